package dev.descent.output.text;

import dev.descent.number.VisibleText;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Markdown as GitHub reads it; whatever a user wrote appears as that text and does nothing else. */
public final class Markdown {
    /** Among them the dollar, between two of which GitHub sets mathematics. */
    private static final String ESCAPED = "\\`*|$";

    private static final Pattern CONTROL = Pattern.compile("[\\x00-\\x1F\\x7F]");
    private static final String WWW = "www";
    /** With a number behind it, an issue. */
    private static final String ISSUE = "GH-";
    /** Keeps GitHub from mentioning a person or an issue and from drawing an emoji; it shows as nothing. */
    private static final String NOTHING = "<!-- -->";

    private static final String OPENING = "#-+=";

    private final StringBuilder out = new StringBuilder();

    /** A text inside a line or a table cell: on one line, without links, emphasis, HTML or columns of its own. */
    public static String text(String usersText) {
        String text = VisibleText.ofLines(CONTROL.matcher(usersText).replaceAll(" "));
        StringBuilder safe = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            char before = i == 0 ? ' ' : text.charAt(i - 1);
            char after = i + 1 == text.length() ? ' ' : text.charAt(i + 1);
            if (c == '&') {
                safe.append("&amp;");
            } else if (c == '<') {
                safe.append(after == ' ' || after == '=' ? "<" : "&lt;");
            } else if (c == '>') {
                safe.append(before == ' ' && !text.substring(0, i).isBlank() ? ">" : "&gt;");
            } else if (c == ':' && text.startsWith("//", i + 1)) {
                safe.append("&#58;");
            } else if (c == '.' && endsWith(WWW, text, i - 1)) {
                safe.append("&#46;");
            } else if (c == ':' && isEmoji(text, i)
                    || c == '@' && Character.isLetterOrDigit(after)
                    || (c == '#' || endsWith(ISSUE, text, i)) && after >= '0' && after <= '9') {
                safe.append(c).append(NOTHING);
            } else if (ESCAPED.indexOf(c) >= 0
                    || c == '_' && !(Character.isLetterOrDigit(before) && Character.isLetterOrDigit(after))
                    || c == '~' && (before == '~' || after == '~')
                    || c == ']' && (after == '(' || after == '[' || after == ':')) {
                safe.append('\\').append(c);
            } else {
                safe.append(c);
            }
        }
        return safe.toString();
    }

    /** Whether a name between colons begins at an index, such as {@code :smile:}. */
    private static boolean isEmoji(String text, int index) {
        int end = index + 1;
        while (end < text.length() && isOfEmoji(text.charAt(end))) {
            end++;
        }
        return end > index + 1 && end < text.length() && text.charAt(end) == ':';
    }

    private static boolean isOfEmoji(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_' || c == '+' || c == '-';
    }

    /** Whether a word ends at an index, in capitals or not. */
    private static boolean endsWith(String word, String text, int index) {
        return text.regionMatches(true, index + 1 - word.length(), word, 0, word.length());
    }

    /** A text that is a paragraph of its own: no heading, list or rule, whatever it begins with. */
    public static String paragraph(String text) {
        String safe = text(text.strip());
        if (!safe.isEmpty() && OPENING.indexOf(safe.charAt(0)) >= 0) {
            return "\\" + safe;
        }
        return safe.replaceFirst("^([0-9]{1,9})([.)])", "$1\\\\$2");
    }

    /** A page that begins with its title. */
    public static Markdown titled(String title) {
        return new Markdown().block("# " + text(title));
    }

    /** Adds lines as they are, then an empty one. */
    public Markdown block(String... lines) {
        for (String line : lines) {
            out.append(line).append('\n');
        }
        out.append('\n');
        return this;
    }

    public Markdown heading(String text) {
        return block("## " + text);
    }

    /** Adds a list; nothing if it is empty. */
    public Markdown list(List<String> items) {
        if (items.isEmpty()) {
            return this;
        }
        for (String item : items) {
            out.append("- ").append(item).append('\n');
        }
        return block();
    }

    /** Adds a list of texts, which are made safe here. */
    public Markdown texts(List<String> items) {
        return list(safe(items));
    }

    /**
     * Adds a table. Cells are texts; they are made safe here.
     *
     * @param left how many columns from the left are flush left; the others are flush right
     */
    public Markdown table(List<String> header, List<List<String>> rows, int left) {
        List<List<String>> safe = new ArrayList<>();
        for (List<String> row : rows) {
            safe.add(safe(row));
        }
        return tableOfMarkdown(safe(header), safe, left);
    }

    /** Adds a table whose cells are Markdown already. */
    public Markdown tableOfMarkdown(List<String> header, List<List<String>> rows, int left) {
        row(header);
        out.append('|');
        for (int c = 0; c < header.size(); c++) {
            out.append(c < left ? " --- |" : " ---: |");
        }
        out.append('\n');
        for (List<String> row : rows) {
            row(row);
        }
        return block();
    }

    /** Adds what GitHub folds away under a line. */
    public Markdown folded(String summary, Markdown inside) {
        return block("<details>", "<summary>" + text(summary) + "</summary>")
                .add(inside)
                .block("</details>");
    }

    public Markdown add(Markdown other) {
        out.append(other.out);
        return this;
    }

    /** All that was added, ending with one line feed. */
    @Override
    public String toString() {
        return out.toString().stripTrailing() + "\n";
    }

    private static List<String> safe(List<String> texts) {
        List<String> safe = new ArrayList<>();
        for (String text : texts) {
            safe.add(text(text));
        }
        return safe;
    }

    private void row(List<String> cells) {
        out.append('|');
        for (String cell : cells) {
            out.append(' ').append(cell).append(" |");
        }
        out.append('\n');
    }
}
