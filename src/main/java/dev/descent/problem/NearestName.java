package dev.descent.problem;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The known name that a misspelt one most likely means. */
public final class NearestName {
    private static final int LONGEST = 100;
    private static final int MOST_LISTED = 40;

    private NearestName() {}

    /**
     * The known name that is the fewest slips of the pen away from {@code word}: a letter too many, too few or wrong, or two
     * swapped. Case does not count. Empty if more than a third of the longer word would have to change, at most three
     * letters; the first of several that are equally near.
     */
    public static Optional<String> of(String word, Collection<String> known) {
        Optional<String> best = Optional.empty();
        int fewest = Integer.MAX_VALUE;
        for (String name : known) {
            int longer = Math.max(word.length(), name.length());
            if (longer > LONGEST || word.isEmpty() || name.isEmpty()) {
                continue;
            }
            int distance = distance(word.toLowerCase(Locale.ROOT), name.toLowerCase(Locale.ROOT));
            if (distance <= Math.min(3, longer / 3) && distance < fewest) {
                fewest = distance;
                best = Optional.of(name);
            }
        }
        return best;
    }

    /** As {@link #of}, or else the only known name that has {@code word} among its words: Price EUR for price. */
    public static Optional<String> orWithWord(String word, Collection<String> known) {
        List<String> with = known.stream()
                .filter(name -> List.of(name.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+"))
                        .contains(word.toLowerCase(Locale.ROOT)))
                .toList();
        return of(word, known).or(() -> with.size() == 1 ? Optional.of(with.get(0)) : Optional.empty());
    }

    /** As {@link #of}, of file names, whose endings say nothing of what is meant. */
    public static Optional<String> ofFiles(String name, Collection<String> known) {
        return of(
                        withoutEnding(name),
                        known.stream().map(NearestName::withoutEnding).toList())
                .flatMap(nearest -> known.stream()
                        .filter(file -> withoutEnding(file).equals(nearest))
                        .findFirst());
    }

    private static String withoutEnding(String file) {
        return file.replaceFirst("(?<=.)\\.[^.]*$", "");
    }

    /** A remedy: "did you mean 'a'?", "expected one of a, b, c"; empty if nothing is known. */
    public static Remedy expected(Collection<String> known, String word) {
        return expected(known, known, word);
    }

    /**
     * As {@link #expected(Collection, String)}, where more words are understood than are listed, such as aliases. A name that is the only
     * one is not asked for.
     */
    public static Remedy expected(Collection<String> listed, Collection<String> understood, String word) {
        return listed.isEmpty()
                ? Remedy.of("")
                : new Remedy(listed.size() == 1 ? "" : hint(word, understood), "expected " + oneOf(listed));
    }

    /** "one of a, b, c", or the only name; of more than forty names the first forty. */
    public static String oneOf(Collection<String> names) {
        String listed = names.stream().limit(MOST_LISTED).collect(Collectors.joining(", "));
        String more = names.size() > MOST_LISTED ? ", … (" + names.size() + " in all)" : "";
        return (names.size() == 1 ? "" : "one of ") + listed + more;
    }

    /** "did you mean 'a'?"; empty if no known name is near. */
    public static String hint(String word, Collection<String> known) {
        return of(word, known).map(NearestName::question).orElse("");
    }

    /** "did you mean 'a'?". */
    public static String question(String name) {
        return "did you mean " + ProblemText.quoted(name) + "?";
    }

    /**
     * Damerau and Levenshtein's distance in its restricted form (optimal string alignment): no part is edited twice.
     *
     * @see <a href="https://doi.org/10.1145/363958.363994">Damerau (1964), A technique for computer detection and correction
     *     of spelling errors</a>
     */
    static int distance(String a, String b) {
        int[] beforeLast = new int[b.length() + 1];
        int[] last = new int[b.length() + 1];
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] free = beforeLast;
            beforeLast = last;
            last = row;
            row = free;
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int changed = last[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(changed, 1 + Math.min(last[j], row[j - 1]));
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
                }
            }
        }
        return row[b.length()];
    }
}
