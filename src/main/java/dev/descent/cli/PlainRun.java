package dev.descent.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * The usual arguments of {@code run}, read without picocli, for which loading and looking into the command takes longer than a
 * short training: files and folders, {@code --results DIR}, {@code --jobs N} and the options without a value, each once at most.
 * Whatever else is among the arguments, and every mistake, is picocli's; what is read here it would read the same.
 *
 * @param paths empty if none is given
 */
record PlainRun(
        List<Path> paths, Optional<Path> results, OptionalInt jobs, boolean fresh, boolean failFast, boolean quiet) {
    private static final int MOST_JOBS_DIGITS = 3;

    /** @param arguments those behind {@code run}; empty if picocli has to read them */
    static Optional<PlainRun> of(List<String> arguments) {
        List<Path> paths = new ArrayList<>();
        Optional<Path> results = Optional.empty();
        OptionalInt jobs = OptionalInt.empty();
        Set<String> given = new HashSet<>();
        Iterator<String> rest = arguments.iterator();
        while (rest.hasNext()) {
            String argument = rest.next();
            if (isPlain(argument)) {
                paths.add(Path.of(argument));
                continue;
            }
            String option = argument.equals("-q") ? "--quiet" : argument;
            boolean first = given.add(option);
            boolean takesValue = option.equals("--results") || option.equals("--jobs");
            String value = takesValue && rest.hasNext() ? rest.next() : "";
            if (first && option.equals("--results") && isPlain(value)) {
                results = Optional.of(Path.of(value));
            } else if (first && option.equals("--jobs") && isNumber(value)) {
                jobs = OptionalInt.of(Integer.parseInt(value));
            } else if (!first
                    || !option.equals("--fresh") && !option.equals("--fail-fast") && !option.equals("--quiet")) {
                return Optional.empty();
            }
        }
        return Optional.of(new PlainRun(
                paths,
                results,
                jobs,
                given.contains("--fresh"),
                given.contains("--fail-fast"),
                given.contains("--quiet")));
    }

    /** Whether it is a file's or a folder's name and nothing that picocli may take for an option, a list of arguments or a quotation. */
    private static boolean isPlain(String word) {
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            boolean letterOrDigit = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
            if (!letterOrDigit && "/._ ".indexOf(c) < 0 && (c != '-' || i == 0)) {
                return false;
            }
        }
        return !word.isEmpty();
    }

    private static boolean isNumber(String word) {
        return !word.isEmpty()
                && word.length() <= MOST_JOBS_DIGITS
                && word.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
