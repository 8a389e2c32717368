package dev.descent.engine.lockstep.wide;

import dev.descent.engine.WorkerPool;
import dev.descent.engine.training.TrialState;
import dev.descent.kernel.Gemm;
import dev.descent.kernel.UpdateKernel;
import dev.descent.model.Component;
import dev.descent.model.NetworkSpec;
import dev.descent.nn.Network;
import dev.descent.nn.Penalties;
import dev.descent.optim.Clipping;
import dev.descent.optim.Flush;
import dev.descent.optim.Tensor;
import dev.descent.optim.UpdateRule;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What follows the gradients in a step: penalties, clipping, flushing, and the update rule. Where nothing stands between a gradient and
 * its flushing, weights are moved as soon as their gradients are summed, while these are still in the near cache.
 *
 * <p>All weights of a trial have the same constants, so a rule's step for {@link Gemm#GRAIN} lanes serves as many neighbouring
 * weights at once. The ragged ends of a range take the rule's own step for one lane; the bits are the same.
 */
final class WideUpdate implements GradientStep {
    private static final int LANES = Gemm.GRAIN;

    private final TrialState state;
    private final WideKernels kernels;
    private final UpdateRule rule;
    private final Optional<UpdateKernel> kernel;
    private final Penalties penalties;
    private final Optional<Component> clipping;
    private final List<Tensor> tensors;
    private final List<Network.Span> moved;
    private final float[] gradients;
    private final double[] constants;
    private final float[] own;
    private final float[] spread;
    private boolean moving;

    WideUpdate(Network network, NetworkSpec spec, UpdateRule rule, TrialState state, WideKernels kernels) {
        this.state = state;
        this.kernels = kernels;
        this.rule = rule;
        this.kernel = rule.kernel(kernels.arrays());
        this.penalties = Penalties.of(network);
        this.clipping = spec.clipping();
        this.tensors = network.movedTensors();
        this.moved = network.moved();
        this.gradients = new float[network.trained()];
        this.constants = new double[rule.constantCount()];
        this.own = new float[constants.length];
        this.spread = new float[constants.length * LANES];
    }

    @Override
    public float[] gradients() {
        return gradients;
    }

    /** Computes the constants of a step; from now on gradients that are summed are complete. */
    void begin(double rate) {
        rule.advance(rate, state.scalars(), constants);
        for (int c = 0; c < constants.length; c++) {
            own[c] = (float) constants[c];
            Arrays.fill(spread, c * LANES, (c + 1) * LANES, own[c]);
        }
        moving = penalties.isEmpty() && clipping.isEmpty() && !rule.needsVariables();
    }

    @Override
    public boolean summed(int from, int to) {
        if (moving) {
            move(from, to);
        }
        return moving;
    }

    /**
     * Ends the step when all gradients are summed.
     *
     * @return whether parameters moved only now
     */
    boolean end(WorkerPool workers, int parts) {
        boolean late = !moving;
        if (late) {
            penalties.addGradient(state.parameters(), gradients, 1);
            clipping.ifPresent(
                    kind -> Clipping.of(kind).apply(gradients, tensors, new double[] {Clipping.bound(kind)}));
            workers.run(parts, part -> {
                Partition partition = new Partition(part, parts);
                if (rule.needsVariables()) {
                    moveVariables(partition.from(tensors.size()), partition.to(tensors.size()));
                } else {
                    move(partition.from(gradients.length), partition.to(gradients.length));
                }
            });
        }
        moving = false;
        return late;
    }

    private void move(int from, int to) {
        for (Network.Span span : moved) {
            int low = Math.max(from, span.from());
            int high = Math.min(to, span.to());
            if (low < high) {
                moveAll(low, high);
            }
        }
    }

    private void moveAll(int from, int to) {
        int first = (from + LANES - 1) / LANES;
        int last = to / LANES;
        if (kernel.isEmpty() || first >= last) {
            moveOneByOne(from, to);
            return;
        }
        moveOneByOne(from, first * LANES);
        kernels.arrays().flushGradients(gradients, first * LANES, last * LANES);
        kernel.get().apply(state.parameters(), gradients, state.slots(), spread, LANES, first, last);
        moveOneByOne(last * LANES, to);
    }

    private void moveVariables(int from, int to) {
        for (Tensor tensor : tensors.subList(from, to)) {
            Flush.gradients(gradients, tensor.offset(), tensor.end());
            rule.apply(state.parameters(), gradients, state.slots(), own, 1, tensor);
        }
    }

    private void moveOneByOne(int from, int to) {
        Flush.gradients(gradients, from, to);
        rule.apply(state.parameters(), gradients, state.slots(), own, 1, from, to);
    }
}
