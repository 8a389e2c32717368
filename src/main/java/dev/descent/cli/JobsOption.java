package dev.descent.cli;

import picocli.CommandLine.Option;

/** How many threads train. */
final class JobsOption {
    @Option(
            names = "--jobs",
            paramLabel = "N",
            description =
                    "Threads that train. Default: the processors of the machine. The results do not depend on it.")
    private int jobs = Runtime.getRuntime().availableProcessors();

    void set(int given) {
        jobs = given;
    }

    int count() {
        return jobs;
    }
}
