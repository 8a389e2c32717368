package dev.descent.app;

import dev.descent.gate.stored.IndexEntry;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What became of one experiment.
 *
 * @param folder its folder under results/
 * @param report what the reports say; empty if none were written: a run cut short, or of a part, leaves the ones that stood
 * @param part how far a run of a part of the trials has come; empty of any other, and if it was cut short; beside a
 *     report if the part was the last that was missing, or nothing was
 * @param notTrainedHere what this machine could not train, one sentence each
 */
public record RunSummary(Path folder, Optional<Report> report, Optional<Part> part, List<String> notTrainedHere) {
    /**
     * What the reports say in short.
     *
     * @param nothing why there is nothing to rank; empty if a trial has a value to be ranked by
     * @param indexEntry what the index says of it
     * @param verdict one line: the best configuration with its number
     * @param expectationsFailed the conditions that do not hold, each with what was found
     * @param toBearInMind how many things report.md tells under that heading
     */
    public record Report(
            Optional<String> nothing,
            IndexEntry indexEntry,
            String verdict,
            List<String> expectationsFailed,
            int toBearInMind) {
        public Report {
            expectationsFailed = List.copyOf(expectationsFailed);
        }
    }

    /**
     * A part of the trials that was to be trained, and has been.
     *
     * @param trained how many trials of the experiment have an outcome by now
     * @param trials how many it has
     * @param best what configurations are ranked by and the value of the best of the part; empty if none has one
     * @param table the configurations of the part as lines of text, the best first
     */
    public record Part(int trained, int trials, Optional<String> best, String table) {}

    public RunSummary {
        notTrainedHere = List.copyOf(notTrainedHere);
    }

    /** The same, if reports were written, as what came of a run of a part that left nothing to train. */
    RunSummary ofWhole(RunSummary ofPart) {
        return reported() ? new RunSummary(folder, report, ofPart.part(), notTrainedHere) : this;
    }

    /** Whether the reports were written. */
    public boolean reported() {
        return report.isPresent();
    }

    /** Whether it came to the end that was asked for. */
    public boolean ended() {
        return report.isPresent() || part.isPresent();
    }

    /** What the command exits with on this experiment's account; a run that --fail-fast cut short did not hold. */
    public ExitCode exitCode() {
        if (!notTrainedHere.isEmpty()) {
            return ExitCode.MACHINE_LACKS;
        }
        if (part.isPresent() && report.isEmpty()) {
            return part.get().best().isPresent() ? ExitCode.DONE : ExitCode.NOTHING_COMPLETED;
        }
        if (report.isEmpty()) {
            return ExitCode.NOT_HELD;
        }
        if (report.get().nothing().isPresent()) {
            return ExitCode.NOTHING_COMPLETED;
        }
        return report.get().expectationsFailed().isEmpty() ? ExitCode.DONE : ExitCode.NOT_HELD;
    }
}
