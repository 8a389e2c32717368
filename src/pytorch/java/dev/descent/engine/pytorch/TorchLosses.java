package dev.descent.engine.pytorch;

import static dev.descent.engine.pytorch.TorchActivations.scalar;

import dev.descent.model.Component;
import dev.descent.nn.Losses;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Losses of rows as graphs that libtorch differentiates: the formulas and guards of {@link Losses}, with its slopes at kinks (those of a
 * hinge are of the left side).
 */
final class TorchLosses {
    private static final double EPSILON = 1e-7;

    private final Component loss;
    private final boolean logits;

    /** @param lastActivation of the network */
    TorchLosses(Component loss, Component lastActivation) {
        this.loss = loss;
        this.logits = !Losses.prediction(loss, lastActivation).is("linear");
    }

    /**
     * The loss of each row.
     *
     * @param z rows × outputs: predictions, or logits
     * @param targets rows × outputs
     * @return rows
     */
    Tensor rows(Tensor z, Tensor targets) {
        return switch (loss.name()) {
            case "categorical_crossentropy" ->
                smoothed(targets).mul(logProbabilities(z)).sum(1).neg();
            case "categorical_focal_crossentropy" -> categoricalFocal(z, targets);
            case "categorical_hinge" -> categoricalHinge(z, targets);
            case "kl_divergence" -> {
                Tensor p = within(targets, 1);
                yield p.mul(torch.log(p.div(within(z, 1)))).sum(1);
            }
            default ->
                Losses.addsUpOutputs(loss)
                        ? output(z, targets).sum(1)
                        : output(z, targets).mean(1);
        };
    }

    /** What each output adds to the mean over the outputs. */
    private Tensor output(Tensor z, Tensor y) {
        Tensor e = z.sub(y);
        return switch (loss.name()) {
            case "mse" -> e.mul(e);
            case "half_mse" -> e.mul(e).mul(scalar(0.5));
            case "mae" -> torch.abs(e);
            case "huber" -> huber(torch.abs(e), loss.real("delta"));
            case "quantile" -> quantile(e, loss.real("quantile"));
            case "log_cosh" -> logCosh(torch.abs(e));
            case "mape" ->
                torch.abs(e).div(torch.clamp_min(torch.abs(y), scalar(EPSILON))).mul(scalar(100));
            case "msle" -> {
                Tensor d = torch.log1p(torch.clamp_min(z, scalar(EPSILON)))
                        .sub(torch.log1p(torch.clamp_min(y, scalar(EPSILON))));
                yield d.mul(d);
            }
            case "poisson" -> z.sub(y.mul(torch.log(z.add(scalar(EPSILON)))));
            case "hinge" -> hinge(z, y);
            case "squared_hinge" -> hinge(z, y).mul(hinge(z, y));
            case "perceptron" ->
                loss.text("at_zero").equals("mistake")
                        ? torch.clamp_min(z.mul(y).neg(), scalar(0))
                        : torch.relu(z.mul(y).neg());
            case "binary_crossentropy" -> binary(z, smoothed(y));
            case "binary_focal_crossentropy" -> binaryFocal(z, y);
            default -> throw new IllegalArgumentException("no loss is named " + loss.name());
        };
    }

    private static Tensor huber(Tensor distance, double delta) {
        Tensor m = torch.clamp_max(distance, scalar(delta));
        return m.mul(m).mul(scalar(0.5)).add(distance.sub(m).mul(scalar(delta)));
    }

    private static Tensor quantile(Tensor e, double q) {
        Tensor below = torch.where(e.lt(scalar(0)), e.mul(scalar(-q)), e.mul(scalar(0)));
        return torch.where(e.gt(scalar(0)), e.mul(scalar(1 - q)), below);
    }

    /** As near 0 as far from it without cancellation, and without an infinite slope in the form that isn't taken. */
    private static Tensor logCosh(Tensor distance) {
        Tensor t = torch.tanh(torch.clamp_max(distance, scalar(1)));
        Tensor near = torch.log1p(t.mul(t).neg()).mul(scalar(-0.5));
        Tensor far =
                distance.add(torch.log1p(torch.expm1(distance.mul(scalar(-2))).mul(scalar(0.5))));
        return torch.where(distance.lt(scalar(1)), near, far);
    }

    private static Tensor hinge(Tensor z, Tensor y) {
        return torch.clamp_min(z.mul(y).neg().add(scalar(1)), scalar(0));
    }

    private Tensor binary(Tensor z, Tensor y) {
        Tensor right = logits ? torch.log_sigmoid(z) : torch.log(within(z, 1 - EPSILON));
        Tensor wrong = logits
                ? torch.log_sigmoid(z.neg())
                : torch.log1p(within(z, 1 - EPSILON).neg());
        return y.mul(right).add(rest(y).mul(wrong)).neg();
    }

    private Tensor binaryFocal(Tensor z, Tensor y) {
        Tensor p = logits ? torch.sigmoid(z) : z;
        Tensor other = logits ? torch.sigmoid(z.neg()) : rest(z);
        Tensor miss = y.mul(other).add(rest(y).mul(p));
        Tensor focused = power(miss).mul(binary(z, y));
        double alpha = loss.real("alpha");
        return loss.flag("apply_class_balancing")
                ? y.mul(scalar(alpha)).add(rest(y).mul(scalar(1 - alpha))).mul(focused)
                : focused;
    }

    private Tensor categoricalFocal(Tensor z, Tensor y) {
        Tensor log = logProbabilities(z);
        return power(torch.expm1(log).neg()).mul(log).mul(y).sum(1).mul(scalar(-loss.real("alpha")));
    }

    private static Tensor categoricalHinge(Tensor z, Tensor y) {
        Tensor wrong = torch.max(rest(y).mul(z), 1).get0();
        return torch.clamp_min(wrong.sub(y.mul(z).sum(1)).add(scalar(1)), scalar(0));
    }

    private Tensor logProbabilities(Tensor z) {
        return logits
                ? torch.log_softmax(z, 1)
                : torch.log(within(z.div(z.sum(1).unsqueeze(1)), 1 - EPSILON));
    }

    /** xᵞ. */
    private Tensor power(Tensor x) {
        return torch.pow(x, scalar(loss.real("gamma")));
    }

    private Tensor smoothed(Tensor y) {
        double s = loss.real("label_smoothing");
        double classes = loss.is("binary_crossentropy") ? 2 : y.size(1);
        return s == 0 ? y : y.mul(scalar(1 - s)).add(scalar(s / classes));
    }

    private static Tensor rest(Tensor y) {
        return y.neg().add(scalar(1));
    }

    private static Tensor within(Tensor x, double highest) {
        return torch.clamp_min(torch.clamp_max(x, scalar(highest)), scalar(EPSILON));
    }
}
