package dev.descent.gate;

import dev.descent.number.Phrases;
import dev.descent.output.text.Content;
import dev.descent.output.text.XmlText;
import java.io.IOException;
import java.util.List;

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
    private static final String PART = "what could be compared is as committed";

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
            String message = Phrases.count(trial.count(), "difference");
            writeFault("failure", message, text -> writeDetails(trial, text), out);
        }
        out.append("  </testsuite>\n");
    }

    private static void writeCase(CheckResult experiment, Appendable out) throws IOException {
        writeStart(experiment, experiment.heldToLess().isPresent() ? PART : WHOLE, out);
        if (experiment.holds()) {
            if (experiment.heldToLess().isPresent()) {
                out.append("      <system-out>");
                writeDetails(experiment, out);
                out.append("</system-out>\n");
            }
            out.append("    </testcase>\n");
            return;
        }
        String kind = experiment.lacking().isEmpty() ? "failure" : "error";
        writeFault(kind, experiment.verdict(), text -> writeDetails(experiment, text), out);
    }

    private static void writeStart(CheckResult experiment, String name, Appendable out) throws IOException {
        out.append("    <testcase classname=\"descent.").append(XmlText.of(experiment.name()));
        out.append("\" name=\"").append(XmlText.of(name)).append("\">\n");
    }

    private static void writeFault(String kind, String message, Content details, Appendable out) throws IOException {
        out.append("      <").append(kind).append(" type=\"check\" message=\"").append(XmlText.of(message));
        out.append("\">");
        details.write(out);
        out.append("</").append(kind).append(">\n    </testcase>\n");
    }

    private static void writeDetails(CheckResult experiment, Appendable out) throws IOException {
        Appendable text = XmlText.lines(out);
        for (List<String> sentences :
                List.of(experiment.lacking(), experiment.change().stream().toList(), experiment.faults())) {
            for (String sentence : sentences) {
                text.append(sentence).append('\n');
            }
        }
        if (experiment.differences() > 0 || experiment.heldToLess().isPresent()) {
            experiment.comparison().orElseThrow().write(text);
        }
        if (experiment.heldToLess().isPresent()) {
            text.append("  ").append(CheckResult.REMEDY).append('\n');
        }
    }

    private static void writeDetails(MovedTrial trial, Appendable out) throws IOException {
        Appendable text = XmlText.lines(out);
        for (Difference difference : trial.first()) {
            text.append(difference.toString()).append('\n');
        }
        long more = trial.count() - trial.first().size();
        if (more > 0) {
            text.append(Phrases.more(more)).append('\n');
        }
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
