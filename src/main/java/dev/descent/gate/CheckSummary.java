package dev.descent.gate;

import dev.descent.number.Phrases;
import dev.descent.output.text.Content;
import dev.descent.output.text.Markdown;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What {@code check} found in Markdown, short enough for a comment under a pull request, however much moved.
 *
 * @param experiments each of them
 * @param folder that all results are in, if it was checked as a whole
 * @param notChecked what was left alone, a sentence each
 */
public record CheckSummary(List<CheckResult> experiments, Optional<CheckResult> folder, List<String> notChecked)
        implements Content {
    private static final int MOST_ROWS = 30;
    private static final int MOST_DETAILED = 10;
    private static final int MOST_LINES = 5;
    private static final int LONGEST_LINE = 300;
    /** A comment that begins a file of somebody's may be a heading in Markdown, but hardly this one with nothing below it. */
    private static final Pattern BEGINNING = Pattern.compile(
            "## Descent: ([0-9]+ of )?[0-9]+ experiments?(, no number moved| (not )?as committed)[^\n]*\n(\n.*)?",
            Pattern.DOTALL);

    /** Whether a file that begins so is one of these. */
    public static boolean isBeginning(String text) {
        return BEGINNING.matcher(text).matches();
    }

    @Override
    public void write(Appendable out) throws IOException {
        List<CheckResult> wrong =
                experiments.stream().filter(experiment -> !experiment.holds()).toList();
        Markdown page = new Markdown();
        page.heading("Descent: " + title(wrong.size()));
        List<CheckResult> told = new ArrayList<>(wrong);
        folder.filter(it -> !it.holds()).ifPresent(told::add);
        if (!told.isEmpty()) {
            page.table(List.of("experiment", "found"), rows(told), 2);
            told.stream()
                    .filter(experiment -> !lines(experiment).isEmpty())
                    .limit(MOST_DETAILED)
                    .forEach(experiment -> page.block("**" + Markdown.text(experiment.name()) + "**")
                            .list(lines(experiment)));
        }
        long others = experiments.stream()
                .filter(experiment ->
                        experiment.holds() && experiment.heldToLess().isEmpty())
                .count();
        if (others > 0 && !wrong.isEmpty()) {
            page.block(Phrases.count(others, "other") + (others == 1 ? " is" : " are") + " as committed.");
        }
        advise(page);
        page.list(firstOf(notChecked, MOST_ROWS, notChecked.size(), ""));
        out.append(page.toString());
    }

    private String title(int wrong) {
        String all = Phrases.count(experiments.size(), "experiment");
        if (wrong > 0) {
            return wrong + " of " + all + " not as committed";
        }
        boolean committed = experiments.stream()
                .allMatch(experiment -> experiment.heldToLess().isEmpty());
        return all
                + (committed ? " as committed" : ", no number moved")
                + folder.filter(it -> !it.holds())
                        .map(it -> ", but not " + it.name())
                        .orElse("");
    }

    /** What to do about results that an older version of the program wrote. */
    private void advise(Markdown page) {
        List<String> less = new ArrayList<>();
        experiments.forEach(it -> it.heldToLess().ifPresent(less::add));
        folder.flatMap(CheckResult::heldToLess).ifPresent(less::add);
        page.list(firstOf(less, MOST_ROWS, less.size(), "; " + CheckResult.REMEDY));
    }

    private static List<List<String>> rows(List<CheckResult> wrong) {
        List<List<String>> rows = new ArrayList<>();
        for (CheckResult experiment : wrong.subList(0, Math.min(wrong.size(), MOST_ROWS))) {
            rows.add(List.of(experiment.name(), Comparison.shortened(experiment.verdict(), LONGEST_LINE)));
        }
        if (wrong.size() > MOST_ROWS) {
            rows.add(List.of("…", "and " + (wrong.size() - MOST_ROWS) + " more"));
        }
        return rows;
    }

    /** What the table's row has no room for: the first differences, and each fault if there are several. */
    private static List<String> lines(CheckResult experiment) {
        List<String> all = new ArrayList<>();
        if (experiment.lacking().size() + experiment.faults().size() > 1) {
            all.addAll(experiment.lacking());
            all.addAll(experiment.faults());
        }
        long total = all.size() + experiment.differences();
        experiment.comparison().ifPresent(it -> it.first().forEach(difference -> all.add(difference.toString())));
        return firstOf(all, MOST_LINES, total, "");
    }

    /**
     * The first of some lines, as Markdown and not too long.
     *
     * @param total how many lines there are, of which {@code known} may be the beginning
     * @param end what ends each of them, Markdown already
     */
    private static List<String> firstOf(List<String> known, int most, long total, String end) {
        List<String> lines = new ArrayList<>();
        for (String line : known.subList(0, Math.min(known.size(), most))) {
            lines.add(Markdown.paragraph(Comparison.shortened(line, LONGEST_LINE)) + end);
        }
        if (total > lines.size()) {
            lines.add(Phrases.more(total - lines.size()));
        }
        return lines;
    }
}
