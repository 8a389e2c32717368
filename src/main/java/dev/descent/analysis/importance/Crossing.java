package dev.descent.analysis.importance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * The factors of a grid: of what moves by itself every value meets every value of all others, exactly once. Keys that move together,
 * or of which some combinations were left out, count as one factor whose levels are the combinations that there are.
 */
public final class Crossing {
    /** A complete grid of more would have a thousand million configurations. */
    private static final int MOST = 30;

    private Crossing() {}

    /**
     * What moves by itself.
     *
     * @param keys the places of its keys among all, ascending
     * @param level by configuration, from 0
     * @param levels how many there are, at least 2
     */
    public record Factor(List<Integer> keys, List<Integer> level, int levels) {
        public Factor {
            keys = List.copyOf(keys);
            level = List.copyOf(level);
        }

        private Factor and(Factor other, List<Integer> joint) {
            TreeSet<Integer> both = new TreeSet<>(keys);
            both.addAll(other.keys);
            return new Factor(
                    List.copyOf(both),
                    joint,
                    1 + joint.stream().max(Integer::compare).orElse(-1));
        }
    }

    /**
     * The factors that keys form, in the order of their first keys. Keys with one value form none. A single factor of all keys where
     * the configurations are no complete grid of any factors.
     *
     * @param keys each with a value a configuration
     */
    public static List<Factor> of(List<SweptKey> keys) {
        List<Factor> factors = distinct(keys);
        if (factors.size() > MOST) {
            return List.of(whole(factors));
        }
        boolean merged = true;
        while (merged) {
            merged = mergeOne(factors);
        }
        long combinations = 1;
        for (Factor factor : factors) {
            combinations = Math.min(Integer.MAX_VALUE, combinations * factor.levels());
        }
        int configurations = keys.isEmpty() ? 0 : keys.get(0).values().size();
        Factor all = factors.isEmpty() ? null : whole(factors);
        boolean complete = all == null || combinations == configurations && all.levels() == configurations;
        return complete ? List.copyOf(factors) : List.of(all);
    }

    /** Keys whose values change in the same configurations are one factor. */
    private static List<Factor> distinct(List<SweptKey> keys) {
        List<Factor> factors = new ArrayList<>();
        Map<List<Integer>, Integer> places = new HashMap<>();
        for (int k = 0; k < keys.size(); k++) {
            List<Integer> level = numbered(keys.get(k).values());
            int levels = 1 + level.stream().max(Integer::compare).orElse(-1);
            if (levels < 2) {
                continue;
            }
            Integer place = places.get(level);
            if (place == null) {
                places.put(level, factors.size());
                factors.add(new Factor(List.of(k), level, levels));
            } else {
                Factor factor = factors.get(place);
                List<Integer> both = new ArrayList<>(factor.keys());
                both.add(k);
                factors.set(place, new Factor(both, level, levels));
            }
        }
        return factors;
    }

    /** Makes one of the first two factors of which some combination is missing; whether there were any. */
    private static boolean mergeOne(List<Factor> factors) {
        for (int a = 0; a < factors.size(); a++) {
            for (int b = a + 1; b < factors.size(); b++) {
                if (!isCrossed(factors.get(a), factors.get(b))) {
                    Factor both = factors.get(a).and(factors.get(b), joint(factors.get(a), factors.get(b)));
                    factors.set(a, both);
                    factors.remove(b);
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isCrossed(Factor a, Factor b) {
        int configurations = a.level().size();
        long combinations = (long) a.levels() * b.levels();
        if (combinations > configurations) {
            return false;
        }
        boolean[] seen = new boolean[(int) combinations];
        int found = 0;
        for (int c = 0; c < configurations; c++) {
            int cell = a.level().get(c) * b.levels() + b.level().get(c);
            found += seen[cell] ? 0 : 1;
            seen[cell] = true;
        }
        return found == combinations;
    }

    private static Factor whole(List<Factor> factors) {
        Factor all = factors.get(0);
        for (Factor factor : factors.subList(1, factors.size())) {
            all = all.and(factor, joint(all, factor));
        }
        return all;
    }

    private static List<Integer> joint(Factor a, Factor b) {
        Long[] cells = new Long[a.level().size()];
        for (int c = 0; c < cells.length; c++) {
            cells[c] = (long) a.level().get(c) * b.levels() + b.level().get(c);
        }
        return numbered(Arrays.asList(cells));
    }

    /** Each value by its number, from 0 in the order in which they first appear. */
    private static <T> List<Integer> numbered(List<T> values) {
        Map<T, Integer> numbers = new HashMap<>();
        List<Integer> numbered = new ArrayList<>(values.size());
        for (T value : values) {
            Integer known = numbers.putIfAbsent(value, numbers.size());
            numbered.add(known == null ? numbers.size() - 1 : known);
        }
        return numbered;
    }
}
