package dev.descent.config;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Which names an experiment may have: they are folders under results/ on every operating system. */
public final class ExperimentNames {
    /** What a name consists of. */
    public static final String RULE =
            "letters (no capitals) and digits of any script, '.', '_' and '-', starting with a letter or digit, at most 200 bytes of UTF-8";

    private static final int MOST_BYTES = 200;
    private static final String BEST = "-best";
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{Nd}][\\p{L}\\p{M}\\p{Nd}._-]*");
    private static final Pattern RESERVED = Pattern.compile("(con|prn|aux|nul|com[0-9]|lpt[0-9])(\\..*)?");
    /** Files of results/ itself, as they read without capitals. */
    private static final Set<String> TAKEN = Set.of("readme.md", "index.html");

    private ExperimentNames() {}

    /** The name in Unicode's composed form (NFC), in which every system finds it again: ü is one letter, not u and two dots.
     * ASCII is composed as it stands. */
    public static String composed(String name) {
        for (int i = 0; i < name.length(); i++) {
            if (name.charAt(i) >= 128) {
                return Normalizer.normalize(name, Normalizer.Form.NFC);
            }
        }
        return name;
    }

    /** What an experiment is called that is the best configuration of the one of this name: {@code sweep-best}. */
    static String ofTheBest(String name) {
        String shortened = name;
        while ((shortened + BEST).getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            shortened = shortened.substring(0, shortened.offsetByCodePoints(shortened.length(), -1));
        }
        return shortened + BEST;
    }

    /** What is wrong with a name in its composed form, as the rest of a sentence that begins with it; empty if nothing is. */
    public static Optional<String> fault(String name) {
        if (!NAME.matcher(name).matches()) {
            return Optional.of("can't be a folder under results/");
        }
        if (hasCapitals(name)) {
            return Optional.of("has capital letters, which not every system tells apart from lower-case ones");
        }
        if (name.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            return Optional.of("is longer than " + MOST_BYTES + " bytes");
        }
        if (RESERVED.matcher(name).matches()) {
            return Optional.of("is a name reserved by Windows");
        }
        if (name.endsWith(".")) {
            return Optional.of("ends with a dot, which Windows drops");
        }
        return TAKEN.contains(name)
                ? Optional.of("would take the place of a file of results/ itself")
                : Optional.empty();
    }

    private static boolean hasCapitals(String name) {
        for (int i = 0; i < name.length(); i = name.offsetByCodePoints(i, 1)) {
            int c = name.codePointAt(i);
            if (Character.toLowerCase(c) != c) {
                return true;
            }
        }
        return false;
    }
}
