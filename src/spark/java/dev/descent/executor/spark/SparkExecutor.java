package dev.descent.executor.spark;

import dev.descent.executor.Executor;
import dev.descent.executor.ExecutorSettings;
import dev.descent.executor.TaskListener;
import dev.descent.executor.Work;

/**
 * Has tasks carried out by Apache Spark. The master is that of the settings, else that of Spark's own configuration, as spark-submit
 * sets it, else threads of this process.
 */
public final class SparkExecutor implements Executor {
    /** Long against the milliseconds that Spark takes to hand a task out. */
    private static final double SECONDS_A_TASK = 2;

    @Override
    public String name() {
        return "spark";
    }

    @Override
    public boolean hasMaster() {
        return true;
    }

    @Override
    public double secondsATask() {
        return SECONDS_A_TASK;
    }

    @Override
    public void execute(Work work, TaskListener listener, ExecutorSettings settings) {
        if (!work.tasks().hasNext() || listener.cancelled()) {
            return;
        }
        Application application = Application.open(settings);
        new SparkRun(application, application.carryOut(work.base()), work.tasks(), listener).run();
    }
}
