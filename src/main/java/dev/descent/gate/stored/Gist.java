package dev.descent.gate.stored;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the pages of a results folder show in one glance.
 *
 * @param verdict what came out, as text of an HTML page; empty if the folder's page does not say it
 * @param curves curves of the picture, as the data of SVG paths: of the first configuration, or of training and validation
 */
record Gist(String verdict, List<String> curves) {
    /** Of a folder that says nothing. */
    static final Gist NONE = new Gist("", List.of());

    private static final String PAGE = "report.html";
    /** The pictures of what is ranked by come first. */
    private static final List<String> PICTURES = List.of(
            "plots/val_loss.svg", "plots/val_metric.svg", "plots/loss.svg", "plots/metric.svg", "plots/steps.svg");

    private static final String VERDICT = "<p id=\"verdict\"><strong>";
    private static final String VERDICT_END = "</strong></p>";
    private static final List<String> CURVES = List.of("<path class=\"l0\" d=\"", "<path class=\"l1\" d=\"");
    private static final String CURVE_END = "\"/>";
    private static final String VALIDATION = "<g><title>validation</title>";
    private static final int MOST_CHARACTERS = 40_000;
    private static final int MOST_LINES = 2_000;
    private static final String WAY = "ML0123456789. -";
    private static final int MOST_OF_WAY = 20_000;

    /** Reads a folder. What is missing, or is not as Descent writes it, is left out. */
    static Gist of(StoredFolder folder) throws IOException {
        String verdict = folder.has(PAGE) ? verdict(folder) : "";
        for (String picture : PICTURES) {
            if (folder.has(picture)) {
                List<String> curves = curves(folder, picture);
                if (!curves.isEmpty()) {
                    return new Gist(verdict, curves);
                }
            }
        }
        return new Gist(verdict, List.of());
    }

    private static String verdict(StoredFolder folder) throws IOException {
        try (BufferedReader in = new BufferedReader(folder.open(PAGE))) {
            String line = in.readLine();
            for (int l = 0; line != null && l < MOST_LINES; l++) {
                Optional<String> text = between(VERDICT, line, VERDICT_END);
                if (text.isPresent() && text.get().chars().noneMatch(c -> c == '<' || c == '>' || c == '"')) {
                    return text.get();
                }
                line = in.readLine();
            }
        }
        return "";
    }

    /** The first curve; of a picture of training and validation both. */
    private static List<String> curves(StoredFolder folder, String picture) throws IOException {
        List<String> curves = new ArrayList<>();
        boolean ofParts = false;
        try (BufferedReader in = new BufferedReader(folder.open(picture))) {
            String line = in.readLine();
            for (int l = 0; line != null && l < MOST_LINES; l++) {
                for (String opening : CURVES) {
                    between(opening, line, CURVE_END).filter(Gist::isWay).ifPresent(curves::add);
                }
                ofParts |= line.equals(VALIDATION);
                line = in.readLine();
            }
        }
        return curves.stream().limit(ofParts ? 2 : 1).toList();
    }

    /** What stands on a line of no unusual length between what it begins and ends with. */
    private static Optional<String> between(String opening, String line, String closing) {
        int least = opening.length() + closing.length();
        return line.length() >= least
                        && line.length() < MOST_CHARACTERS
                        && line.startsWith(opening)
                        && line.endsWith(closing)
                ? Optional.of(line.substring(opening.length(), line.length() - closing.length()))
                : Optional.empty();
    }

    /** Whether a text is lines from place to place, and nothing else. */
    private static boolean isWay(String text) {
        return !text.isEmpty() && text.length() <= MOST_OF_WAY && text.chars().allMatch(c -> WAY.indexOf(c) >= 0);
    }
}
