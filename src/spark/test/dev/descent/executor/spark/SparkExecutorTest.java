package dev.descent.executor.spark;

import dev.descent.executor.Executor;
import dev.descent.executor.ExecutorContract;

/** Spark on threads of this process, {@code local[2]} where two cores are asked for, keeps the contract. */
class SparkExecutorTest extends ExecutorContract {
    @Override
    protected Executor executor() {
        return new SparkExecutor();
    }
}
