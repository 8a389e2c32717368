package dev.descent.baseline;

import dev.descent.data.Part;
import dev.descent.model.Component;
import dev.descent.model.Facts.Targets;
import dev.descent.nn.Loss;
import dev.descent.nn.Rows;

/**
 * The constant of least loss for one output whose loss counts by itself: w weights, y targets of the training rows.
 *
 * <pre>
 *   mse, half_mse         mean of y
 *   mae, quantile         median, quantile of y; the middle if a whole interval is least
 *   mape                  median of y, weighted by w/|y|
 *   msle                  exp(mean of ln(1 + y)) − 1
 *   binary_crossentropy   the mean of y after label smoothing, as a logit
 *   hinge                 the class of more weight, 0 of two that weigh alike
 *   squared_hinge         mean of y
 *   huber, log_cosh, poisson, binary_focal_crossentropy
 *                         where the slope changes its sign, by bisection over all floats from the least to the largest y, or over
 *                         the logits of 1e-7 to 1 − 1e-7
 * </pre>
 *
 * <p>The mean divides by the sum of the weights.
 */
final class ConstantMinimum {
    /** The logit of 1 − 1e-7, beyond which the losses don't look at probabilities. */
    static final double FARTHEST_LOGIT = StrictMath.log((1 - 1e-7) / 1e-7);

    private static final double EPSILON = 1e-7;

    private final Component loss;
    private final Loss function;
    private final WeightedValues targets;
    private final float[] point = new float[1];
    private final float[] slope = new float[1];
    private final Rows points = new Rows(point, 0, 0, 1, 1);
    private final Rows slopes = new Rows(slope, 0, 0, 1, 1);
    private final Rows rows;

    ConstantMinimum(Component loss, Part train, int output) {
        this.loss = loss;
        this.function = Scoring.function(loss);
        this.targets = WeightedValues.of(train.targets(), train.outputs(), output, train.weights());
        this.rows = new Rows(train.targets(), output, train.outputs(), 1, 1);
    }

    float value() {
        return (float)
                switch (loss.name()) {
                    case "mse", "half_mse", "squared_hinge" -> targets.mean();
                    case "mae" -> targets.quantile(0.5);
                    case "quantile" -> targets.quantile(loss.real("quantile"));
                    case "mape" -> targets.bySize(EPSILON).quantile(0.5);
                    case "msle" -> StrictMath.expm1(targets.mean(y -> StrictMath.log1p(Math.max(y, EPSILON))));
                    case "binary_crossentropy" -> logit(smoothed(targets.mean(), loss.real("label_smoothing")));
                    case "hinge" -> Math.signum(targets.mean());
                    case "perceptron" -> 0;
                    default -> bySign();
                };
    }

    private static double smoothed(double p, double smoothing) {
        return p * (1 - smoothing) + smoothing / 2;
    }

    static double logit(double p) {
        double within = Math.max(EPSILON, Math.min(1 - EPSILON, p));
        return StrictMath.log(within / (1 - within));
    }

    /** The middle between the last float where the loss falls and the first where it rises. */
    private double bySign() {
        float low = (float) -FARTHEST_LOGIT;
        float high = (float) FARTHEST_LOGIT;
        if (loss.type().loss().targets() == Targets.NUMBERS) {
            low = Float.POSITIVE_INFINITY;
            high = Float.NEGATIVE_INFINITY;
            for (int k = 0; k < targets.size(); k++) {
                low = Math.min(low, targets.value(k));
                high = Math.max(high, targets.value(k));
            }
        }
        float falls = FloatOrder.value(firstAfter(low, high, true) - 1);
        float rises = FloatOrder.value(firstAfter(low, high, false));
        return ((double) Math.max(falls, low) + Math.min(rises, high)) / 2;
    }

    /** The place of the first float from {@code low} on where the loss falls no more, or rises; one behind {@code high} if there is none. */
    private int firstAfter(float low, float high, boolean fallsNoMore) {
        int from = FloatOrder.key(low);
        int to = FloatOrder.key(high) + 1;
        while (from < to) {
            int middle = (int) (((long) from + to) >> 1);
            double direction = slope(FloatOrder.value(middle));
            if (fallsNoMore ? direction >= 0 : direction > 0) {
                to = middle;
            } else {
                from = middle + 1;
            }
        }
        return from;
    }

    private double slope(float at) {
        point[0] = at;
        double sum = 0;
        for (int row = 0; row < targets.size(); row++) {
            function.gradient(points, rows, row, 1f, slopes);
            sum += targets.weight(row) * slope[0];
        }
        return sum;
    }
}
