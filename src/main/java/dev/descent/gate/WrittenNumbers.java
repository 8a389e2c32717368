package dev.descent.gate;

import dev.descent.gate.stored.StoredFolder;
import java.io.IOException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The numbers that stand in experiments: in a description, a name, a condition, among the values of a key. Where a page repeats one, nobody
 * has computed it.
 */
final class WrittenNumbers {
    static final WrittenNumbers NONE = new WrittenNumbers();

    private final Set<String> numbers = new HashSet<>();

    private WrittenNumbers() {}

    /** Those of the experiments that two folders are of. */
    static WrittenNumbers of(StoredFolder a, StoredFolder b) throws IOException {
        WrittenNumbers written = new WrittenNumbers();
        for (StoredFolder folder : new StoredFolder[] {a, b}) {
            for (Map<String, String> settings : folder.experiments()) {
                settings.forEach((path, value) -> {
                    written.add(path);
                    written.add(value);
                });
            }
        }
        return written;
    }

    private void add(String text) {
        int at = 0;
        while (at < text.length()) {
            int end = Words.numberEnd(text, at, false);
            if (end > at) {
                numbers.add(unsigned(text.substring(at, end)));
            }
            at = Math.max(end, at + 1);
        }
    }

    /** Whether a number stands in an experiment, digit by digit, with either sign: what a minus is in a text depends on what is before it. */
    boolean has(String number) {
        return numbers.contains(unsigned(number));
    }

    private static String unsigned(String number) {
        return number.startsWith("-") ? number.substring(1) : number;
    }
}
