package dev.descent.app;

import java.nio.file.Path;
import java.util.List;

/**
 * What became of one experiment.
 *
 * @param folder its folder under results/
 * @param trials rows of trials.csv
 * @param completed how many of them completed
 * @param diverged how many diverged
 * @param failed how many failed
 * @param verdict one line: the best configuration with its number
 * @param expectationsFailed the conditions that do not hold, each with what was found
 * @param notTrainedHere what this machine could not train, one sentence each
 * @param reported whether the reports were written; a run cut short leaves the ones that stood
 */
public record RunSummary(
        Path folder,
        int trials,
        int completed,
        int diverged,
        int failed,
        String verdict,
        List<String> expectationsFailed,
        List<String> notTrainedHere,
        boolean reported) {

    /** What the command exits with on this experiment's account; a run that --fail-fast cut short did not hold. */
    public ExitCode exitCode() {
        if (!notTrainedHere.isEmpty()) {
            return ExitCode.MACHINE_LACKS;
        }
        if (!reported) {
            return ExitCode.NOT_HELD;
        }
        if (completed == 0) {
            return ExitCode.NOTHING_COMPLETED;
        }
        return expectationsFailed.isEmpty() ? ExitCode.DONE : ExitCode.NOT_HELD;
    }
}
