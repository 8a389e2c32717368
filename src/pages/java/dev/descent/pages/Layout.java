package dev.descent.pages;

import dev.descent.pages.Markdown.Section;
import java.util.stream.Collectors;

/** The frame around a page: navigation, outline, the pages before and after it. */
final class Layout {
    private final String template;

    Layout(String template) {
        this.template = template;
    }

    /** @param first stands below the page's heading */
    String page(String file, String place, Markdown page, String first) {
        String outline = page.sections().stream()
                .filter(section -> section.level() == 2 || section.level() == 3)
                .map(Layout::outlined)
                .collect(Collectors.joining());
        return fill(file, place, page.title(), page.html().replaceFirst("</h1>", "</h1>\n" + first), outline);
    }

    String page(String file, String place, String title, String html) {
        return fill(file, place, title, html, "");
    }

    private static String outlined(Section section) {
        return "<li class=\"l" + section.level() + "\"><a href=\"#" + section.id() + "\">"
                + Html.escape(section.heading()) + "</a></li>\n";
    }

    private String fill(String file, String place, String title, String html, String outline) {
        return template.replace("{title}", Html.escape(title.equals("Descent") ? title : title + " – Descent"))
                .replace("{root}", Places.up(place))
                .replace("{menu}", menu(file, place))
                .replace("{beside}", beside(file, place, -1, "prev") + beside(file, place, 1, "next"))
                .replace("{file}", file)
                .replace(
                        "{outline}",
                        outline.isEmpty()
                                ? ""
                                : "<aside aria-label=\"On this page\"><h2>On this page</h2>\n<ul>\n" + outline
                                        + "</ul></aside>")
                .replace("{content}", html);
    }

    private static String menu(String file, String place) {
        StringBuilder html = new StringBuilder();
        for (Menu.Group group : Menu.GROUPS) {
            html.append("<h2>" + group.label() + "</h2>\n<ul>\n");
            for (Menu.Item item : group.items()) {
                String here = item.file().equals(file) ? " aria-current=\"page\"" : "";
                html.append("<li><a href=\"" + href(item, place) + "\"" + here + ">" + item.label() + "</a></li>\n");
            }
            html.append("</ul>\n");
        }
        return html.toString();
    }

    private static String beside(String file, String place, int distance, String rel) {
        return Menu.beside(file, distance)
                .map(item -> "<a rel=\"" + rel + "\" href=\"" + href(item, place) + "\">" + item.label() + "</a>")
                .orElse("");
    }

    private static String href(Menu.Item item, String place) {
        return Places.up(place) + Places.of(item.file(), false);
    }
}
