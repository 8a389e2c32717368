package dev.descent.config;

import dev.descent.config.yaml.Node;
import dev.descent.config.yaml.Node.Entry;
import dev.descent.config.yaml.Node.Mapping;
import dev.descent.model.Component;
import dev.descent.model.ComponentType;
import dev.descent.model.FileValues;
import dev.descent.model.KeyPath;
import dev.descent.model.Kind;
import dev.descent.model.SearchTypes;
import dev.descent.problem.Located;
import dev.descent.problem.Problems;
import dev.descent.sweep.Search;
import dev.descent.sweep.search.Rung;
import dev.descent.sweep.search.Rungs;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads how a sweep draws its configurations. */
final class SearchReader {
    /** The key of the axes that are drawn. */
    static final String OVER = "over";

    static final String EPOCHS = "epochs";
    private static final String SEARCH = "search";

    private final FileValues file;
    private final Problems problems;

    SearchReader(FileValues file, Problems problems) {
        this.file = file;
        this.problems = problems;
    }

    /** The search of a sweep; empty for the grid, and where something is wrong, which is told. */
    Optional<Search> read(Mapping sweep) {
        Optional<Entry> over = sweep.entry(OVER).filter(it -> !ValueReader.isNull(it.value()));
        Optional<Entry> search = sweep.entry(SEARCH);
        if (search.isEmpty() || ValueReader.isNull(search.get().value())) {
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
            tellUneven(asFarAsRight(search.get().value()));
            return Optional.empty();
        }
        Object configurations = read.get().find(SearchTypes.CONFIGURATIONS).orElse(null);
        boolean all = SearchTypes.ALL_OF_THEM.equals(configurations);
        Search.Kind kind = Search.Kind.valueOf(read.get().name().toUpperCase(Locale.ROOT));
        if (configurations == null && kind != Search.Kind.HYPERBAND) {
            tellMissing(read.get(), search.get());
            return Optional.empty();
        }
        if (!check(all, search.get(), over, sweep)) {
            return Optional.empty();
        }
        long seed = file.values().find("seed").map(Long.class::cast).orElseThrow();
        return switch (kind) {
            case RANDOM, SOBOL -> Optional.of(new Search(kind, all ? 0 : ((Long) configurations).intValue(), seed));
            case TPE -> proposing(read.get(), seed);
            case SUCCESSIVE_HALVING, HYPERBAND -> halving(kind, read.get(), seed, search.get());
        };
    }

    /** That a search does not say how many configurations it draws, unless what it says is wrong, which has been told. */
    private void tellMissing(Component read, Entry search) {
        boolean told = search.value() instanceof Mapping mapping
                && !ValueReader.isNull(mapping.entries().get(0).value())
                && (!(mapping.entries().get(0).value() instanceof Mapping parameters)
                        || parameters.entry(SearchTypes.CONFIGURATIONS).isPresent());
        if (!told) {
            problems.add(
                    search.value(),
                    read.name() + " has no '" + SearchTypes.CONFIGURATIONS + "'",
                    "expected how many are drawn, such as search: {" + read.name() + ": {" + SearchTypes.CONFIGURATIONS
                            + ": 32}}");
        }
    }

    private Optional<Search> proposing(Component tpe, long seed) {
        return tellUneven(tpe.values())
                ? Optional.empty()
                : Optional.of(Search.proposing(
                        tpe.whole(SearchTypes.CONFIGURATIONS),
                        seed,
                        new Search.Proposing(
                                tpe.whole(SearchTypes.STARTUP),
                                tpe.whole(SearchTypes.BATCH),
                                tpe.whole(SearchTypes.CANDIDATES))));
    }

    private Optional<Search> halving(Search.Kind kind, Component it, long seed, Entry search) {
        if (file.values().type().parameter(EPOCHS).isEmpty()) {
            problems.add(
                    search.value(),
                    "there are no epochs to stop at without a network",
                    "expected random, sobol or tpe");
            return Optional.empty();
        }
        Optional<Long> epochs = epochs();
        if (epochs.isEmpty() || tellUneven(it.values())) {
            return Optional.empty();
        }
        int most = epochs.get().intValue();
        int eta = it.whole(SearchTypes.ETA);
        int fewest = it.whole(SearchTypes.MIN_EPOCHS);
        boolean one = kind == Search.Kind.SUCCESSIVE_HALVING;
        List<List<Rung>> brackets = one
                ? List.of(Rungs.successiveHalving(it.whole(SearchTypes.CONFIGURATIONS), most, eta, fewest))
                : Rungs.hyperband(most, eta, fewest);
        return Optional.of(Search.halving(kind, seed, new Search.Halving(eta, brackets)));
    }

    private Optional<Long> epochs() {
        return file.values().find(EPOCHS).filter(Long.class::isInstance).map(Long.class::cast);
    }

    /** What is right of the parameters of a search of which something is wrong. */
    private Map<String, Object> asFarAsRight(Node search) {
        if (search instanceof Mapping mapping
                && mapping.entries().size() == 1
                && mapping.entries().get(0).value() instanceof Mapping parameters) {
            Optional<ComponentType> type =
                    Forms.named(Kind.SEARCH, mapping.entries().get(0).key());
            if (type.isPresent()) {
                return new ValueReader(file.values().type(), new Problems(List.of()), node -> {})
                        .keys(type.get(), parameters)
                        .values()
                        .given();
            }
        }
        return Map.of();
    }

    /** Tells which parameters of a search do not go together, of those that are there; whether any do not. */
    private boolean tellUneven(Map<String, Object> parameters) {
        int before = problems.told();
        Optional<Long> configurations = whole(parameters, SearchTypes.CONFIGURATIONS);
        Optional<Long> startup = whole(parameters, SearchTypes.STARTUP);
        Optional<Long> batch = whole(parameters, SearchTypes.BATCH);
        if (configurations.isPresent() && startup.isPresent() && configurations.get() <= startup.get()) {
            problems.add(
                    at(SearchTypes.STARTUP),
                    "tpe draws the first " + startup.get() + " configurations at random, but there are "
                            + configurations.get(),
                    "expected more configurations, or a smaller startup");
        } else if (configurations.isPresent() && batch.isPresent() && batch.get() > configurations.get()) {
            problems.add(
                    at(SearchTypes.BATCH),
                    "a batch has " + batch.get() + " configurations, but there are " + configurations.get(),
                    "expected a tenth of them or less, which loses little");
        }
        Optional<Long> fewest = whole(parameters, SearchTypes.MIN_EPOCHS);
        if (fewest.isPresent() && epochs().isPresent() && fewest.get() > epochs().get()) {
            problems.add(
                    at(SearchTypes.MIN_EPOCHS),
                    "configurations are compared after " + fewest.get() + " epochs at the earliest, but epochs is "
                            + epochs().get(),
                    "expected at most " + epochs().get() + ", or more epochs");
        }
        return problems.told() > before;
    }

    private static Optional<Long> whole(Map<String, Object> parameters, String key) {
        return Optional.ofNullable(parameters.get(key))
                .filter(Long.class::isInstance)
                .map(Long.class::cast);
    }

    /** Where a key of the search is written, or the search. */
    private Located at(String key) {
        return file.origin().nearest(KeyPath.of("sweep", SEARCH, key).steps());
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
                    "expected over: with keys and lists or distributions; for a grid in random order: {random:"
                            + " {configurations: all}}");
            return false;
        }
        return true;
    }
}
