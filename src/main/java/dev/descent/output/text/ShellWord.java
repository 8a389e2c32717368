package dev.descent.output.text;

import dev.descent.number.VisibleText;
import java.util.regex.Pattern;

/** A text as one word of a command line that a shell leaves as it is. */
public final class ShellWord {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./+@%:=,][A-Za-z0-9_./+@%:=,-]*");

    private ShellWord() {}

    /** The text, in single quotes where a shell would read it otherwise; on one line. */
    public static String of(String text) {
        if (PLAIN.matcher(text).matches()) {
            return text;
        }
        StringBuilder line = new StringBuilder();
        text.codePoints().forEach(c -> line.appendCodePoint(VisibleText.isHidden(c) ? '?' : c));
        return "'" + line.toString().replace("'", "'\\''") + "'";
    }
}
