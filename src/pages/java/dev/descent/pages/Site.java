package dev.descent.pages;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes the site: the pages of the {@link Menu}, whatever they link to in the repository, and the Javadoc. The same files give the same
 * bytes. Then it follows every link, and fails where one leads nowhere.
 */
public final class Site {
    private static final Pattern ELSEWHERE = Pattern.compile("(?:[a-z]+:|#).*");
    private static final Pattern HREF = Pattern.compile("(?:href|src)=\"([^\"#:]+)[^\":]*\"");
    private static final Map<String, String> EXPLORED = Map.of("report.md", "report.html", "README.md", "index.html");
    private static final Path ASSETS = Path.of("src/pages/assets");

    /** A file to write; one that is copied keeps its name, for the sake of HTML that links to it. */
    private record Entry(String file, boolean copied) {}

    private final Path root = Path.of("").toAbsolutePath();
    private final Path site;
    private final Layout layout = new Layout(Files.readString(ASSETS.resolve("page.html")));
    private final SearchIndex index = new SearchIndex();
    private final Deque<Entry> waiting = new ArrayDeque<>();
    private final Set<Entry> seen = new HashSet<>();
    private final List<String> mistakes = new ArrayList<>();

    private Site(Path site) throws IOException {
        this.site = site;
    }

    /** @param arguments the folder of the Javadoc, and the folder to write to, whose content is replaced */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[1]);
        Folders.delete(folder);
        Folders.copy(Path.of(arguments[0]), folder.resolve("javadoc"));
        Site site = new Site(folder);
        site.build();
        site.mistakes.addAll(new LinkCheck(folder).deadLinks());
        if (!site.mistakes.isEmpty()) {
            throw new IllegalStateException("the site is not whole:\n  " + String.join("\n  ", site.mistakes));
        }
        System.out.println("The site is in " + folder.resolve("index.html"));
    }

    private void build() throws IOException {
        Menu.missing(root).forEach(page -> mistakes.add(page + " is not in the menu"));
        Menu.pages().forEach(item -> want(new Entry(item.file(), false)));
        while (!waiting.isEmpty()) {
            write(waiting.remove());
        }
        index.addTypes(Files.readString(site.resolve("javadoc/type-search-index.js")));
        Files.writeString(site.resolve("search-index.js"), index.script());
        for (String asset : List.of("site.css", "site.js")) {
            Files.copy(ASSETS.resolve(asset), site.resolve(asset));
        }
    }

    private void want(Entry wanted) {
        String file = wanted.file();
        boolean same = Places.of(file, Files.isDirectory(root.resolve(file))).equals(file);
        Entry entry = new Entry(file, wanted.copied() || same);
        if (!Places.isJavadoc(entry.file()) && seen.add(entry)) {
            waiting.add(entry);
        }
    }

    private void write(Entry entry) throws IOException {
        String file = entry.file();
        Path source = root.resolve(file);
        boolean folder = Files.isDirectory(source);
        String place = entry.copied() ? file : Places.of(file, folder);
        Path target = site.resolve(place);
        Files.createDirectories(target.getParent());
        if (folder) {
            Files.writeString(target, listing(file, place));
        } else if (entry.copied() || !(file.endsWith(".md") || Places.isListing(file))) {
            Files.copy(source, target);
            if (file.endsWith(".html")) {
                follow(file, Files.readString(source));
            }
        } else if (file.endsWith(".md")) {
            Markdown page = new Markdown(Files.readString(source), link -> resolve(file, place, link));
            Files.writeString(target, layout.page(file, place, page, explored(file)));
            index.add(page, place, Menu.beside(file, 0).isPresent());
        } else {
            String language = file.substring(file.lastIndexOf('.') + 1);
            Files.writeString(
                    target,
                    layout.page(
                            file,
                            place,
                            file,
                            "<h1>" + file + "</h1>\n" + Html.code(Files.readString(source), language)));
        }
    }

    private String listing(String folder, String place) throws IOException {
        String items;
        try (Stream<Path> files = Files.list(root.resolve(folder))) {
            items = files.map(file -> file.getFileName().toString())
                    .sorted()
                    .map(name -> "<li><a href=\"" + resolve(folder + "/x", place, name) + "\">" + name + "</a></li>\n")
                    .collect(Collectors.joining());
        }
        return layout.page(folder, place, folder, "<h1>" + folder + "</h1>\n<ul>\n" + items + "</ul>\n");
    }

    /** A link to the page of HTML that shows the same results, to sort and filter; empty if there is none. */
    private String explored(String file) {
        Path beside = Path.of(EXPLORED.getOrDefault(Path.of(file).getFileName().toString(), ""));
        Path other = root.resolve(file).resolveSibling(beside);
        if (!file.startsWith("results/") || !Files.isRegularFile(other)) {
            return "";
        }
        want(new Entry(root.relativize(other).toString(), true));
        return "<p><a href=\"" + beside + "\">The same to explore: sort, filter, draw</a></p>\n";
    }

    /** What a copied page of HTML links to is copied too. */
    private void follow(String file, String html) {
        HREF.matcher(LinkCheck.withoutScripts(html)).results().forEach(match -> {
            String linked = root.relativize(
                            root.resolve(file).resolveSibling(match.group(1)).normalize())
                    .toString();
            if (Files.isRegularFile(root.resolve(linked))) {
                want(new Entry(linked, true));
            }
        });
    }

    /** A link of a file, as one of the page that is made from it. */
    private String resolve(String file, String place, String link) {
        if (ELSEWHERE.matcher(link).matches()) {
            return link;
        }
        String[] parts = link.split("#", 2);
        Path linked = root.resolve(file).resolveSibling(parts[0]).normalize();
        if (!linked.startsWith(root) || !Files.exists(linked)) {
            mistakes.add(file + " links to " + link + ", which is not there");
            return link;
        }
        String target = root.relativize(linked).toString();
        // A folder with a page of its own is that page.
        String shown = Stream.of("/index.html", "/report.md")
                .map(target::concat)
                .filter(page -> Files.isRegularFile(root.resolve(page)))
                .findFirst()
                .orElse(target);
        want(new Entry(shown, false));
        return Places.up(place)
                + Places.of(shown, Files.isDirectory(root.resolve(shown)))
                + (parts.length > 1 ? "#" + parts[1] : "");
    }
}
