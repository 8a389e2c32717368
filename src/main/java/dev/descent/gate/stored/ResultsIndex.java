package dev.descent.gate.stored;

import dev.descent.model.Direction;
import dev.descent.model.StoredExperiment;
import dev.descent.number.CodePoints;
import dev.descent.number.Phrases;
import dev.descent.output.text.Content;
import dev.descent.output.text.Markdown;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * results/README.md: a line an experiment, made from the folders that are there, whether they were written now or long ago. A folder
 * without trials.csv has no line.
 */
public final class ResultsIndex implements Content {
    private static final int LONGEST_DESCRIPTION = 100;

    private final List<StoredFolder> folders;

    public ResultsIndex(List<? extends StoredFolder> folders) {
        List<StoredFolder> sorted = new ArrayList<>(folders);
        sorted.sort(Comparator.comparing(StoredFolder::name, CodePoints.ORDER));
        this.folders = List.copyOf(sorted);
    }

    @Override
    public void write(Appendable out) throws IOException {
        List<List<String>> rows = new ArrayList<>();
        for (StoredFolder folder : folders) {
            if (folder.files().contains(TrialRows.FILE)) {
                rows.add(row(folder));
            }
        }
        Markdown page = new Markdown().block("# Results").block("What the experiments came to, a line each.");
        page.tableOfMarkdown(
                List.of("experiment", "about", "best configuration", "ranked by", "trials", "final loss", "parameters"),
                rows,
                4);
        out.append(page.toString());
    }

    private static List<String> row(StoredFolder folder) throws IOException {
        StoredExperiment experiment = folder.experiment();
        String name = Markdown.text(folder.name());
        String link = "[" + name + "](" + address(folder.name()) + "/report.md)";
        String about = Markdown.text(
                experiment.description().map(ResultsIndex::shortened).orElse(""));
        List<String> row = new ArrayList<>(List.of(link, about));
        try {
            row.addAll(result(folder, StoredConfiguration.rankedBy(folder)));
        } catch (IOException unreadable) {
            row.addAll(List.of("trials.csv can't be read", "", "", "", ""));
        }
        return row;
    }

    /** A folder's name as part of a link: whatever is not ASCII is percent-encoded. */
    private static String address(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static List<String> result(StoredFolder folder, String rankBy) throws IOException {
        List<StoredConfiguration> configurations = StoredConfiguration.read(folder, rankBy);
        String trials = Integer.toString(
                configurations.stream().mapToInt(StoredConfiguration::trials).sum());
        Optional<StoredConfiguration> best = StoredConfiguration.best(configurations, Direction.of(rankBy));
        if (best.isEmpty()) {
            return List.of(Markdown.text(StoredConfiguration.nothing(configurations, rankBy)), "", trials, "", "");
        }
        return List.of(
                Markdown.text(best.get().name()),
                Markdown.text(rankBy + " " + best.get().standing().meanCell().text()),
                trials,
                best.get().finalLoss().text(),
                best.get().parameters());
    }

    private static String shortened(String text) {
        return Phrases.shortened(text.strip().lines().findFirst().orElse(""), LONGEST_DESCRIPTION);
    }
}
