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
 * @param part what came of a part of the work; empty if the whole was asked for, and if it was cut short; beside a
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
     * @param saved the names of the files that hold trained networks
     * @param expectationsFailed the conditions that do not hold, each with what was found
     * @param toBearInMind how many things report.md tells under that heading
     */
    public record Report(
            Optional<String> nothing,
            IndexEntry indexEntry,
            String verdict,
            List<String> saved,
            List<String> expectationsFailed,
            int toBearInMind) {
        public Report {
            saved = List.copyOf(saved);
            expectationsFailed = List.copyOf(expectationsFailed);
        }
    }

    /**
     * What was to be done short of the reports, and has been.
     *
     * @param text how far the experiment is, and what goes on from there
     * @param table more to tell, as lines of text; empty if there is none
     * @param exitCode what the command exits with on its account
     */
    public record Part(String text, String table, ExitCode exitCode) {
        Part(String text, ExitCode exitCode) {
            this(text, "", exitCode);
        }
    }

    public RunSummary {
        notTrainedHere = List.copyOf(notTrainedHere);
    }

    /** The same, if it came to its end, with words before what it says of the reports or of a part. */
    RunSummary saying(String words) {
        if (!ended()) {
            return this;
        }
        Part said = part.isPresent()
                ? new Part(
                        words + "; " + part.get().text(),
                        part.get().table(),
                        part.get().exitCode())
                : new Part(words, ExitCode.DONE);
        return new RunSummary(folder, report, Optional.of(said), notTrainedHere);
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
            return part.get().exitCode();
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
