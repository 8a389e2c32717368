package dev.descent.analysis.importance;

import dev.descent.model.Direction;
import dev.descent.sweep.search.Distribution;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How much each key decides whether a configuration is among the best tenth (PED-ANOVA): the distance between where the best lie along
 * its axis and where all do. It needs no grid, so that it serves searches, whose points lie denser where they are good.
 *
 * <pre>
 *   top  = the configurations at least as good as number ⌈0.1·n⌉, ties among them
 *   each axis has 50 cells, between its ends, both of which are middles of cells: whole numbers and steps as many as they have
 *   values, at most 50; whole numbers on a log axis ⌈log₂ n⌉ + 1; choices one each
 *   p = the {@link CellDensity} of the configurations in which the key is active, plus 10⁻¹²
 *   D = Σ p_all(x)·(p_top(x)/p_all(x) − 1)²                                 Pearson's divergence
 *   importance = (|top|/n)² · α²/β · D      α, β the parts of the best and of all in which the key is active
 *   share      = importance / Σ importances
 * </pre>
 *
 * <p>As in Optuna 5.0 by default. Unlike there, a configuration without a value counts among all, and as worse than any: what
 * makes trials diverge is a reason for not being among the best.
 *
 * @param importances a key each
 * @param shares a key each; they add up to 1
 * @param top how many configurations are the best
 * @param configurations how many there are
 * @see <a href="https://arxiv.org/abs/2304.10255">Watanabe, Bansal and Hutter (2023), PED-ANOVA: Efficiently Quantifying
 *     Hyperparameter Importance in Arbitrary Subspaces</a>
 * @see <a href="https://arxiv.org/abs/2601.20800">Conditional PED-ANOVA (2026)</a>, for keys that are not always active
 */
public record PedAnova(List<Double> importances, List<Double> shares, int top, int configurations) {
    /** Of fewer the densities say nothing. */
    public static final int FEWEST = 5;

    private static final double BEST = 0.1;
    private static final int CELLS = 50;
    private static final int FEWEST_ACTIVE = 2;
    private static final double FLOOR = 1e-12;
    /** A product that is a whole number may exceed it by some rounding. */
    private static final double NEARLY = 1e-9;

    public PedAnova {
        importances = List.copyOf(importances);
        shares = List.copyOf(shares);
    }

    /**
     * The importance of some keys; empty if fewer than {@link #FEWEST} are the best, if all are, or if no key decides anything.
     *
     * @param values what configurations are ranked by; NaN where there is none
     */
    public static Optional<PedAnova> of(List<SweptKey> keys, double[] values, Direction direction) {
        return ofAny(keys, values, direction, BEST).filter(it -> it.top() >= FEWEST);
    }

    /** As {@link #of}, of a part of the configurations that may be small. */
    static Optional<PedAnova> ofAny(List<SweptKey> keys, double[] values, Direction direction, double part) {
        boolean[] best = best(values, direction, part);
        int top = count(best);
        if (top == 0 || top == values.length) {
            return Optional.empty();
        }
        double[] importances = new double[keys.size()];
        double sum = 0;
        for (int k = 0; k < importances.length; k++) {
            importances[k] = importance(keys.get(k), best, top);
            sum += importances[k];
        }
        if (!(sum > 0)) {
            return Optional.empty();
        }
        double whole = sum;
        return Optional.of(new PedAnova(
                Arrays.stream(importances).boxed().toList(),
                Arrays.stream(importances).mapToObj(it -> it / whole).toList(),
                top,
                values.length));
    }

    /** Which configurations are the best; none if too few have a value. */
    private static boolean[] best(double[] values, Direction direction, double part) {
        double[] losses = new double[values.length];
        for (int c = 0; c < losses.length; c++) {
            losses[c] = direction == Direction.LARGER_IS_BETTER ? -values[c] : values[c];
        }
        double[] sorted = losses.clone();
        // NaN comes last.
        Arrays.sort(sorted);
        boolean[] best = new boolean[values.length];
        if (best.length > 0) {
            double worst = sorted[(int) Math.ceil(part * best.length - NEARLY) - 1];
            for (int c = 0; c < best.length; c++) {
                best[c] = losses[c] <= worst;
            }
        }
        return best;
    }

    private static double importance(SweptKey key, boolean[] best, int top) {
        List<Integer> active = new ArrayList<>();
        for (int c = 0; c < best.length; c++) {
            if (key.isActive(c)) {
                active.add(c);
            }
        }
        List<Integer> bestActive = active.stream().filter(c -> best[c]).toList();
        if (active.size() < FEWEST_ACTIVE || bestActive.isEmpty()) {
            return 0;
        }
        int[] cells = cells(key, active);
        int number =
                1 + (key.distribution().isPresent() ? last(key.distribution().get()) : max(cells));
        if (number < 2) {
            return 0;
        }
        double[] all = density(key, active, cells, number);
        double[] ofBest = density(key, bestActive, cells, number);
        double divergence = 0;
        for (int x = 0; x < number; x++) {
            double off = (ofBest[x] + FLOOR) / (all[x] + FLOOR) - 1;
            divergence += (all[x] + FLOOR) * (off * off);
        }
        double quantile = (double) top / best.length;
        double amongBest = (double) bestActive.size() / top;
        double amongAll = (double) active.size() / best.length;
        return amongBest * amongBest / amongAll * divergence * (quantile * quantile);
    }

    private static double[] density(SweptKey key, List<Integer> configurations, int[] cells, int number) {
        int[] counts = new int[number];
        for (int c : configurations) {
            counts[cells[c]]++;
        }
        return key.distribution().isPresent() ? CellDensity.ofNumbers(counts) : CellDensity.ofChoices(counts);
    }

    /** By configuration, the cell of an active key's value. */
    private static int[] cells(SweptKey key, List<Integer> active) {
        int[] cells = new int[key.values().size()];
        Map<String, Integer> choices = new LinkedHashMap<>();
        for (int c : active) {
            String value = key.values().get(c);
            cells[c] = key.distribution().isPresent()
                    ? cell(key.distribution().get(), Double.parseDouble(value))
                    : choices.computeIfAbsent(value, it -> choices.size());
        }
        return cells;
    }

    /** The cell of a number; one in the middle of two is in the lower. */
    private static int cell(Distribution distribution, double value) {
        double one = distribution.coordinate(distribution.low());
        double other = distribution.coordinate(distribution.high());
        double low = Math.min(one, other);
        int last = last(distribution);
        double step = (Math.max(one, other) - low) / last;
        double cell = Math.ceil((distribution.coordinate(value) - low) / step - 0.5);
        return (int) Math.max(0, Math.min(last, cell));
    }

    /** The number of the last cell, from 0. */
    private static int last(Distribution distribution) {
        if (!distribution.isFinite()) {
            return CELLS - 1;
        }
        long size = distribution.size();
        long cells = distribution.isLog() ? 1L + (Long.SIZE - Long.numberOfLeadingZeros(size - 1)) : size;
        return (int) Math.min(CELLS, cells) - 1;
    }

    private static int max(int[] cells) {
        return Arrays.stream(cells).max().orElse(0);
    }

    private static int count(boolean[] which) {
        int count = 0;
        for (boolean it : which) {
            count += it ? 1 : 0;
        }
        return count;
    }
}
