package dev.descent.cli;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.TypeConversionException;

/** The words of a command line: whether they came through whole, and what numbers they are, with mistakes told in plain words. */
final class Arguments {
    private static final int REPLACEMENT = 0xFFFD;

    private Arguments() {}

    /** What is wrong with a word whose characters the locale doesn't know: it names no file, and what was meant is lost. */
    static Optional<String> mistake(String... arguments) {
        for (int i = 0; i < arguments.length; i++) {
            String word = arguments[i];
            if ((word.indexOf(REPLACEMENT) >= 0 || word.indexOf(0) >= 0) && !isPath(word)) {
                return Optional.of(
                        "argument " + (i + 1) + ", '" + word + "', has characters that this locale's encoding ("
                                + System.getProperty("sun.jnu.encoding")
                                + ") does not know; set LC_ALL=C.UTF-8, or another locale in UTF-8, and call this again");
            }
        }
        return Optional.empty();
    }

    @SuppressWarnings("ReturnValueIgnored") // it is made to see whether it can be
    private static boolean isPath(String word) {
        try {
            Path.of(word);
            return true;
        } catch (InvalidPathException e) {
            return false;
        }
    }

    /** Numbers of options in Descent's words instead of Java's. */
    static void registerNumbers(CommandLine line) {
        line.registerConverter(int.class, Arguments::whole);
    }

    private static int whole(String word) {
        try {
            return Integer.parseInt(word);
        } catch (NumberFormatException e) {
            throw new TypeConversionException("'" + word + "' is not a whole number of at most " + Integer.MAX_VALUE);
        }
    }
}
