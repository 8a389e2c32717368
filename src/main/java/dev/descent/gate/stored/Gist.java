package dev.descent.gate.stored;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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

    private static final Pattern VERDICT = Pattern.compile("<p id=\"verdict\"><strong>([^<>\"]*)</strong></p>");
    private static final Pattern CURVE = Pattern.compile("<path class=\"l[01]\" d=\"([ML0-9. -]{1,20000})\"/>");
    private static final String VALIDATION = "<g><title>validation</title>";
    private static final int MOST_CHARACTERS = 40_000;
    private static final int MOST_LINES = 2_000;

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
        return first(folder, PAGE, VERDICT).map(it -> it.group(1)).orElse("");
    }

    private static Optional<Matcher> first(StoredFolder folder, String file, Pattern pattern) throws IOException {
        try (BufferedReader in = new BufferedReader(folder.open(file))) {
            String line = in.readLine();
            for (int l = 0; line != null && l < MOST_LINES; l++) {
                Matcher matcher = pattern.matcher(line);
                if (line.length() < MOST_CHARACTERS && matcher.matches()) {
                    return Optional.of(matcher);
                }
                line = in.readLine();
            }
        }
        return Optional.empty();
    }

    /** The first curve; of a picture of training and validation both. */
    private static List<String> curves(StoredFolder folder, String picture) throws IOException {
        List<String> curves = new ArrayList<>();
        boolean ofParts = false;
        try (BufferedReader in = new BufferedReader(folder.open(picture))) {
            String line = in.readLine();
            for (int l = 0; line != null && l < MOST_LINES; l++) {
                Matcher matcher = CURVE.matcher(line);
                if (line.length() < MOST_CHARACTERS && matcher.matches() && curves.size() < 2) {
                    curves.add(matcher.group(1));
                }
                ofParts |= line.equals(VALIDATION);
                line = in.readLine();
            }
        }
        return curves.stream().limit(ofParts ? 2 : 1).toList();
    }
}
