package dev.descent.engine.reference;

import dev.descent.data.Part;
import dev.descent.nn.Layer;
import java.util.List;

/**
 * Looks on while the reference engine trains, in the order of these methods at every step. Arrays are the engine's own: they are
 * read at once, and not written.
 */
public interface StepObserver {
    /** Looks at nothing. */
    StepObserver NONE = new StepObserver() {};

    /**
     * An operation of the network.
     *
     * @param layer the layer it is a part of
     * @param name {@code dense}, {@code dropout} and so on, or the name of an activation
     */
    record Operation(Layer layer, String name) {}

    /**
     * A step begins.
     *
     * @param step from 1
     * @param epoch from 1
     * @param rate η
     * @param rows which training rows the batch has, from 0
     * @param parameters of the network
     */
    default void begins(long step, int epoch, double rate, int[] rows, Part batch, float[] parameters) {}

    /**
     * The network was computed forward.
     *
     * @param operations from input to output
     * @param values rows × values: values.get(k) enters operation k; the last is what the loss gets
     * @param parameters of the network
     */
    default void forward(List<Operation> operations, List<float[]> values, float[] parameters) {}

    /**
     * The batch's loss is known.
     *
     * @param losses of the rows
     * @param loss of the batch, penalties included
     */
    default void loss(float[] losses, double loss) {}

    /**
     * The chain rule was followed back.
     *
     * @param derivatives of the batch's loss by the values of {@link #forward}: derivatives.get(k) by values.get(k)
     * @param gradients by the trained parameters, without penalties
     */
    default void backward(List<float[]> derivatives, float[] gradients) {}

    /** The penalties' derivatives were added. */
    default void penalized(float[] gradients) {}

    /** The gradients were clipped, if the trial clips, and flushed. */
    default void clipped(float[] gradients) {}

    /**
     * The weights are about to be updated.
     *
     * @param scalars the rule's running scalars of this step
     * @param constants the rule's constants of this step
     */
    default void updates(double[] scalars, float[] constants, float[] parameters, float[][] slots) {}

    /**
     * The weights were updated.
     *
     * @param directions what the rule left in place of the gradients
     */
    default void updated(float[] parameters, float[][] slots, float[] directions) {}

    /**
     * The step is over.
     *
     * @param loss of the same batch by the new weights, with the same values dropped
     */
    default void ended(double loss) {}
}
