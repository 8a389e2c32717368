package dev.descent.engine.lockstep;

import dev.descent.data.Dataset;
import dev.descent.kernel.LaneKernels;
import dev.descent.nn.Layer;
import dev.descent.nn.Network;
import dev.descent.spec.NetworkSpec;
import dev.descent.spec.Trial;
import java.util.List;

/**
 * Chooses how many trials are trained at once and with which kernels. The choice is one of time and memory: the bits are the same.
 *
 * <p>Vectors are as wide for one trial as for 16, so a pack of two is faster in plain Java. And their code is slow until it has
 * been compiled, which takes a second or two: only a cohort with much to do is worth it. Large sweeps come in large cohorts.
 */
final class Forming {
    /** From this many trials on a pack is worth vectors. */
    private static final int MANY = 3;

    /** From this many trials · epochs · rows · parameters on, vectors are worth their compilation. */
    private static final double MUCH = 24e6;

    /** The longest array that a pack may have, in floats; longer ones are not shared by several trials. */
    private static final double LONGEST = 0x1p25;

    private final int lanes;
    private final LaneKernels vector;
    private final LaneKernels plain;

    /** @param lanes at most so many trials are trained at once, at least 1 */
    Forming(int lanes, LaneKernels vector, LaneKernels plain) {
        if (lanes < 1) {
            throw new IllegalArgumentException("lanes must be at least 1, but is " + lanes);
        }
        this.lanes = lanes;
        this.vector = vector;
        this.plain = plain;
    }

    /**
     * How the trials of a company are trained.
     *
     * @param lanes how many at once
     * @param many the kernels of a pack of many
     * @param few the kernels of a pack of one or two
     */
    record Form(int lanes, LaneKernels many, LaneKernels few) {
        LaneKernels kernels(int trials) {
            return trials < MANY ? few : many;
        }
    }

    Form of(Dataset data, List<Trial> trials) {
        NetworkSpec spec = (NetworkSpec) trials.get(0).spec();
        Network network = Network.of(spec.layers(), data.train().features());
        int widest = network.layers().stream().mapToInt(Layer::outputs).max().orElseThrow();
        double values = (double) Pack.span(network, spec, data.train()) * Math.max(widest, network.inputs());
        double longest = lanes * Math.max(data.train().rows(), Math.max(network.parameters(), values));
        double work = (double) data.train().rows()
                * network.parameters()
                * trials.stream()
                        .mapToDouble(t -> ((NetworkSpec) t.spec()).epochs())
                        .max()
                        .orElseThrow()
                * trials.size();
        LaneKernels many = work < MUCH ? plain : vector;
        return longest > LONGEST ? new Form(1, plain, plain) : new Form(lanes, many, plain);
    }
}
