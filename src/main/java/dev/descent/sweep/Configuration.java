package dev.descent.sweep;

import dev.descent.model.Component;
import dev.descent.model.FileValues;
import dev.descent.model.KeyPath;
import dev.descent.model.KeyPath.Step;
import dev.descent.model.Origin;
import dev.descent.model.UnknownPath;
import dev.descent.model.Values;
import dev.descent.model.Written;
import dev.descent.problem.Located;
import dev.descent.problem.Problems;
import dev.descent.problem.Remedy;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One configuration of a sweep: the file's own values and a few that are set in them.
 *
 * @param file what the file itself says
 * @param assignments what is set, those further up first
 * @param caseName the case it belongs to, if there are cases
 * @param settings the value of each key of the sweep as the tables print it, aligned with {@link Sweep#keys()}
 */
public record Configuration(
        FileValues file, List<Assignment> assignments, Optional<String> caseName, List<String> settings) {
    /**
     * A value that is set.
     *
     * @param key where its path is written
     */
    public record Assignment(KeyPath path, Located key, Written value) {}

    public Configuration {
        assignments = List.copyOf(assignments);
        settings = List.copyOf(settings);
    }

    /**
     * The values of this configuration, its learning rate inside its optimizer; what is set to something that could not be read is as in
     * the file.
     *
     * @param problems where a path is told that names nothing in this configuration; then the result is empty
     */
    public Optional<Component> values(Problems problems) {
        Component values = file.values();
        boolean settled = false;
        boolean known = true;
        for (Assignment it : assignments) {
            if (!settled && it.path().depth() > 1) {
                values = FileValues.settled(values);
                settled = true;
            }
            try {
                if (it.value().sound()) {
                    values = Values.with(values, it.path(), it.value().value());
                }
            } catch (UnknownPath unknown) {
                // A key that is wrong itself is not there to lead into, and has been told.
                if (!file.unsound().contains(it.path().first())) {
                    problems.add(it.key(), unknown.getMessage(), remedy(unknown, it.path()));
                    known = false;
                }
            }
        }
        if (!known) {
            return Optional.empty();
        }
        Component whole = FileValues.settled(values);
        return Optional.of(leavesOut() ? withoutGaps(whole) : whole);
    }

    /** What mends a path that leads into an alternative which lacks its end, while others have it, or else what mends any such path. */
    private Remedy remedy(UnknownPath unknown, KeyPath path) {
        boolean alternative =
                assignments.stream().anyMatch(it -> it.path().depth() < path.depth() && path.startsWith(it.path()));
        return unknown.having()
                .filter(written -> alternative)
                .map(written -> Remedy.of("expected it inside the alternatives that have it, such as " + written))
                .orElse(unknown.remedy());
    }

    /** Whether all that was written could be read. */
    public boolean isSound() {
        if (!file.unsound().isEmpty()) {
            return false;
        }
        for (Assignment it : assignments) {
            if (!it.value().sound()) {
                return false;
            }
        }
        return true;
    }

    /** Whether a key, with all that is inside it, was read whole. */
    public boolean isSound(String key) {
        boolean sound = !file.unsound().contains(key);
        for (Assignment it : assignments) {
            if (it.path().first().equals(key)) {
                sound = it.path().depth() == 1
                        ? it.value().sound()
                        : sound && it.value().sound();
            }
        }
        return sound;
    }

    /** Where the value at a path was written; nothing if it was not. */
    public Optional<Origin> origin(KeyPath path) {
        Optional<Origin> found = own(path);
        return found.isPresent() ? found : own(path.withRateAtTheTop());
    }

    /** Where the value at a path was written or, if it was not, what it would stand in. */
    public Origin nearest(KeyPath path) {
        for (int depth = path.depth(); depth > 0; depth--) {
            Optional<Origin> found = origin(path.prefix(depth));
            if (found.isPresent()) {
                return found.get();
            }
        }
        return file.origin();
    }

    /**
     * Where a value is written that is set and that decides on what stands at a path: all of it, something that it stands in, or
     * something inside it; nothing if all of it is the file's own.
     */
    public Optional<Origin> set(KeyPath path) {
        for (int i = assignments.size() - 1; i >= 0; i--) {
            Assignment it = assignments.get(i);
            if (isAtOrBelow(path, it.path())) {
                List<Step> below = path.steps().subList(it.path().depth(), path.depth());
                return Optional.of(it.value().origin().nearest(below));
            }
            if (it.path().depth() > path.depth() && isAtOrBelow(path, it.path().prefix(path.depth()))) {
                return Optional.of(it.value().origin());
            }
        }
        return Optional.empty();
    }

    /** The path that a place of {@link #values} has where it is written: elements before it may be left out. */
    public KeyPath asWritten(KeyPath path) {
        if (path.depth() < 2 || !leavesOut() || !(path.steps().get(1) instanceof Step.Index index)) {
            return path;
        }
        Set<Integer> leftOut = new HashSet<>();
        int size = size(path.prefix(1));
        for (Assignment it : assignments) {
            if (it.path().depth() == 2
                    && it.path().first().equals(path.first())
                    && it.path().last() instanceof Step.Index gap) {
                gap.in(size).ifPresent(at -> {
                    if (it.value().value().isEmpty()) {
                        leftOut.add(at);
                    } else {
                        leftOut.remove(at);
                    }
                });
            }
        }
        int left = index.index();
        for (int i = 0; i < size; i++) {
            left -= leftOut.contains(i) ? 0 : 1;
            if (left < 0 && index.index() >= 0) {
                return path.prefix(1).plus(new Step.Index(i)).plus(path.steps().subList(2, path.depth()));
            }
        }
        return path;
    }

    /** How many elements are written at a path. */
    private int size(KeyPath list) {
        return origin(list).map(origin -> origin.elements().size()).orElse(0);
    }

    private Optional<Origin> own(KeyPath path) {
        for (int i = assignments.size() - 1; i >= 0; i--) {
            Assignment it = assignments.get(i);
            if (isAtOrBelow(path, it.path())) {
                return down(
                        Optional.of(it.value().origin()),
                        path.steps().subList(it.path().depth(), path.depth()));
            }
        }
        return down(Optional.of(file.origin()), path.steps());
    }

    private boolean isAtOrBelow(KeyPath path, KeyPath above) {
        if (path.depth() < above.depth()) {
            return false;
        }
        for (int i = 0; i < above.depth(); i++) {
            Step step = above.steps().get(i);
            Step other = path.steps().get(i);
            boolean every = step instanceof Step.Every && other instanceof Step.Index;
            if (!every && !step.equals(other) && !isSameElement(path.prefix(Math.max(i, 1)), step, other)) {
                return false;
            }
        }
        return true;
    }

    /** Whether two indices, counted from the front or the back, are of one element of a list. */
    private boolean isSameElement(KeyPath list, Step a, Step b) {
        if (!(a instanceof Step.Index one)
                || !(b instanceof Step.Index other)
                || one.index() < 0 == other.index() < 0) {
            return false;
        }
        int size = size(list);
        return one.in(size).isPresent() && one.in(size).equals(other.in(size));
    }

    private static Optional<Origin> down(Optional<Origin> from, List<Step> steps) {
        Optional<Origin> found = from;
        for (Step step : steps) {
            found = found.flatMap(origin -> origin.child(step));
        }
        return found;
    }

    private boolean leavesOut() {
        for (Assignment it : assignments) {
            if (it.value().value().isEmpty()) {
                return true;
            }
        }
        return false;
    }

    private static Component withoutGaps(Component file) {
        Component whole = file;
        for (Map.Entry<String, Object> entry : file.given().entrySet()) {
            if (entry.getValue() instanceof List<?> list && Values.withoutGaps(list) != list) {
                whole = whole.with(entry.getKey(), Values.withoutGaps(list));
            }
        }
        return whole;
    }
}
