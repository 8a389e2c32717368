package dev.descent.sweep.search;

/**
 * Kernels over the C options of a choice.
 *
 * <pre>
 *   p(option) = (1/K + [option observed]) / (C/K + 1)     K kernels, the prior among them
 *   prior: 1/C
 * </pre>
 */
final class CategoryKernels implements Kernels {
    private final double[] observed;
    private final int options;
    private final double hit;
    private final double miss;

    CategoryKernels(double[] observed, int options) {
        this.observed = observed;
        this.options = options;
        double share = 1.0 / (observed.length + 1);
        this.hit = (share + 1) / (options * share + 1);
        this.miss = share / (options * share + 1);
    }

    /** Under a kernel, the last of which is the prior. */
    double probability(int kernel, int option) {
        if (kernel == observed.length) {
            return 1.0 / options;
        }
        return observed[kernel] == option ? hit : miss;
    }

    @Override
    public void addLogs(double value, double[] sums) {
        double logHit = StrictMath.log(hit);
        double logMiss = StrictMath.log(miss);
        for (int k = 0; k < observed.length; k++) {
            sums[k] += observed[k] == value ? logHit : logMiss;
        }
        sums[observed.length] -= StrictMath.log(options);
    }

    @Override
    public double draw(int kernel, double u) {
        double below = 0;
        for (int option = 0; option < options - 1; option++) {
            below += probability(kernel, option);
            if (u < below) {
                return option;
            }
        }
        return options - 1;
    }
}
