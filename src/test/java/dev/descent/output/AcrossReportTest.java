package dev.descent.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.descent.analysis.across.AcrossText;
import dev.descent.analysis.across.MethodComparison;
import dev.descent.analysis.across.Scored;
import dev.descent.golden.Golden;
import dev.descent.output.report.AcrossPage;
import dev.descent.output.text.Content;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The files of a comparison across data sets, read in review. */
class AcrossReportTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden-across");
    private static final double NONE = Double.NaN;
    private static final List<String> FOUR = List.of("sgd", "a|b <b>", "=lion", "adam");

    @Test
    void demsarsTable() throws IOException {
        assertFiles("demsar", Scored.demsar(), List.of());
    }

    @Test
    void theSitesPageShowsDemsarsTable() throws IOException {
        String shown = files(Scored.demsar(), List.of()).get("terminal.txt").split("\nScores")[0];
        assertThat(Path.of("src/site/markdown/across.md")).content().contains("```text\n" + shown.strip() + "\n```");
    }

    @Test
    void losses() throws IOException {
        double[][] scores = {
            {5, 4, 3, 1},
            {70, 50, 20, 10},
            {0.25, 0.5, NONE, 0.125},
            {3e-7, 2e-7, 4e-7, 1e-7},
            {4, 3, 2, 2},
            {9e9, 8e9, 5e9, 1e9},
            {1.5, 1.25, 1.75, 1},
            {6, 5, 4, 2}
        };
        assertFiles("losses", Scored.comparison(FOUR, "val_rmse", scores), List.of("seta is a *note*."));
    }

    @Test
    void tooFewDataSets() throws IOException {
        assertFiles(
                "few",
                Scored.comparison(FOUR, "val_loss", new double[][] {{3, 2, 4, 1}, {4, NONE, 2, 1}, {4, 1, 3, 2}}),
                List.of("one", "two"));
    }

    @Test
    void theLocaleDoesNotMatter() throws IOException {
        Locale before = Locale.getDefault();
        Map<String, String> files = files(Scored.demsar(), List.of());
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            assertThat(files(Scored.demsar(), List.of())).isEqualTo(files);
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void aPageIsKnownByHowItBegins() throws IOException {
        String page = files(Scored.demsar(), List.of()).get(AcrossReport.PAGE);
        assertThat(AcrossPage.isBeginning(page)).isTrue();
        assertThat(AcrossPage.isBeginning(page.replace("\n", "\r\n"))).isTrue();
        assertThat(AcrossPage.isBeginning(page.replace("across", "over"))).isFalse();
        assertThat(AcrossPage.isBeginning("")).isFalse();
    }

    @Test
    void ofManyMethodsThereAreTablesAndAProfileOfTheBest() throws IOException {
        List<String> methods = new ArrayList<>();
        double[][] scores = new double[14][21];
        for (int m = 0; m < 21; m++) {
            methods.add("m" + m);
            for (int d = 0; d < 14; d++) {
                scores[d][m] = 1 + (m * 7 + d * 3) % 11;
            }
        }
        MethodComparison comparison = Scored.comparison(methods, "val_loss", scores);
        Map<String, String> files = files(comparison, List.of());
        assertThat(files).containsOnlyKeys("across.md", "across.csv", "pairs.csv", "plots/profile.svg", "terminal.txt");
        assertThat(files.get("pairs.csv").lines()).hasSize(1 + 210);
        assertThat(files.get("across.md"))
                .contains("Of more than 20 no groups are made.", "The first 100 of 210 pairs are shown;");
        assertThat(files.get("plots/profile.svg")).contains("the best 8 of 21 by mean rank");
    }

    @Test
    void aProfileBeginsAtTheShareOfDataSetsOnWhichAMethodIsTheBest() throws IOException {
        double[][] scores = {{1, 2}, {1, 3}, {1, 4}, {2, 1}, {2, 2}};
        MethodComparison comparison = Scored.comparison(List.of("a", "b"), "val_loss", scores);
        String svg = files(comparison, List.of()).get("plots/profile.svg");
        // the texts of marks stand four pixels lower than their grid lines
        double none = number(svg, "<text class=\"m e\" x=\"[0-9.]+\" y=\"([0-9.]+)\">0</text>") - 4;
        double all = number(svg, "<text class=\"m e\" x=\"[0-9.]+\" y=\"([0-9.]+)\">1</text>") - 4;
        assertThat(none).isGreaterThan(all);
        // best on four of five and two of five: they share one
        assertThat(number(svg, "class=\"l0\" d=\"M[0-9.]+ ([0-9.]+)"))
                .isCloseTo(none - (none - all) * 4 / 5, within(0.02));
        assertThat(number(svg, "class=\"l1\" d=\"M[0-9.]+ ([0-9.]+)"))
                .isCloseTo(none - (none - all) * 2 / 5, within(0.02));
    }

    private static double number(String svg, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(svg);
        assertThat(matcher.find()).isTrue();
        return Double.parseDouble(matcher.group(1));
    }

    private static void assertFiles(String folder, MethodComparison comparison, List<String> notes) throws IOException {
        Map<String, String> files = files(comparison, notes);
        assertThat(AcrossReport.names())
                .containsAll(files.keySet().stream()
                        .filter(name -> !name.equals("terminal.txt"))
                        .toList());
        Golden.assertSame(GOLDEN.resolve(folder), files);
    }

    private static Map<String, String> files(MethodComparison comparison, List<String> notes) throws IOException {
        AcrossReport report = new AcrossReport(new AcrossText(comparison, notes));
        Map<String, String> files = new TreeMap<>();
        for (Map.Entry<String, Content> file : report.files().entrySet()) {
            files.put(file.getKey(), text(file.getValue()));
        }
        files.put("terminal.txt", text(report.plain()));
        return files;
    }

    private static String text(Content content) throws IOException {
        StringBuilder text = new StringBuilder();
        content.write(text);
        return text.toString();
    }
}
