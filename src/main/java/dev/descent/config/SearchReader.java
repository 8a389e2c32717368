package dev.descent.config;

import dev.descent.config.yaml.Node;
import dev.descent.config.yaml.Node.Entry;
import dev.descent.config.yaml.Node.Mapping;
import dev.descent.model.Component;
import dev.descent.model.FileValues;
import dev.descent.model.SearchTypes;
import dev.descent.problem.Problems;
import dev.descent.sweep.Search;
import java.util.Locale;
import java.util.Optional;

/** Reads how a sweep draws its configurations. */
final class SearchReader {
    /** The key of the axes that are drawn. */
    static final String OVER = "over";

    private static final String SEARCH = "search";

    private final FileValues file;
    private final Problems problems;

    SearchReader(FileValues file, Problems problems) {
        this.file = file;
        this.problems = problems;
    }

    /** The search of a sweep; empty for the grid, and where something is wrong, which is told. */
    Optional<Search> read(Mapping sweep) {
        Optional<Entry> over = sweep.entry(OVER);
        Optional<Entry> search = sweep.entry(SEARCH);
        if (search.isEmpty()) {
            if (over.isPresent()) {
                problems.add(
                        over.get().key(),
                        "over has no search that draws its values",
                        "expected search: {random: {configurations: 32}} beside it, or grid in place of over");
            }
            return Optional.empty();
        }
        Optional<Component> read = file.values()
                .find("sweep")
                .flatMap(it -> ((Component) it).find(SEARCH))
                .map(Component.class::cast);
        if (read.isEmpty()) {
            return Optional.empty();
        }
        Object configurations = read.get().find(SearchTypes.CONFIGURATIONS).orElse(null);
        boolean all = SearchTypes.ALL_OF_THEM.equals(configurations);
        if (configurations == null || !check(all, search.get(), over, sweep)) {
            return Optional.empty();
        }
        long seed = file.values().find("seed").map(Long.class::cast).orElseThrow();
        Search.Kind kind = Search.Kind.valueOf(read.get().name().toUpperCase(Locale.ROOT));
        return Optional.of(new Search(kind, all ? 0 : ((Long) configurations).intValue(), seed));
    }

    private boolean check(boolean all, Entry search, Optional<Entry> over, Mapping sweep) {
        Node at = search.value();
        if (all && over.isPresent()) {
            problems.add(
                    at,
                    "all configurations of over can't be drawn",
                    "expected a number of them, or grid in place of over");
            return false;
        }
        if (all
                && sweep.entry("grid").isEmpty()
                && sweep.entry("zip").isEmpty()
                && sweep.entry("cases").isEmpty()) {
            problems.add(
                    at, "there is no grid to bring in random order", "expected grid: with keys and lists of values");
            return false;
        }
        if (!all && over.isEmpty()) {
            problems.add(
                    search.key(),
                    "this search has nothing to draw",
                    "expected over: with keys and lists or distributions; for a grid in random order: {random: {configurations: all}}");
            return false;
        }
        return true;
    }
}
