package dev.descent.analysis.importance;

import dev.descent.analysis.importance.Crossing.Factor;
import java.util.ArrayList;
import java.util.List;

/**
 * The variance of a value over a complete grid, taken apart into what each factor does by itself, what two do only together, and the
 * rest. As every combination was tried, nothing is estimated: the shares are exact and add up to 1.
 *
 * <pre>
 *   m(c)   = the mean of configuration c over R rounds          μ = the mean of all m(c)
 *   T      = Σ (m(c) − μ)²/K                                    over the K configurations
 *   f_a(i)    = mean of m(c) over those with level i of a, less μ
 *   f_ab(i,j) = mean of m(c) over those with i and j, less μ, f_a(i) and f_b(j)
 *   share of a      = mean of f_a² over its levels / T
 *   share of a × b  = mean of f_ab² over their combinations / T
 * </pre>
 *
 * <p>Without rounds that all configurations share nothing is known of chance. With at least two of them:
 *
 * <pre>
 *   s²    = Σ (v(c,r) − m(c) − m(r) + μ)² / ((K − 1)·(R − 1))     what a configuration does in one round and not in another
 *   noise = (s²/R) / (Σ (m(c) − μ)²/(K − 1)),  at most 1           the inverse of the F ratio between configurations
 *   by chance, an effect of d degrees of freedom has a share of about noise·d/(K − 1)
 * </pre>
 *
 * <p>What is common to a round, such as rows that are hard for all, is no noise between configurations. The weights that a forest would
 * bring, as in Hutter's fANOVA, are not needed where the grid itself is known.
 *
 * @param effects a factor each, in their order
 * @param interactions of two factors, in the order of the first, then of the second
 * @param rest the share of interactions of three and more
 * @param noise the part of the variance between configurations that chance makes; NaN if that is not known
 * @see <a href="https://proceedings.mlr.press/v32/hutter14.html">Hutter, Hoos and Leyton-Brown (2014), An Efficient Approach for
 *     Assessing Hyperparameter Importance</a>
 */
public record FunctionalAnova(List<Effect> effects, List<Effect> interactions, double rest, double noise) {
    /** Shares below it are what rounding left of 0. */
    private static final double ROUNDING = 1e-12;

    /**
     * What some factors do together.
     *
     * @param factors their places
     * @param share of the variance
     * @param byChance the share that chance alone would make of it; NaN if that is not known
     */
    public record Effect(List<Integer> factors, double share, double byChance) {
        public Effect {
            factors = List.copyOf(factors);
        }
    }

    public FunctionalAnova {
        effects = List.copyOf(effects);
        interactions = List.copyOf(interactions);
    }

    /** The mean of each configuration over its rounds. */
    public static double[] means(double[][] values) {
        double[] means = new double[values.length];
        for (int c = 0; c < means.length; c++) {
            means[c] = mean(values[c]);
        }
        return means;
    }

    /** Σ(x − mean)². */
    public static double squares(double[] means) {
        double centre = mean(means);
        double sum = 0;
        for (double mean : means) {
            sum += (mean - centre) * (mean - centre);
        }
        return sum;
    }

    /**
     * Takes the values apart.
     *
     * @param factors of a complete grid
     * @param values configurations × rounds, all finite; in rounds that all configurations share
     * @throws IllegalArgumentException if the values do not vary between configurations, or one is not finite
     */
    public static FunctionalAnova of(List<Factor> factors, double[][] values) {
        int configurations = values.length;
        double[] means = means(values);
        double total = squares(means) / configurations;
        if (!(total > 0 && total < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("the values are finite and vary");
        }
        double centre = mean(means);
        double noise = noise(values, means, centre, total);
        double perFreedom = noise / (configurations - 1);
        List<double[]> marginals = new ArrayList<>();
        List<Effect> effects = new ArrayList<>();
        double explained = 0;
        for (int a = 0; a < factors.size(); a++) {
            double[] marginal = marginal(factors.get(a), means, centre);
            marginals.add(marginal);
            double share = share(meanSquare(marginal), total);
            explained += share;
            effects.add(new Effect(List.of(a), share, perFreedom * (marginal.length - 1)));
        }
        List<Effect> interactions = new ArrayList<>();
        for (int a = 0; a < factors.size(); a++) {
            for (int b = a + 1; b < factors.size(); b++) {
                double[] joint = joint(factors.get(a), factors.get(b), means, centre);
                double[] first = marginals.get(a);
                double[] second = marginals.get(b);
                for (int cell = 0; cell < joint.length; cell++) {
                    joint[cell] -= first[cell / second.length] + second[cell % second.length];
                }
                double share = share(meanSquare(joint), total);
                explained += share;
                double freedom = (double) (first.length - 1) * (second.length - 1);
                interactions.add(new Effect(List.of(a, b), share, perFreedom * freedom));
            }
        }
        double rest = 1 - explained;
        return new FunctionalAnova(effects, interactions, rest < ROUNDING * factors.size() ? 0 : rest, noise);
    }

    private static double share(double part, double total) {
        double share = part / total;
        return share < ROUNDING ? 0 : Math.min(1, share);
    }

    private static double noise(double[][] values, double[] means, double centre, double total) {
        int configurations = values.length;
        int rounds = values[0].length;
        if (rounds < 2) {
            return Double.NaN;
        }
        double sum = 0;
        for (int r = 0; r < rounds; r++) {
            double round = 0;
            for (double[] value : values) {
                round += value[r];
            }
            round /= configurations;
            for (int c = 0; c < configurations; c++) {
                double left = values[c][r] - means[c] - round + centre;
                sum += left * left;
            }
        }
        double ofRound = sum / ((configurations - 1.0) * (rounds - 1.0));
        double between = total * configurations / (configurations - 1.0);
        return Math.min(1, ofRound / rounds / between);
    }

    private static double[] marginal(Factor factor, double[] means, double centre) {
        double[] sums = new double[factor.levels()];
        for (int c = 0; c < means.length; c++) {
            sums[factor.level().get(c)] += means[c] - centre;
        }
        int each = means.length / sums.length;
        return divided(sums, each);
    }

    private static double[] joint(Factor a, Factor b, double[] means, double centre) {
        double[] sums = new double[a.levels() * b.levels()];
        for (int c = 0; c < means.length; c++) {
            sums[a.level().get(c) * b.levels() + b.level().get(c)] += means[c] - centre;
        }
        int each = means.length / sums.length;
        return divided(sums, each);
    }

    private static double[] divided(double[] sums, double by) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] /= by;
        }
        return sums;
    }

    private static double meanSquare(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value * value;
        }
        return sum / values.length;
    }

    private static double mean(double[] values) {
        double sum = 0;
        boolean same = true;
        for (double value : values) {
            sum += value;
            same &= value == values[0];
        }
        return same ? values[0] : sum / values.length;
    }
}
