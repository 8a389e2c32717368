package dev.descent.config;

import java.util.Optional;
import java.util.regex.Pattern;

/** Which names an experiment may have: they are folders under results/ on every operating system. */
public final class ExperimentNames {
    /** What a name consists of. */
    public static final String RULE = "[a-z0-9][a-z0-9._-]*, at most 100 characters";

    private static final int LONGEST = 100;
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]*");
    private static final Pattern RESERVED = Pattern.compile("(con|prn|aux|nul|com[0-9]|lpt[0-9])(\\..*)?");

    private ExperimentNames() {}

    /** What is wrong with a name, as the rest of a sentence that begins with it; empty if nothing is. */
    public static Optional<String> fault(String name) {
        if (!NAME.matcher(name).matches()) {
            return Optional.of("can't be a folder under results/");
        }
        if (name.length() > LONGEST) {
            return Optional.of("is longer than " + LONGEST + " characters");
        }
        if (RESERVED.matcher(name).matches()) {
            return Optional.of("is a name that Windows reserves");
        }
        if (name.endsWith(".")) {
            return Optional.of("ends with a dot, which Windows drops");
        }
        return name.equals("readme.md")
                ? Optional.of("would take the place of results/README.md where case does not count")
                : Optional.empty();
    }
}
