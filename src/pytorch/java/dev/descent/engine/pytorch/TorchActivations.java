package dev.descent.engine.pytorch;

import dev.descent.model.Component;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Activations as graphs that libtorch differentiates, written so that values at both ends and slopes at kinks are those of {@link
 * dev.descent.nn.Activations}: the slope of relu at 0 is 0 and that of leaky_relu 1.
 */
final class TorchActivations {
    private static final double LAMBDA = 1.0507009873554805;
    private static final double ALPHA = 1.6732632423543772;
    /** Beyond it on the left, a value of gelu is less than 5e-37 away from 0. */
    private static final double FARTHEST = -12.875;

    private TorchActivations() {}

    /**
     * The activation of values.
     *
     * @param z rows × units
     * @return rows × units
     */
    static Tensor of(Component activation, Tensor z) {
        return switch (activation.name()) {
            case "linear" -> z;
            case "relu" -> torch.relu(z);
            case "leaky_relu" -> torch.where(z.ge(scalar(0)), z, z.mul(scalar(activation.real("negative_slope"))));
            case "elu" -> exponential(z, 1, activation.real("alpha"));
            case "selu" -> exponential(z, LAMBDA, LAMBDA * ALPHA);
            case "celu" -> continuous(z, Math.max((float) activation.real("alpha"), Float.MIN_NORMAL));
            case "silu" -> torch.silu(z);
            case "gelu" ->
                torch.clamp_min(z, scalar(FARTHEST))
                        .mul(torch.erfc(z.mul(scalar(-Math.sqrt(0.5)))).mul(scalar(0.5)));
            case "mish" -> torch.mish(z);
            case "softplus" -> torch.log_sigmoid(z.neg()).neg();
            case "softsign" -> z.div(torch.abs(z).add(scalar(1)));
            case "sigmoid" -> torch.sigmoid(z);
            case "hard_sigmoid" -> torch.hardsigmoid(z);
            case "tanh" -> torch.tanh(z);
            case "exponential" -> torch.exp(z);
            case "softmax" -> torch.softmax(z, 1);
            case "step" -> step(z);
            default -> throw new IllegalArgumentException("no activation is named " + activation.name());
        };
    }

    /** What multiplies and what is added to tensors. */
    static Scalar scalar(double value) {
        return new Scalar(value);
    }

    /** left·expm1(z₋) + right·z₊. */
    private static Tensor exponential(Tensor z, double right, double left) {
        Tensor below = torch.expm1(torch.clamp_max(z, scalar(0))).mul(scalar(left));
        return below.add(torch.relu(z).mul(scalar(right)));
    }

    private static Tensor continuous(Tensor z, double alpha) {
        Tensor below = torch.expm1(torch.clamp_max(z, scalar(0)).div(scalar(alpha)));
        return below.mul(scalar(alpha)).add(torch.relu(z));
    }

    /** 1 from 0 on, else 0, with slope 0; NaN stays. */
    private static Tensor step(Tensor z) {
        Tensor nothing = z.mul(scalar(0));
        return torch.where(z.ge(scalar(0)), scalar(1), torch.where(z.lt(scalar(0)), scalar(0), nothing));
    }
}
