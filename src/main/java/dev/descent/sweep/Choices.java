package dev.descent.sweep;

import dev.descent.model.KeyPath;
import dev.descent.model.Values;
import dev.descent.model.Written;
import dev.descent.sweep.Axis.Option;
import dev.descent.sweep.Axis.Setting;
import dev.descent.sweep.Configuration.Assignment;
import dev.descent.sweep.search.Condition;
import dev.descent.sweep.search.Dimension;
import dev.descent.sweep.search.Domain;
import dev.descent.sweep.search.SearchSpace;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The {@link Combination}s of a sweep's axes.
 *
 * <p>What is more particular wins, by four rules:
 *
 * <ul>
 *   <li>A case's setting can override any other at or below its own path. A setting of {@code grid} or {@code zip} can override
 *       those of {@code grid} and {@code zip} below its path; axes inside alternatives only cases can override.
 *   <li>It does so where it says the other's key explicitly, by a value or by leaving all of it out.
 *   <li>A setting is live if its option is taken and no live setting of the same combination overrides it.
 *   <li>An axis multiplies if one of its settings is live and, where it stands inside an alternative, that is taken and live.
 * </ul>
 */
final class Choices {
    private final List<Flat> axes = new ArrayList<>();
    /** Where each axis, its very object, is among them. */
    private final IdentityHashMap<Axis, Integer> indices = new IdentityHashMap<>();
    /** By axis and setting: the settings that override it. */
    private final List<List<List<Ref>>> overriders = new ArrayList<>();
    /** The axes in an order in which all that an axis depends on comes before it. */
    private final List<Integer> order;
    /** By axis: those on which it depends. */
    private final List<Set<Integer>> dependsOn = new ArrayList<>();
    /** By axis: those that depend on it, or on which it depends. */
    private final List<Set<Integer>> related = new ArrayList<>();

    /** An axis with the alternative that it stands in, if it does. */
    private record Flat(Axis axis, Optional<Ref> parent) {}

    /** A setting of an option of an axis. */
    private record Ref(int axis, int option, int setting) {}

    /** @throws IllegalArgumentException if zips override each other in a circle */
    Choices(List<Axis> top) {
        for (Axis axis : top) {
            flatten(axis, Optional.empty());
        }
        for (int x = 0; x < axes.size(); x++) {
            overriders.add(overridersOf(x));
            related.add(new LinkedHashSet<>());
        }
        for (int x = 0; x < axes.size(); x++) {
            dependsOn.add(dependencies(x));
            for (int y : dependsOn.get(x)) {
                related.get(x).add(y);
                related.get(y).add(x);
            }
        }
        order = order();
    }

    /** How many combinations there are of what is not drawn, without making them. */
    BigInteger count() {
        return count(order, Combination.ofNone(axes.size()));
    }

    /** All combinations of what is not drawn, in their order. */
    List<Combination> all() {
        List<Combination> all = new ArrayList<>();
        collect(0, Combination.ofNone(axes.size()), false, Integer.MAX_VALUE, all);
        all.sort(Combination.ORDER);
        return all;
    }

    /** For each option of each axis one combination that has it; enough to look at every value once. */
    List<Combination> cover() {
        List<Combination> cover = new ArrayList<>();
        for (int x = 0; x < axes.size(); x++) {
            for (int option = 0; option < axes.get(x).axis().options().size(); option++) {
                int[] wanted = new int[axes.size()];
                wanted[x] = option;
                Optional<Ref> parent = axes.get(x).parent();
                while (parent.isPresent()) {
                    wanted[parent.get().axis()] = parent.get().option();
                    parent = axes.get(parent.get().axis()).parent();
                }
                Combination combination = Combination.ofNone(axes.size());
                for (int axis : order) {
                    if (multiplies(axis, combination)) {
                        combination = combination.with(axis, wanted[axis]);
                    }
                }
                cover.add(combination);
            }
        }
        return cover;
    }

    /** All combinations, distributions at their lower bounds; of more than {@code most} the first, one more than these. */
    List<Combination> covers(int most) {
        List<Combination> all = new ArrayList<>();
        collect(0, Combination.ofNone(axes.size()), true, most + 1, all);
        return all;
    }

    /**
     * Combinations at the bounds of distributions: both bounds of any two distributions meet in each way, so that a rule between two
     * keys that holds here holds wherever it is monotone.
     *
     * @param of every other value
     */
    List<Combination> corners(List<Combination> of) {
        List<Combination> corners = new ArrayList<>();
        for (Combination combination : of) {
            List<Integer> drawn = new ArrayList<>();
            for (int x = 0; x < axes.size(); x++) {
                if (axis(x).isDistribution() && combination.has(x)) {
                    drawn.add(x);
                }
            }
            for (int rest = 0; rest < 2; rest++) {
                Combination bounds = combination;
                for (int x : drawn) {
                    bounds = bounds.with(x, rest);
                }
                corners.add(bounds);
                for (int x : drawn) {
                    corners.add(bounds.with(x, 1 - rest));
                }
            }
        }
        return corners;
    }

    int axes() {
        return axes.size();
    }

    Axis axis(int index) {
        return axes.get(index).axis();
    }

    boolean isInner(int index) {
        return axes.get(index).parent().isPresent();
    }

    /** Whether, in a combination, the chosen option of an axis sets its key number {@code setting}. */
    boolean isLive(Combination combination, int axis, int setting) {
        return combination.has(axis) && overrider(combination, axis, setting).isEmpty();
    }

    /** The value that a live setting sets, the axes inside it decided; what one of them would set that is not live is left out. */
    Optional<Object> value(Combination combination, int axis, int setting) {
        Setting it = setting(combination, axis, setting);
        Optional<Object> value = it.value().value();
        for (Axis inner : it.inner()) {
            int flat = indices.get(inner);
            Setting first = inner.options().get(0).settings().get(0);
            Optional<Object> chosen = isLive(combination, flat, 0) ? value(combination, flat, 0) : Optional.empty();
            value = value.map(whole -> Values.with(whole, first.path().below(it.path()), chosen));
        }
        return value;
    }

    /** What a live setting assigns, and then what the live settings of the axes inside it do, so that each is known by its own place. */
    void assign(Combination combination, int axis, int setting, List<Assignment> assignments) {
        Setting it = setting(combination, axis, setting);
        Written written = it.value();
        if (!it.inner().isEmpty()) {
            written = new Written(value(combination, axis, setting), written.sound(), written.origin());
        }
        assignments.add(new Assignment(it.path(), it.at(), written));
        // What stands inside something that is wrong has no place to be set in.
        for (Axis inner : written.sound() ? it.inner() : List.<Axis>of()) {
            int flat = indices.get(inner);
            if (isLive(combination, flat, 0)) {
                assign(combination, flat, 0, assignments);
            }
        }
    }

    Setting setting(Combination combination, int axis, int setting) {
        Setting it = axes.get(axis)
                .axis()
                .options()
                .get(combination.option(axis))
                .settings()
                .get(setting);
        double drawn = combination.drawn(axis);
        return Double.isNaN(drawn) || !axis(axis).isSound() ? it : it.with(drawn);
    }

    /** Whether a search draws the value of an axis. */
    boolean isDrawn(int index) {
        int top = index;
        while (axes.get(top).parent().isPresent()) {
            top = axes.get(top).parent().get().axis();
        }
        Axis.Kind kind = axes.get(top).axis().kind();
        return kind == Axis.Kind.OVER || kind == Axis.Kind.COMPETITORS && top != index;
    }

    /** What a search draws where the rest of a combination is given. */
    Drawing drawing(Combination rest) {
        List<Integer> drawn = new ArrayList<>();
        List<Dimension> dimensions = new ArrayList<>();
        for (int x : order) {
            if (isDrawn(x) && multiplies(x, rest, drawn)) {
                dimensions.add(new Dimension(path(x), domain(x), conditions(x, drawn)));
                drawn.add(x);
            }
        }
        return new Drawing(rest, new SearchSpace(dimensions), drawn);
    }

    /** The path of a drawn axis: its only one. */
    private String path(int x) {
        return axis(x).options().get(0).settings().get(0).path().toString();
    }

    private Domain domain(int x) {
        Axis axis = axis(x);
        return axis.distribution().isPresent()
                ? new Domain.Numeric(axis.distribution().get())
                : new Domain.Choice(axis.options().size());
    }

    /** What of the axes drawn before must be chosen for an axis to be drawn, and what must not. */
    private List<Condition> conditions(int x, List<Integer> drawn) {
        List<Condition> conditions = new ArrayList<>();
        Optional<Ref> parent = axes.get(x).parent();
        if (parent.isPresent() && isDrawn(parent.get().axis())) {
            conditions.add(new Condition(
                    drawn.indexOf(parent.get().axis()), parent.get().option(), true));
        }
        for (List<Ref> refs : overriders.get(x)) {
            for (Ref ref : refs) {
                if (drawn.contains(ref.axis())) {
                    conditions.add(new Condition(drawn.indexOf(ref.axis()), ref.option(), false));
                }
            }
        }
        return conditions;
    }

    /** Whether a drawn axis can multiply: that it stands inside something drawn or chosen, and nothing that is not drawn overrides it. */
    private boolean multiplies(int x, Combination rest, List<Integer> drawn) {
        return axes.get(x)
                        .parent()
                        .filter(parent -> !stands(parent, rest, drawn))
                        .isEmpty()
                && overrider(rest, x, 0).isEmpty();
    }

    private boolean stands(Ref parent, Combination rest, List<Integer> drawn) {
        return drawn.contains(parent.axis())
                || rest.has(parent.axis(), parent.option()) && isLive(rest, parent.axis(), parent.setting());
    }

    /** The value that an overridden key has instead, as what overrides it says it. */
    Optional<Object> valueInstead(Combination combination, int axis, int setting) {
        return overrider(combination, axis, setting).flatMap(ref -> {
            Setting winner = setting(combination, ref.axis(), ref.setting());
            KeyPath key = axes.get(axis)
                    .axis()
                    .options()
                    .get(0)
                    .settings()
                    .get(setting)
                    .path();
            return value(combination, ref.axis(), ref.setting())
                    .flatMap(value -> Explicit.find(value, key.below(winner.path())));
        });
    }

    private void flatten(Axis axis, Optional<Ref> parent) {
        int index = axes.size();
        axes.add(new Flat(axis, parent));
        indices.put(axis, index);
        for (int o = 0; o < axis.options().size(); o++) {
            List<Setting> settings = axis.options().get(o).settings();
            for (int s = 0; s < settings.size(); s++) {
                for (Axis inner : settings.get(s).inner()) {
                    flatten(inner, Optional.of(new Ref(index, o, s)));
                }
            }
        }
    }

    private List<List<Ref>> overridersOf(int x) {
        List<List<Ref>> all = new ArrayList<>();
        Axis axis = axes.get(x).axis();
        if (axis.kind() == Axis.Kind.CASES) {
            return all;
        }
        for (Setting setting : axis.options().get(0).settings()) {
            List<Ref> refs = new ArrayList<>();
            for (int y = 0; y < axes.size(); y++) {
                addOverriders(setting.path(), isInner(x), y, refs);
            }
            refs.sort((a, b) -> Boolean.compare(!isCase(a), !isCase(b)));
            all.add(refs);
        }
        return all;
    }

    private void addOverriders(KeyPath key, boolean inner, int y, List<Ref> refs) {
        List<Option> options = axes.get(y).axis().options();
        for (int o = 0; o < options.size(); o++) {
            List<Setting> settings = options.get(o).settings();
            for (int s = 0; s < settings.size(); s++) {
                if (canOverride(y, settings.get(s), key, inner) && Explicit.says(settings.get(s), key)) {
                    refs.add(new Ref(y, o, s));
                }
            }
        }
    }

    /** Whether a setting of an axis may override one of a key, {@code inner} if that stands inside an alternative. */
    private boolean canOverride(int axis, Setting setting, KeyPath key, boolean inner) {
        if (axes.get(axis).axis().kind() == Axis.Kind.CASES) {
            return key.startsWith(setting.path());
        }
        return !inner && !isInner(axis) && key.isBelow(setting.path());
    }

    private boolean isCase(Ref ref) {
        return axes.get(ref.axis()).axis().kind() == Axis.Kind.CASES;
    }

    private Set<Integer> dependencies(int x) {
        Set<Integer> on = new LinkedHashSet<>();
        axes.get(x).parent().ifPresent(parent -> on.add(parent.axis()));
        overriders.get(x).forEach(refs -> refs.forEach(ref -> on.add(ref.axis())));
        on.remove(x);
        return on;
    }

    private List<Integer> order() {
        List<Integer> order = new ArrayList<>();
        while (order.size() < dependsOn.size()) {
            int size = order.size();
            for (int x = 0; x < dependsOn.size() && order.size() == size; x++) {
                if (!order.contains(x) && order.containsAll(dependsOn.get(x))) {
                    order.add(x);
                }
            }
            if (order.size() == size) {
                throw new IllegalArgumentException("axes override each other in a circle among " + names(order));
            }
        }
        return order;
    }

    private List<String> names(List<Integer> ordered) {
        List<String> others = new ArrayList<>();
        for (int x = 0; x < axes.size(); x++) {
            if (!ordered.contains(x)) {
                others.add(axis(x).name());
            }
        }
        return others;
    }

    private Optional<Ref> overrider(Combination combination, int axis, int setting) {
        List<List<Ref>> bySetting = overriders.get(axis);
        if (!bySetting.isEmpty()) {
            for (Ref ref : bySetting.get(setting)) {
                if (combination.has(ref.axis(), ref.option()) && isLive(combination, ref.axis(), ref.setting())) {
                    return Optional.of(ref);
                }
            }
        }
        return Optional.empty();
    }

    /** Whether an axis multiplies, all that it depends on being chosen. */
    private boolean multiplies(int x, Combination combination) {
        Flat flat = axes.get(x);
        if (flat.parent().isPresent()) {
            Ref parent = flat.parent().get();
            if (!combination.has(parent.axis(), parent.option())
                    || !isLive(combination, parent.axis(), parent.setting())) {
                return false;
            }
        }
        int settings = overriders.get(x).size();
        for (int s = 0; s < settings; s++) {
            if (overrider(combination, x, s).isEmpty()) {
                return true;
            }
        }
        return flat.axis().kind() == Axis.Kind.CASES;
    }

    private void collect(int position, Combination combination, boolean drawn, int most, List<Combination> all) {
        if (position == order.size()) {
            all.add(combination);
            return;
        }
        int x = order.get(position);
        if ((drawn || !isDrawn(x)) && multiplies(x, combination)) {
            int options = axis(x).isDistribution() ? 1 : axis(x).options().size();
            for (int o = 0; o < options && all.size() < most; o++) {
                collect(position + 1, combination.with(x, o), drawn, most, all);
            }
        } else {
            collect(position + 1, combination, drawn, most, all);
        }
    }

    /** The number of ways to choose for {@code open}: what is not related is multiplied, the rest is tried. */
    private BigInteger count(List<Integer> open, Combination combination) {
        BigInteger product = BigInteger.ONE;
        List<Integer> rest = new ArrayList<>(open);
        while (!rest.isEmpty()) {
            List<Integer> island = island(rest);
            rest.removeAll(island);
            product = product.multiply(countIsland(island, combination));
        }
        return product;
    }

    private BigInteger countIsland(List<Integer> island, Combination combination) {
        int x = island.get(0);
        List<Integer> others = island.subList(1, island.size());
        if (isDrawn(x) || !multiplies(x, combination)) {
            return count(others, combination);
        }
        int options = axes.get(x).axis().options().size();
        if (others.isEmpty()) {
            return BigInteger.valueOf(options);
        }
        BigInteger sum = BigInteger.ZERO;
        for (int o = 0; o < options; o++) {
            sum = sum.add(count(others, combination.with(x, o)));
        }
        return sum;
    }

    /** The first of {@code open} and all that it is related to by way of others that are open, in the same order. */
    private List<Integer> island(List<Integer> open) {
        Set<Integer> reached = new LinkedHashSet<>(List.of(open.get(0)));
        List<Integer> queue = new ArrayList<>(reached);
        while (!queue.isEmpty()) {
            for (int y : related.get(queue.remove(0))) {
                if (open.contains(y) && reached.add(y)) {
                    queue.add(y);
                }
            }
        }
        return open.stream().filter(reached::contains).toList();
    }
}
