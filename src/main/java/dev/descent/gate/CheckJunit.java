package dev.descent.gate;

import dev.descent.number.Phrases;
import dev.descent.output.text.Content;
import dev.descent.output.text.XmlText;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What {@code check} found as JUnit XML: a suite an experiment, in it a case for the experiment and one for each trial that moved; and one
 * for the folder that all results are in, if it was checked as a whole.
 * Times, hosts and durations are left out: the same findings are the same bytes.
 *
 * <p>A number that moved or a condition that fails is a {@code failure}; what the machine could not do is an {@code error}. Only
 * elements and attributes are used that Jenkins, GitLab and the readers for GitHub have in common.
 */
public record CheckJunit(List<CheckResult> experiments) implements Content {
    private static final String BEGINNING =
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"descent check\"";

    private static final String WHOLE = "results are as committed";

    /** Whether a file that begins so is one of these. */
    public static boolean isBeginning(String text) {
        return text.startsWith(BEGINNING);
    }

    @Override
    public void write(Appendable out) throws IOException {
        out.append(BEGINNING);
        out.append(counts(experiments)).append(">\n");
        for (CheckResult experiment : experiments) {
            writeSuite(experiment, out);
        }
        out.append("</testsuites>\n");
    }

    private static void writeSuite(CheckResult experiment, Appendable out) throws IOException {
        out.append("  <testsuite name=\"").append(XmlText.of(experiment.name())).append('"');
        out.append(counts(List.of(experiment))).append(" skipped=\"0\">\n");
        writeCase(experiment, out);
        for (MovedTrial trial : experiment.movedTrials()) {
            writeStart(experiment, trial.name(), out);
            writeFault("failure", Phrases.count(trial.count(), "difference"), details(trial), out);
        }
        out.append("  </testsuite>\n");
    }

    private static void writeCase(CheckResult experiment, Appendable out) throws IOException {
        writeStart(experiment, WHOLE, out);
        if (experiment.holds()) {
            if (experiment.versions().isPresent()) {
                out.append("      <system-out>").append(XmlText.of(details(experiment)));
                out.append("</system-out>\n");
            }
            out.append("    </testcase>\n");
            return;
        }
        String kind = experiment.lacking().isEmpty() ? "failure" : "error";
        writeFault(kind, experiment.verdict(), details(experiment), out);
    }

    private static void writeStart(CheckResult experiment, String name, Appendable out) throws IOException {
        out.append("    <testcase classname=\"descent.").append(XmlText.of(experiment.name()));
        out.append("\" name=\"").append(XmlText.of(name)).append("\">\n");
    }

    private static void writeFault(String kind, String message, String details, Appendable out) throws IOException {
        out.append("      <").append(kind).append(" type=\"check\" message=\"").append(XmlText.of(message));
        out.append("\">").append(XmlText.of(details));
        out.append("</").append(kind).append(">\n    </testcase>\n");
    }

    private static String details(CheckResult experiment) throws IOException {
        StringBuilder text = new StringBuilder();
        experiment.lacking().forEach(sentence -> text.append(sentence).append('\n'));
        experiment.change().ifPresent(sentence -> text.append(sentence).append('\n'));
        experiment.faults().forEach(sentence -> text.append(sentence).append('\n'));
        if (experiment.differences() > 0 || experiment.versions().isPresent()) {
            experiment.comparison().orElseThrow().write(text);
        }
        experiment
                .versions()
                .ifPresent(it -> text.append("  ").append(CheckResult.REMEDY).append('\n'));
        return text.toString();
    }

    private static String details(MovedTrial trial) {
        String first = trial.first().stream().map(it -> it + "\n").collect(Collectors.joining());
        long more = trial.count() - trial.first().size();
        return more == 0 ? first : first + Phrases.more(more) + "\n";
    }

    private static String counts(List<CheckResult> experiments) {
        long moved = experiments.stream()
                .mapToLong(experiment -> experiment.movedTrials().size())
                .sum();
        long errors = experiments.stream()
                .filter(experiment -> !experiment.lacking().isEmpty())
                .count();
        long failures = moved
                + experiments.stream().filter(experiment -> !experiment.holds()).count()
                - errors;
        return " tests=\"" + (experiments.size() + moved) + "\" failures=\"" + failures + "\" errors=\"" + errors
                + "\"";
    }
}
