package dev.descent.engine.lockstep;

import dev.descent.data.Dataset;
import dev.descent.engine.Cohort;
import dev.descent.engine.Engine;
import dev.descent.engine.TrainingListener;
import dev.descent.engine.WorkerPool;
import dev.descent.engine.lockstep.wide.WideTrials;
import dev.descent.engine.training.CohortKey;
import dev.descent.kernel.Forms;
import dev.descent.kernel.LaneKernels;
import dev.descent.model.NetworkSpec;
import dev.descent.model.Trial;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/**
 * Trains trials in step, in packs of up to 16 that keep each other's {@link CohortKey}. At the end of an epoch, trials that are done
 * leave their pack and waiting ones take their places. Trials for which that is quicker are trained one after the other over units:
 * {@link WideTrials} says which.
 */
public final class LockstepEngine implements Engine {
    private static final int LANES = 16;

    private final BiFunction<Dataset, List<Trial>, Form> forming;
    private final WideTrials wide;
    private final DrawnOrders drawn = new DrawnOrders();

    /** An engine of up to 16 lanes, or over units, in the form that is fastest for the work at hand. */
    public LockstepEngine() {
        this.forming = new KernelSelection(LANES, Forms.fastest(), Forms.plain())::of;
        this.wide = WideTrials.fastest();
    }

    /** An engine of lanes in one form. */
    LockstepEngine(int lanes, LaneKernels kernels) {
        this(new KernelSelection(lanes, kernels, kernels)::of);
    }

    /** An engine whose form is chosen otherwise, for the trials of one company at a time. */
    LockstepEngine(BiFunction<Dataset, List<Trial>, Form> forming) {
        this.forming = forming;
        this.wide = WideTrials.never();
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
    public void train(Cohort cohort, TrainingListener listener, WorkerPool crew) {
        Map<CohortKey, List<Trial>> companies = new LinkedHashMap<>();
        for (Trial trial : cohort.trials()) {
            CohortKey company = CohortKey.of((NetworkSpec) trial.spec());
            companies.computeIfAbsent(company, c -> new ArrayList<>()).add(trial);
        }
        for (List<Trial> trials : companies.values()) {
            if (!train(cohort.data(), trials, listener, crew)) {
                return;
            }
        }
    }

    /** Trains the trials of one company; false if it was cancelled. */
    private boolean train(Dataset data, List<Trial> trials, TrainingListener listener, WorkerPool crew) {
        Form form = forming.apply(data, trials);
        return wide.suits(data, trials, form.lanes(), crew)
                ? wide.train(data, trials, listener, crew)
                : new Packing(data, trials, form, drawn, listener).train();
    }
}
