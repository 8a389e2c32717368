package dev.descent.sweep;

import dev.descent.config.yaml.Node;
import dev.descent.config.yaml.Node.Entry;
import dev.descent.config.yaml.Node.Mapping;
import dev.descent.config.yaml.Node.Scalar;
import dev.descent.problem.Problems;
import dev.descent.sweep.Axis.Setting;
import dev.descent.sweep.KeyPath.Step;
import dev.descent.sweep.Places.Nowhere;
import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The trees of combinations, made branch by branch. A branch is a key of the file with all below it; optimizer and learning rate
 * are one, as the rate moves into the optimizer. No setting of one branch looks at another, so a branch depends only on the axes
 * that set something in it, and combinations that agree in those share it: the same objects, read and checked once.
 */
final class Branches {
    private static final Set<String> OPTIMIZER = Set.of("optimizer", "learning_rate");
    /** More branches than these are forgotten and made again. */
    private static final int MOST_REMEMBERED = 2048;

    private final Places places;
    private final Mapping base;
    private final Choices choices;
    private final List<Branch> branches = new ArrayList<>();
    private final Map<String, Integer> branchOfKey = new HashMap<>();

    /** Keys of the file, the axes that decide what stands there, and what some choices of them came to. */
    private static final class Branch {
        private final Set<String> keys;
        private final int[] axes;
        private final Map<IntBuffer, Grown> grown = new HashMap<>();

        Branch(Set<String> keys, int[] axes) {
            this.keys = keys;
            this.axes = axes;
        }
    }

    /**
     * A branch of one combination.
     *
     * @param entries what stands at its keys
     * @param fault the setting that led nowhere, if one did
     */
    private record Grown(List<Entry> entries, Optional<Fault> fault) {}

    private record Fault(Scalar key, Nowhere nowhere) {}

    /** A value that is to be set. */
    private record Assignment(KeyPath path, Scalar key, Node value) {}

    Branches(Places places, Mapping base, Choices choices) {
        this.places = places;
        this.base = base;
        this.choices = choices;
        Map<Set<String>, Set<Integer>> axes = new LinkedHashMap<>();
        axes.put(OPTIMIZER, new LinkedHashSet<>());
        for (int x = 0; x < choices.axes(); x++) {
            for (Axis.Option option : choices.axis(x).options()) {
                for (Setting setting : option.settings()) {
                    axes.computeIfAbsent(keys(setting.path()), keys -> new LinkedHashSet<>())
                            .add(x);
                }
            }
        }
        axes.forEach((keys, own) -> {
            keys.forEach(key -> branchOfKey.put(key, branches.size()));
            branches.add(new Branch(keys, choices.withDependencies(own)));
        });
    }

    /**
     * The tree of a combination, its learning rate inside its optimizer; empty if a setting leads nowhere.
     *
     * @param problems where that is told
     */
    synchronized Optional<Mapping> tree(int[] choice, Problems problems) {
        List<List<Entry>> all = new ArrayList<>(branches.size());
        boolean sound = true;
        for (Branch branch : branches) {
            Grown grown = grown(branch, choice);
            if (grown.fault().isPresent()) {
                Fault fault = grown.fault().get();
                problems.add(
                        fault.key(),
                        fault.nowhere().getMessage(),
                        fault.nowhere().remedy());
                sound = false;
            }
            all.add(grown.entries());
        }
        return sound ? Optional.of(joined(all)) : Optional.empty();
    }

    /** The base with the branches in the places of their keys; keys that it does not have come last. */
    private Mapping joined(List<List<Entry>> grown) {
        List<Entry> entries = new ArrayList<>(base.entries().size() + grown.size());
        for (Entry entry : base.entries()) {
            Integer branch = branchOfKey.get(entry.name());
            if (branch == null) {
                entries.add(entry);
            } else {
                find(grown.get(branch), entry.name()).ifPresent(entries::add);
            }
        }
        for (List<Entry> branch : grown) {
            for (Entry entry : branch) {
                if (base.entry(entry.name()).isEmpty()) {
                    entries.add(entry);
                }
            }
        }
        return new Mapping(base.position(), entries);
    }

    private static Optional<Entry> find(List<Entry> entries, String name) {
        for (Entry entry : entries) {
            if (entry.name().equals(name)) {
                return Optional.of(entry);
            }
        }
        return Optional.empty();
    }

    private Grown grown(Branch branch, int[] choice) {
        int[] own = new int[branch.axes.length];
        for (int i = 0; i < own.length; i++) {
            own[i] = choice[branch.axes[i]];
        }
        IntBuffer key = IntBuffer.wrap(own);
        Grown known = branch.grown.get(key);
        if (known == null) {
            if (branch.grown.size() == MOST_REMEMBERED) {
                branch.grown.clear();
            }
            known = grow(branch, choice);
            branch.grown.put(key, known);
        }
        return known;
    }

    private Grown grow(Branch branch, int[] choice) {
        Mapping tree = base;
        boolean settled = false;
        for (Assignment assignment : assignments(branch, choice)) {
            if (!settled && assignment.path().depth() > 1) {
                tree = places.settled(tree);
                settled = true;
            }
            try {
                tree = places.with(tree, assignment.path(), assignment.key(), assignment.value());
            } catch (Nowhere nowhere) {
                if (!nowhere.malformed()) {
                    return new Grown(List.of(), Optional.of(new Fault(assignment.key(), nowhere)));
                }
                // What is malformed is left in the tree for the parser to find.
            }
        }
        List<Entry> entries = places.settled(tree).entries().stream()
                .filter(entry -> branch.keys.contains(entry.name()))
                .toList();
        return new Grown(entries, Optional.empty());
    }

    /** The live settings of a branch, those further up first. */
    private List<Assignment> assignments(Branch branch, int[] choice) {
        List<Assignment> assignments = new ArrayList<>();
        int[] axes = branch.axes.clone();
        Arrays.sort(axes);
        for (int x : axes) {
            if (!choices.isInner(x) && choice[x] != Choices.NONE) {
                int settings =
                        choices.axis(x).options().get(choice[x]).settings().size();
                for (int s = 0; s < settings; s++) {
                    Setting setting = choices.setting(choice, x, s);
                    if (keys(setting.path()).equals(branch.keys) && choices.isLive(choice, x, s)) {
                        assignments.add(new Assignment(setting.path(), setting.key(), choices.value(choice, x, s)));
                    }
                }
            }
        }
        assignments.sort(Comparator.comparingInt(assignment -> assignment.path().depth()));
        return assignments;
    }

    private static Set<String> keys(KeyPath path) {
        String key = ((Step.Key) path.steps().get(0)).name();
        return OPTIMIZER.contains(key) ? OPTIMIZER : Set.of(key);
    }
}
