package dev.descent.number;

import java.util.ArrayList;
import java.util.List;

/** Counts, lists and long texts in sentences. */
public final class Phrases {
    private Phrases() {}

    /** {@code 1 trial}, {@code 2 trials}, {@code 2 studies}. */
    public static String count(long n, String thing) {
        boolean study = thing.endsWith("dy");
        return n + " " + (n == 1 ? thing : study ? thing.substring(0, thing.length() - 1) + "ies" : thing + "s");
    }

    /** {@code a}, {@code a and b}, {@code a, b and c}. */
    public static String and(List<String> things) {
        int last = things.size() - 1;
        return last < 1
                ? String.join("", things)
                : String.join(", ", things.subList(0, last)) + " and " + things.get(last);
    }

    /** The first few things; of more, how many there are besides. */
    public static String few(List<String> things, int most) {
        if (things.size() <= most) {
            return String.join(", ", things);
        }
        List<String> first = new ArrayList<>(things.subList(0, most));
        first.add("… (" + (things.size() - most) + " more)");
        return String.join(", ", first);
    }

    /** {@code … and 3 more}: what ends a list of which only the beginning is shown. */
    public static String more(long n) {
        return "… and " + n + " more";
    }

    /** The text, or its beginning and an ellipsis where it has more code points than these. */
    public static String shortened(String text, int longest) {
        return text.codePointCount(0, text.length()) <= longest
                ? text
                : text.substring(0, text.offsetByCodePoints(0, longest - 1)) + "…";
    }
}
