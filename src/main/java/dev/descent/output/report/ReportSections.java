package dev.descent.output.report;

import dev.descent.analysis.AxisEdge;
import dev.descent.analysis.ClassCounts;
import dev.descent.analysis.ClassTable;
import dev.descent.analysis.Findings;
import dev.descent.analysis.JudgedText;
import dev.descent.analysis.NetworkTable;
import dev.descent.analysis.Overview;
import dev.descent.analysis.PredictionTable;
import dev.descent.analysis.SeedAxis;
import dev.descent.analysis.Verdict;
import dev.descent.output.document.Document;
import dev.descent.output.document.Span;
import dev.descent.output.plots.FunctionPicture;
import dev.descent.output.plots.ImportancePictures;
import dev.descent.output.plots.Picture;
import dev.descent.output.plots.WeightsPicture;
import dev.descent.output.text.ShellWord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What a report says, section by section, for every form that it is written in. A section that the experiment has nothing for is empty.
 *
 * @param pictures those of the experiment
 */
public record ReportSections(Findings findings, List<Picture> pictures) {
    private static final int MOST_FEATURES = 6;
    private static final int MOST_COLUMNS = 12;

    /** The best configuration with its numbers. */
    public Document result() {
        return findings.ranking()
                .best()
                .map(best -> ResultSection.of(findings, best))
                .orElseGet(Document::new);
    }

    /** The configurations in their order. */
    public Document ranking() {
        return sweeps() ? RankingSection.of(findings) : new Document();
    }

    /** What is to be said beside a table of the ranking, without it. */
    public Document rankingWords() {
        return sweeps() ? RankingSection.words(findings) : new Document();
    }

    /** The best of each alternative, what was confirmed, or what competitors came to. */
    public Document choices() {
        return findings.competitors()
                .map(CompetitorsSection::of)
                .orElseGet(() -> new Document()
                        .add(sweeps() ? BestOfEachSection.of(findings, new AxisEdge(findings)) : new Document())
                        .add(ConfirmedSection.of(findings)));
    }

    public Document baselines() {
        return findings.ranking()
                .best()
                .map(best -> BaselinesSection.of(findings, best))
                .orElseGet(Document::new);
    }

    /** What is saved. */
    public Document saved() {
        return SavedSection.of(findings);
    }

    /** The pictures that stand in no other section. */
    public Document gallery(Predicate<Picture> wanted) {
        return Gallery.of(pictures.stream()
                .filter(wanted)
                .filter(picture -> !ImportancePictures.FILES.contains(picture.file())
                        && !picture.file().equals(WeightsPicture.FILE)
                        && !picture.file().equals(FunctionPicture.FILE))
                .toList());
    }

    /** What a network of one or two columns says. */
    public Document function() {
        return FunctionSection.of(findings, pictures);
    }

    /** How weights move. */
    public Document weights() {
        return WeightsSection.of(findings, pictures);
    }

    /** Where no network trains: the way that descent takes. */
    public Document trajectory() {
        return TrajectoryTable.of(findings);
    }

    public Document importance() {
        return ImportanceSection.of(
                findings,
                pictures.stream()
                        .filter(picture -> ImportancePictures.FILES.contains(picture.file()))
                        .toList());
    }

    public Document warnings() {
        List<String> warnings = findings.warnings();
        return warnings.isEmpty()
                ? new Document()
                : new Document().heading("To bear in mind").items(warnings);
    }

    public Document details() {
        return new Document().heading("Details").items(Overview.details(findings));
    }

    /** Whether everything holds that the file expects. */
    public boolean expectationsHold() {
        return findings.verdicts().stream().allMatch(Verdict::holds);
    }

    /** What the file expects, as a table alone. */
    public Document expectations() {
        List<List<String>> rows = new ArrayList<>();
        for (Verdict v : findings.verdicts()) {
            rows.add(List.of(v.expectation().text(), v.holds() ? "holds" : "does not hold", v.found()));
        }
        return rows.isEmpty() ? new Document() : new Document().table(List.of("condition", "", "found"), rows, 3);
    }

    /** Of several networks that of the best trial. */
    public Document network() {
        Optional<NetworkTable> network = findings.network();
        if (network.isEmpty()) {
            return new Document();
        }
        int networks = findings.statistics().networks().size();
        String title = networks > 1
                ? "Network of the " + SeedAxis.leader(findings, "trial") + "; layers.csv has all " + networks
                : "Network";
        NetworkTable table = network.get();
        return new Document()
                .heading(title)
                .table(NetworkTable.HEADER, table.texts(), 2)
                .paragraph(table.totals());
    }

    /** Each class by itself. */
    public Document classes() {
        return findings.judged()
                .flatMap(judged -> ClassTable.of(findings, judged))
                .map(table -> new Document()
                        .heading(ClassTable.TITLE)
                        .paragraph(table.note())
                        .table(ClassCounts.HEADER, table.rows(), 1))
                .orElseGet(Document::new);
    }

    /**
     * Predictions, without features where there are many.
     *
     * @param most how many rows
     */
    public Document predictions(int most) {
        Optional<PredictionTable> predictions = findings.predictions();
        if (predictions.isEmpty()) {
            return new Document();
        }
        PredictionTable table = predictions.get();
        int firstTarget = table.firstTarget();
        boolean features = table.features() <= MOST_FEATURES;
        int answers = Math.min(table.header().size() - firstTarget, features ? MOST_FEATURES : MOST_COLUMNS);
        int shown = Math.min(most, table.rows().size());
        List<String> header = new ArrayList<>();
        List<List<String>> rows = new ArrayList<>();
        for (int row = 0; row < shown; row++) {
            rows.add(new ArrayList<>());
        }
        for (int column = 0; column < firstTarget + answers; column++) {
            if (column < table.leading() || column >= firstTarget || features) {
                header.add(table.header().get(column));
                for (int row = 0; row < shown; row++) {
                    rows.get(row).add(table.rows().get(row).get(column).text());
                }
            }
        }
        return new Document().heading(JudgedText.title(findings, table, shown)).table(header, rows, 0);
    }

    /** The commands that do it again. */
    public Document again() {
        String file = findings.results().file();
        StringBuilder words = new StringBuilder(ShellWord.of(file.startsWith("-") ? "./" + file : file));
        for (String word : findings.results().options()) {
            words.append(' ').append(word.startsWith("--") ? word : ShellWord.of(word));
        }
        Document again = new Document()
                .heading("Again")
                .paragraph("In the folder of the experiment file, or with its path:")
                .commands(
                        "descent run " + words + "      # writes these files",
                        "descent check " + words + "    # trains afresh and says which number moved, if any");
        if (findings.ranking().bestOfSeveral().isPresent()) {
            List<Span> ways = new ArrayList<>();
            ways.add(new Span.Link("best.yaml", "best.yaml"));
            ways.add(new Span.Plain(", beside this page, is the " + SeedAxis.leader(findings, "configuration")
                    + " as an experiment of its own: "));
            ways.add(new Span.Code("descent run"));
            ways.add(new Span.Plain(" with its path trains it alone"
                    + (findings.tuning().isPresent() && findings.competitors().isEmpty()
                            ? ", on the repeats that it was picked by"
                            : "")
                    + ", into another folder"
                    + (findings.parts().network() ? "; where its table is not found, " : ".")));
            if (findings.parts().network()) {
                ways.add(new Span.Code("--data DIR"));
                ways.add(new Span.Plain(" names the folder that it lies in."));
            }
            again.paragraph(ways.toArray(Span[]::new));
        }
        return again;
    }

    /** Whether there are several configurations. */
    public boolean sweeps() {
        return findings.ranking().all().size() > 1;
    }
}
