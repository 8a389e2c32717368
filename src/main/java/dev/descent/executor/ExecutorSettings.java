package dev.descent.executor;

import java.util.Optional;

/**
 * How to execute; none of it changes an outcome.
 *
 * @param jobs how many threads of this process train at once, at least 1
 * @param master where a cluster is to be found, as the executor writes it; empty for what the executor takes by default
 */
public record ExecutorSettings(int jobs, Optional<String> master) {
    /** Threads of this process. */
    public static ExecutorSettings ofJobs(int jobs) {
        return new ExecutorSettings(jobs, Optional.empty());
    }
}
