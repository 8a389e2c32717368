package dev.descent.pages;

import dev.descent.pages.Markdown.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What can be found: sections of pages, and types of the Javadoc. A script, since a page that is opened as a file may load nothing else. */
final class SearchIndex {
    private static final Pattern TYPE = Pattern.compile("\"p\":\"([\\w.]+)\",\"l\":\"([\\w.]+)\"");

    /** Of a page that is not in the menu only so much is found by its text. */
    private static final int EXCERPT = 200;

    private final List<String> entries = new ArrayList<>();

    /** Every section of a page of the menu; of others only the first. */
    void add(Markdown page, String place, boolean whole) {
        for (Section section : whole
                ? page.sections()
                : page.sections().subList(0, Math.min(1, page.sections().size()))) {
            String text = section.text();
            String anchor = section.level() == 1 ? "" : "#" + section.id();
            entry(
                    page.title(),
                    anchor.isEmpty() ? "" : section.heading(),
                    place + anchor,
                    whole || text.length() < EXCERPT ? text : text.substring(0, EXCERPT));
        }
    }

    /** @param script the Javadoc's own list of types */
    void addTypes(String script) {
        for (MatchResult type : TYPE.matcher(script).results().toList()) {
            entry(
                    "Javadoc",
                    type.group(2),
                    "javadoc/" + type.group(1).replace('.', '/') + "/" + type.group(2) + ".html",
                    type.group(1));
        }
    }

    String script() {
        return "var descentIndex = [\n" + String.join(",\n", entries) + "\n];\n";
    }

    private void entry(String... fields) {
        entries.add(List.of(fields).stream().map(SearchIndex::quoted).collect(Collectors.joining(",", "[", "]")));
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", " ") + '"';
    }
}
