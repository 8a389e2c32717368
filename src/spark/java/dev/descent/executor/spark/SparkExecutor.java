package dev.descent.executor.spark;

import dev.descent.executor.Executor;
import dev.descent.executor.ExecutorFailed;
import dev.descent.executor.ExecutorSettings;
import dev.descent.executor.Task;
import dev.descent.executor.TaskListener;
import dev.descent.executor.TaskTime;
import dev.descent.executor.Work;
import java.util.Iterator;
import java.util.Optional;

/**
 * Has tasks carried out by Apache Spark. The master is that of the settings, else that of Spark's own configuration, as spark-submit
 * sets it, else threads of this process.
 */
public final class SparkExecutor implements Executor {
    /** The least that a task should take: long against the milliseconds that Spark needs to hand it out. */
    private static final double SECONDS_A_TASK = 2;
    /** What the driver does for a task, one after the other, in seconds: so many cores are kept busy by tasks of that much each. */
    private static final double OVERHEAD = 0.005;

    @Override
    public String name() {
        return "spark";
    }

    @Override
    public boolean hasMaster() {
        return true;
    }

    @Override
    public void execute(Work work, TaskListener listener, ExecutorSettings settings) {
        if (listener.cancelled()) {
            return;
        }
        listener.workers(0);
        Application application = Application.open(settings);
        int cores = application.cores();
        Iterator<Task> tasks = work.tasks(new TaskTime(Math.max(SECONDS_A_TASK, cores * OVERHEAD), cores, OVERHEAD));
        if (!tasks.hasNext()) {
            return;
        }
        Optional<CarryOut> carryOut = application.carryOut(work.base());
        if (carryOut.isPresent()) {
            new SparkRun(application, carryOut.get(), tasks, listener).run();
        } else if (!listener.cancelled()) {
            throw new ExecutorFailed(
                    "no Spark master answers at " + application.master()
                            + ", or it ended the application; look at its log, or name another one with --master",
                    null);
        }
    }
}
