package dev.descent.sweep.search;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * After how many epochs configurations are compared, and how many go on. Whole numbers throughout: no logarithm can be off by one.
 *
 * <pre>
 *   rungs                R/ηⁱ rounded half up,  i = 0, 1, … while at least r, each once, ascending
 *   successive halving   n configurations at the first rung, max(1, ⌊n/ηⁱ⌋) at the i-th after it
 *   Hyperband            with S rungs, for s = S − 1 down to 0: successive halving over the last s + 1 rungs,
 *                        n = ⌈S/(s + 1)·ηˢ⌉
 *                        R the epochs of a whole training, r the fewest
 * </pre>
 *
 * @see <a href="https://arxiv.org/abs/1502.07943">Jamieson and Talwalkar (2016), Non-stochastic Best Arm Identification and
 *     Hyperparameter Optimization</a>
 * @see <a href="https://arxiv.org/abs/1603.06560">Li et al. (2018), Hyperband: A Novel Bandit-Based Approach to Hyperparameter
 *     Optimization, algorithm 1</a>
 */
public final class Rungs {
    private Rungs() {}

    /**
     * The epochs of the rungs, ascending; the last is {@code epochs}.
     *
     * @param epochs R, from 1
     * @param eta η, from 2
     * @param minEpochs r, from 1 to R
     */
    public static List<Integer> epochs(int epochs, int eta, int minEpochs) {
        require("eta", eta, 2, Integer.MAX_VALUE);
        require("epochs", epochs, 1, Integer.MAX_VALUE);
        require("minEpochs", minEpochs, 1, epochs);
        List<Integer> descending = new ArrayList<>();
        int previous = 0;
        // Past 2R the quotient rounds to 0.
        for (long power = 1; power <= 2L * epochs; power *= eta) {
            int rung = (int) ((2L * epochs + power) / (2 * power));
            if (rung >= minEpochs && rung != previous) {
                descending.add(rung);
            }
            previous = rung;
        }
        Collections.reverse(descending);
        return List.copyOf(descending);
    }

    /** Successive halving of {@code configurations} over all rungs; arguments else as for {@link #epochs}. */
    public static List<Rung> successiveHalving(int configurations, int epochs, int eta, int minEpochs) {
        require("configurations", configurations, 1, Integer.MAX_VALUE);
        return bracket(configurations, eta, epochs(epochs, eta, minEpochs));
    }

    /** The brackets of Hyperband, that with the most rungs first; arguments as for {@link #epochs}. */
    public static List<List<Rung>> hyperband(int epochs, int eta, int minEpochs) {
        List<Integer> rungs = epochs(epochs, eta, minEpochs);
        List<List<Rung>> brackets = new ArrayList<>();
        for (int s = rungs.size() - 1; s >= 0; s--) {
            long product = rungs.size();
            for (int i = 0; i < s; i++) {
                product = Math.multiplyExact(product, eta);
            }
            int configurations = Math.toIntExact((product + s) / (s + 1));
            brackets.add(bracket(configurations, eta, rungs.subList(rungs.size() - 1 - s, rungs.size())));
        }
        return List.copyOf(brackets);
    }

    /**
     * Successive halving over given rungs.
     *
     * @param epochs of the rungs, ascending
     */
    public static List<Rung> bracket(int configurations, int eta, List<Integer> epochs) {
        List<Rung> bracket = new ArrayList<>();
        int left = configurations;
        for (int epoch : epochs) {
            bracket.add(new Rung(Math.max(1, left), epoch));
            // Flooring step by step is flooring once: ⌊⌊n/η⌋/η⌋ = ⌊n/η²⌋.
            left /= eta;
        }
        return List.copyOf(bracket);
    }

    private static void require(String name, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(name + " must lie in [" + least + ", " + most + "], but is " + value);
        }
    }
}
