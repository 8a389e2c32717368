package dev.descent.bench;

import dev.descent.number.NumberText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the jobs cost, and which share of the machine's multiply-adds that is. */
final class JobTable {
    private final List<Row> rows = new ArrayList<>();

    /** @param operations a second, when the figure is the median */
    private record Row(
            String job, String what, int threads, Figures figures, String unit, String goal, double operations) {}

    /**
     * A figure of which more is better.
     *
     * @param operations behind one of what is counted; 0 if it is no arithmetic
     */
    void rate(String job, String what, int threads, Figures figures, String unit, String goal, double operations) {
        rows.add(new Row(job, what, threads, figures, unit, goal, operations * figures.median()));
    }

    /**
     * A figure of which less is better, in seconds.
     *
     * @param operations done in that time
     */
    void seconds(String job, String what, Figures figures, String goal, double operations) {
        rows.add(new Row(job, what, 1, figures, "s", goal, operations / figures.median()));
    }

    /** @param peaks operations a second at most, by the number of threads */
    String markdown(Map<Integer, Double> peaks) {
        MarkdownTable text = new MarkdownTable(
                "job", "what", "threads", "median", "unit", "least – most", "goal", "GFLOP/s", "of FMA peak");
        for (Row row : rows) {
            text.row(
                    row.job(),
                    row.what(),
                    Integer.toString(row.threads()),
                    Figures.text(row.figures().median()),
                    row.unit(),
                    row.figures().spread(),
                    row.goal(),
                    row.operations() == 0 ? "" : Figures.text(row.operations() * 1e-9),
                    row.operations() == 0 ? "" : Figures.percent(row.operations() / peaks.get(row.threads())));
        }
        return text.toString();
    }

    /** A line a process for the comparison: program, job, what, threads, unit, value. */
    String lines(String program) {
        StringBuilder text = new StringBuilder();
        for (Row row : rows) {
            String threads = Integer.toString(row.threads());
            for (double value : row.figures().values()) {
                String number = NumberText.computed(value);
                text.append(String.join("\t", program, row.job(), row.what(), threads, row.unit(), number));
                text.append('\n');
            }
        }
        return text.toString();
    }
}
