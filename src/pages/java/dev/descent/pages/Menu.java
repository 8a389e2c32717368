package dev.descent.pages;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Which pages the site's navigation has, in which groups and order. Whatever else these link to is part of the site, but not of this. */
final class Menu {
    /** @param file from the repository's folder */
    record Item(String file, String label) {}

    record Group(String label, List<Item> items) {}

    private static final String PAGES = "src/site/markdown/";

    static final List<Group> GROUPS = List.of(
            new Group(
                    "Start",
                    List.of(
                            new Item("README.md", "Descent in five minutes"),
                            page("from-your-table-to-a-network", "From your table to a network"),
                            page("training", "Training"),
                            page("explain", "A step on paper"))),
            new Group(
                    "Language",
                    List.of(
                            page("experiment-file", "The experiment file"),
                            page("search", "Search"),
                            page("reference", "Reference"),
                            page("for-programs", "For programs"),
                            new Item("data/README.md", "The tables"))),
            new Group(
                    "Results and statistics",
                    List.of(
                            new Item("results/README.md", "Results of the shelf"),
                            page("runs", "Runs and results"),
                            page("statistics", "How a verdict is reached"),
                            page("compare-methods", "Compare methods"),
                            page("across", "Across data sets"),
                            page("optimizers-compared", "Optimizers compared"),
                            page("searches-compared", "Searches compared"),
                            page("reports-compared", "Reports compared"))),
            new Group(
                    "Engines",
                    List.of(
                            page("engines", "An engine of your own"),
                            page("arithmetic", "Arithmetic and speed"),
                            page("load", "Load"),
                            new Item("src/bench/README.md", "Benchmarks"))),
            new Group(
                    "Contributors",
                    List.of(
                            new Item("CONTRIBUTING.md", "Contributing"),
                            page("promises", "What Descent promises"),
                            page("compatibility", "What a version may change"),
                            new Item("src/changes/changes.md", "Changes"),
                            new Item("SECURITY.md", "Security"),
                            new Item(Places.JAVADOC, "Javadoc"))));

    private Menu() {}

    private static Item page(String name, String label) {
        return new Item(PAGES + name + ".md", label);
    }

    /** Every page in reading order; the Javadoc is none. */
    static List<Item> pages() {
        return GROUPS.stream()
                .flatMap(group -> group.items().stream())
                .filter(item -> !item.file().equals(Places.JAVADOC))
                .toList();
    }

    /** The page that is so many places after a page; empty beyond the ends and for what is not in the menu. */
    static Optional<Item> beside(String file, int distance) {
        List<Item> pages = pages();
        int at = pages.stream().map(Item::file).toList().indexOf(file);
        int there = at + distance;
        return at < 0 || there < 0 || there >= pages.size() ? Optional.empty() : Optional.of(pages.get(there));
    }

    /** Pages for users that the menu lacks. */
    static List<String> missing(Path root) throws IOException {
        try (Stream<Path> files = Files.list(root.resolve(PAGES))) {
            TreeSet<String> names = new TreeSet<>();
            files.map(file -> PAGES + file.getFileName())
                    .filter(file -> file.endsWith(".md"))
                    .forEach(names::add);
            pages().forEach(item -> names.remove(item.file()));
            return List.copyOf(names);
        }
    }
}
