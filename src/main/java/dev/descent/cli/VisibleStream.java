package dev.descent.cli;

import dev.descent.number.VisibleText;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Prints texts with every character visible, whatever file they come from. A text is part of one line: what ends a line is
 * {@link #println()} or a single character, which are our own and pass; a line end within a text is shown as its number.
 *
 * <p>Nor does a text command the service whose log holds the line: GitHub's runner obeys lines that begin with {@code ::}, it and Azure
 * Pipelines obey {@code ##[…]} and {@code ##vso[…]} anywhere, TeamCity {@code ##teamcity[…]}. No line of ours has such a word, so
 * the first character of it is shown as its number.
 *
 * @see <a href="https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands">GitHub, Workflow commands</a>
 */
final class VisibleStream extends PrintStream {
    /** Whether nothing but blanks stands in the line yet. */
    private boolean blank = true;

    VisibleStream(OutputStream out) {
        super(out, true, StandardCharsets.UTF_8);
    }

    @Override
    public void print(String text) {
        String visible = VisibleText.ofLine(String.valueOf(text));
        super.print(withoutCommands(visible));
        blank &= visible.isBlank();
    }

    @Override
    public void print(char c) {
        super.print(c);
        blank = c == '\n' || blank && Character.isWhitespace(c);
    }

    @Override
    public void println() {
        super.println();
        blank = true;
    }

    @Override
    public void println(String text) {
        print(text);
        println();
    }

    @Override
    public void println(Object text) {
        println(String.valueOf(text));
    }

    private String withoutCommands(String text) {
        String safe = text;
        int first = blank ? firstOf(text) : text.length();
        if (text.startsWith(":", first) && (text.startsWith(":", first + 1) || first + 1 == text.length())) {
            safe = text.substring(0, first) + VisibleText.number(':') + text.substring(first + 1);
        }
        return safe.contains("##") ? WithoutHashes.of(safe) : safe;
    }

    /** Where the first character stands that is no blank; runners know other blanks than Java. */
    private static int firstOf(String text) {
        int first = 0;
        while (first < text.length()
                && (Character.isWhitespace(text.charAt(first)) || Character.isSpaceChar(text.charAt(first)))) {
            first++;
        }
        return first;
    }

    /** Loaded where a text has two hashes. */
    private static final class WithoutHashes {
        private static final Pattern COMMAND = Pattern.compile("#(?=#\\p{Alnum}*+(\\[|$))");
        private static final String SHOWN = Matcher.quoteReplacement(VisibleText.number('#'));

        static String of(String text) {
            return COMMAND.matcher(text).replaceAll(SHOWN);
        }
    }
}
