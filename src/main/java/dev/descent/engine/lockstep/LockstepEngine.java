package dev.descent.engine.lockstep;

import dev.descent.engine.Cohort;
import dev.descent.engine.Engine;
import dev.descent.engine.TrainingListener;
import dev.descent.engine.WorkerPool;
import dev.descent.engine.lockstep.wide.WideTrials;
import dev.descent.engine.reference.ReferenceEngine;
import dev.descent.engine.training.CohortKey;
import dev.descent.kernel.Kernels;
import dev.descent.kernel.LaneKernels;
import dev.descent.model.Trial;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * Trains trials in step, in packs of up to 16 of one {@link CohortKey}. At the end of an epoch, trials that are done leave their pack
 * and waiting ones take their places. Trials for which that is quicker are trained one after the other over units: {@link WideTrials}
 * says which. Those whose steps someone wants to see are trained by the {@link ReferenceEngine}, which shows them and computes the same.
 *
 * <p>It remembers what it has measured and which row orders it has drawn, and reads a clock; only the time depends on either.
 */
public final class LockstepEngine implements Engine {
    private static final int LANES = 16;

    private final Function<Cohort, KernelChoice> selection;
    private final WideTrials wide;
    private final LongSupplier clock;
    private final RowOrderCache orderCache = new RowOrderCache();

    /** An engine of up to 16 lanes, or over units, in the form that is fastest for the work at hand. */
    public LockstepEngine() {
        this(new KernelSelection(LANES, Kernels::fastest, Kernels.plain())::of, WideTrials.fastest(), System::nanoTime);
    }

    /** An engine of lanes in one form. */
    LockstepEngine(int lanes, LaneKernels kernels) {
        this(new KernelSelection(lanes, () -> kernels, kernels)::of);
    }

    /** An engine of lanes whose kernels are chosen otherwise, for the trials of one cohort key at a time. */
    LockstepEngine(Function<Cohort, KernelChoice> selection) {
        this(selection, WideTrials.never(), System::nanoTime);
    }

    /** @param clock nanoseconds from any origin */
    LockstepEngine(Function<Cohort, KernelChoice> selection, WideTrials wide, LongSupplier clock) {
        this.selection = selection;
        this.wide = wide;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "lockstep";
    }

    @Override
    public void train(Cohort cohort, TrainingListener listener) {
        train(cohort, listener, WorkerPool.ALONE);
    }

    @Override
    public void train(Cohort cohort, TrainingListener listener, WorkerPool workers) {
        Map<CohortKey, List<Trial>> trialsByKey = new LinkedHashMap<>();
        List<Trial> shown =
                cohort.trials().stream().filter(listener::wantsSteps).toList();
        if (!shown.isEmpty()) {
            new ReferenceEngine().train(cohort.of(shown), listener);
        }
        for (Trial trial : cohort.trials()) {
            if (shown.contains(trial)) {
                continue;
            }
            CohortKey key = CohortKey.of(trial.network());
            trialsByKey.computeIfAbsent(key, k -> new ArrayList<>()).add(trial);
        }
        for (List<Trial> trials : trialsByKey.values()) {
            if (!trainAlike(cohort.of(trials), listener, workers)) {
                return;
            }
        }
    }

    /** Trains trials of one cohort key; false if it was cancelled. */
    private boolean trainAlike(Cohort cohort, TrainingListener listener, WorkerPool workers) {
        KernelChoice choice = selection.apply(cohort);
        return wide.suits(cohort, choice.lanes(), workers)
                ? wide.train(cohort, listener, workers)
                : new PackScheduler(cohort, choice, orderCache, listener, clock).train();
    }
}
