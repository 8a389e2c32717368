package dev.descent.gate.stored;

import dev.descent.analysis.Headline;
import dev.descent.number.CodePoints;
import dev.descent.output.text.Content;
import dev.descent.output.text.Markdown;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * results/README.md: a line an experiment, made from the folders that are there, whether they were written now or long ago. A folder
 * without trials.csv has no line, nor has one that can't be read.
 */
public final class ResultsIndex implements Content {
    /** What it is called under results/. */
    public static final String FILE = "README.md";

    private static final String REPORT = "report.md";
    private static final String TITLE = "# Results";
    private static final String ABOUT = "What the experiments came to, a line each.";

    private final List<IndexEntry> entries;
    private final List<Unreadable> leftOut;

    /** A folder that has no line, and why. */
    public record Unreadable(String folder, IOException reason) {}

    private ResultsIndex(List<IndexEntry> entries, List<Unreadable> leftOut) {
        List<IndexEntry> sorted = new ArrayList<>(entries);
        sorted.sort((a, b) -> CodePoints.ORDER.compare(a.name(), b.name()));
        this.entries = List.copyOf(sorted);
        this.leftOut = List.copyOf(leftOut);
    }

    /**
     * The page over these folders.
     *
     * @param known of some of them what is in their files, by name, so that they are not read
     */
    public static ResultsIndex of(List<? extends StoredFolder> folders, Map<String, IndexEntry> known) {
        List<IndexEntry> entries = new ArrayList<>();
        List<Unreadable> leftOut = new ArrayList<>();
        for (StoredFolder folder : folders) {
            IndexEntry entry = known.get(folder.name());
            if (entry != null) {
                entries.add(entry);
            } else {
                try {
                    IndexEntry.of(folder).ifPresent(entries::add);
                } catch (IOException e) {
                    leftOut.add(new Unreadable(folder.name(), e));
                }
            }
        }
        return new ResultsIndex(entries, leftOut);
    }

    /** What is said of each experiment, in the order of their names. */
    List<IndexEntry> entries() {
        return entries;
    }

    /** The folders that have trials, but can't be read, in their order. */
    public List<Unreadable> leftOut() {
        return leftOut;
    }

    /** Whether a file that begins so is an index, whatever became of its line ends. */
    public static boolean isBeginning(String text) {
        return text.replace("\r", "").startsWith(TITLE + "\n\n" + ABOUT + "\n");
    }

    @Override
    public void write(Appendable out) throws IOException {
        List<List<String>> rows = new ArrayList<>();
        for (IndexEntry entry : entries) {
            rows.add(row(entry));
        }
        Markdown page = new Markdown().block(TITLE).block(ABOUT);
        page.tableOfMarkdown(
                List.of("experiment", "about", "best configuration", "ranked by", "trials", "final loss", "parameters"),
                rows,
                4);
        out.append(page.toString());
    }

    private static List<String> row(IndexEntry entry) {
        List<String> row = new ArrayList<>();
        row.add(link(entry.name(), entry.name(), REPORT));
        row.add(Markdown.text(entry.about()));
        Headline headline = entry.headline();
        row.add(
                entry.hasBest()
                        ? link(headline.best(), entry.name(), StoredFolder.BEST)
                        : Markdown.text(headline.best()));
        row.add(Markdown.text(headline.value()));
        row.add(Integer.toString(headline.trials()));
        row.add(headline.finalLoss());
        row.add(headline.parameters());
        return row;
    }

    private static String link(String text, String folder, String file) {
        return "[" + Markdown.text(text) + "](" + address(folder) + "/" + file + ")";
    }

    /** The text of an index without the lines of these experiments. */
    public static String without(Set<String> names, String text) {
        StringBuilder kept = new StringBuilder();
        for (String line : text.split("(?<=\n)")) {
            if (names.stream().noneMatch(name -> line.startsWith("| " + link(name, name, REPORT) + " |"))) {
                kept.append(line);
            }
        }
        return kept.toString();
    }

    /** A folder's name as part of a link: whatever is no ASCII letter or digit and none of '.', '_' and '-' is percent-encoded. */
    static String address(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A");
    }
}
