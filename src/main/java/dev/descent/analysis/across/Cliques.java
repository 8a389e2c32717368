package dev.descent.analysis.across;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiPredicate;

/**
 * The largest groups whose members can't be told from each other: maximal cliques, found by growing each group by later members and
 * dropping those that another could still join (Bron and Kerbosch 1973).
 */
final class Cliques {
    private final int size;
    private final BiPredicate<Integer, Integer> joined;
    private final List<List<Integer>> found = new ArrayList<>();

    private Cliques(int size, BiPredicate<Integer, Integer> joined) {
        this.size = size;
        this.joined = joined;
    }

    /**
     * The groups of at least two, each in ascending order, ordered by their first, then their later members.
     *
     * @param joined whether two can't be told apart, symmetric
     */
    static List<List<Integer>> of(int size, BiPredicate<Integer, Integer> joined) {
        Cliques cliques = new Cliques(size, joined);
        List<Integer> all = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            all.add(i);
        }
        cliques.grow(new ArrayList<>(), all, new ArrayList<>());
        cliques.found.sort(Comparator.comparing((List<Integer> it) -> it.get(0)).thenComparing(Cliques::compare));
        return List.copyOf(cliques.found);
    }

    private static int compare(List<Integer> a, List<Integer> b) {
        for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
            int order = Integer.compare(a.get(i), b.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(a.size(), b.size());
    }

    private void grow(List<Integer> group, List<Integer> candidates, List<Integer> excluded) {
        if (candidates.isEmpty() && excluded.isEmpty() && group.size() > 1) {
            found.add(group.stream().sorted().toList());
        }
        int pivot = pivot(candidates, excluded);
        List<Integer> left = new ArrayList<>(candidates);
        List<Integer> done = new ArrayList<>(excluded);
        for (int member : candidates) {
            if (pivot != member && joined.test(pivot, member)) {
                continue;
            }
            List<Integer> larger = new ArrayList<>(group);
            larger.add(member);
            grow(larger, beside(member, left), beside(member, done));
            left.remove(Integer.valueOf(member));
            done.add(member);
        }
    }

    /** One that most candidates are joined to: groups without it and without any of the others would not be maximal. */
    private int pivot(List<Integer> candidates, List<Integer> excluded) {
        int best = -1;
        int most = -1;
        for (int i = 0; i < size; i++) {
            if (candidates.contains(i) || excluded.contains(i)) {
                int count = beside(i, candidates).size();
                best = count > most ? i : best;
                most = Math.max(most, count);
            }
        }
        return best;
    }

    private List<Integer> beside(int member, List<Integer> others) {
        List<Integer> beside = new ArrayList<>();
        for (int other : others) {
            if (other != member && joined.test(member, other)) {
                beside.add(other);
            }
        }
        return beside;
    }
}
