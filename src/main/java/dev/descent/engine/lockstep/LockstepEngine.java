package dev.descent.engine.lockstep;

import dev.descent.engine.Cohort;
import dev.descent.engine.Company;
import dev.descent.engine.Engine;
import dev.descent.engine.TrainingListener;
import dev.descent.kernel.Forms;
import dev.descent.kernel.LaneKernels;
import dev.descent.spec.NetworkSpec;
import dev.descent.spec.Trial;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Trains trials in step, in packs of up to 16 that keep each other's {@link Company}. At the end of an epoch, trials that are done
 * leave their pack and waiting ones take their places.
 */
public final class LockstepEngine implements Engine {
    private static final int LANES = 16;

    /** From this many trials on a pack is worth vectors, which are as wide for one as for all. */
    private static final int MANY = 3;

    private final int lanes;
    private final LaneKernels many;
    private final LaneKernels few;

    /** An engine of 16 lanes in the fastest form that this JVM has. */
    public LockstepEngine() {
        this(LANES, Forms.fastest(), Forms.plain());
    }

    /**
     * An engine that trains so many trials at once.
     *
     * @param lanes at least 1
     * @param many the kernels of a pack
     * @param few the kernels of a pack of one or two
     */
    LockstepEngine(int lanes, LaneKernels many, LaneKernels few) {
        if (lanes < 1) {
            throw new IllegalArgumentException("lanes must be at least 1, but is " + lanes);
        }
        this.lanes = lanes;
        this.many = many;
        this.few = few;
    }

    @Override
    public String name() {
        return "lockstep";
    }

    @Override
    public void train(Cohort cohort, TrainingListener listener) {
        Map<Company, List<Trial>> companies = new LinkedHashMap<>();
        for (Trial trial : cohort.trials()) {
            companies
                    .computeIfAbsent(Company.of((NetworkSpec) trial.spec()), company -> new ArrayList<>())
                    .add(trial);
        }
        for (List<Trial> company : companies.values()) {
            company.sort(Comparator.comparingInt(Trial::repeat));
            if (!train(cohort, new ArrayDeque<>(company), listener)) {
                return;
            }
        }
    }

    /** Trains one company; false if it was cancelled. */
    private boolean train(Cohort cohort, Deque<Trial> waiting, TrainingListener listener) {
        List<Lane> active = new ArrayList<>();
        while (!waiting.isEmpty() || !active.isEmpty()) {
            if (listener.cancelled()) {
                return false;
            }
            while (active.size() < lanes && !waiting.isEmpty()) {
                active.add(new Lane(cohort.data(), waiting.remove()));
            }
            if (active.stream().noneMatch(Lane::ended)) {
                Pack pack = pack(cohort, active);
                do {
                    if (listener.cancelled()) {
                        return false;
                    }
                    pack.epoch();
                } while (active.stream().noneMatch(Lane::ended));
                pack.store();
            }
            finish(cohort, active.stream().filter(Lane::ended).toList(), listener);
            active.removeIf(Lane::ended);
        }
        return true;
    }

    private void finish(Cohort cohort, List<Lane> ended, TrainingListener listener) {
        List<Lane> trained = ended.stream().filter(lane -> !lane.diverged()).toList();
        trained.forEach(Lane::keepBest);
        if (!trained.isEmpty()) {
            pack(cohort, trained).measureKept();
        }
        ended.forEach(lane -> listener.finished(lane.trial(), lane.outcome()));
    }

    private Pack pack(Cohort cohort, List<Lane> lanes) {
        return new Pack(cohort.data(), lanes, lanes.size() < MANY ? few : many);
    }
}
