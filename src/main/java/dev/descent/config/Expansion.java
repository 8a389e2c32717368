package dev.descent.config;

import dev.descent.model.ComparisonSpec.Entrant;
import dev.descent.model.Component;
import dev.descent.model.FileValues;
import dev.descent.model.KeyPath;
import dev.descent.model.NetworkSpec;
import dev.descent.model.Origin;
import dev.descent.model.Trial;
import dev.descent.model.TrialSpec;
import dev.descent.model.Values;
import dev.descent.problem.Located;
import dev.descent.problem.Problems;
import dev.descent.sweep.Bounds;
import dev.descent.sweep.Configuration;
import dev.descent.sweep.Expanded;
import dev.descent.sweep.GridRequests;
import dev.descent.sweep.Round;
import dev.descent.sweep.Search;
import dev.descent.sweep.Sweep;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Expands a file's sweep: counts its trials, checks every configuration once, and lists the trials. */
final class Expansion {
    private static final long MOST_VALUES = 100_000_000;
    private static final int MOST_TRIALS = 1_000_000;

    private static final KeyPath SPLIT = KeyPath.of("dataset", "split");
    private static final KeyPath FOLDS = KeyPath.of("dataset", "split", "folds");

    private final FileValues file;
    private final Problems problems;
    private final Sweep sweep;
    private final ConfigurationReader reader;
    private final int repeats;
    private final int maxTrials;
    private final TrialResolver resolver;

    Expansion(
            FileValues file,
            Problems problems,
            Sweep sweep,
            ConfigurationReader reader,
            int repeats,
            int maxTrials,
            String digest) {
        this.file = file;
        this.problems = problems;
        this.sweep = sweep;
        this.reader = reader;
        this.repeats = repeats;
        this.maxTrials = maxTrials;
        this.resolver = new TrialResolver(reader::make, digest);
    }

    /** Makes what is trained of configurations that were checked. */
    TrialResolver resolver() {
        return resolver;
    }

    /**
     * Reads every configuration; what is wrong with it is told.
     *
     * @param whole whether the sweep was read whole; else what it lacks is not told
     * @param quiet reads what need not be right
     */
    Configurations check(boolean whole, DatasetReader datasets, ConfigurationReader quiet) {
        Expanded expanded = fits() ? sweep.expand(whole ? problems : new Problems(List.of())) : sweep.cover();
        if (!expanded.entrants().isEmpty()) {
            expanded = withUntuned(expanded, quiet);
        }
        Configurations configurations = new Configurations(sweep.keys(), sweep.cases(), expanded);
        for (Configuration configuration : expanded.configurations()) {
            configurations.addValues(configuration);
            Optional<TrialSpec> spec = reader.read(configuration);
            if (spec.isPresent()) {
                add(spec.get(), datasets, configurations);
            }
        }
        boolean proposing = sweep.search().flatMap(Search::proposing).isPresent();
        if (proposing) {
            configurations.open(sweep.openKeys(), sweep.distributions());
        }
        for (Configuration corner : sweep.corners()) {
            Optional<TrialSpec> spec = reader.read(corner);
            if (proposing) {
                configurations.addPossibleValues(corner);
                spec.ifPresent(possible -> addPossible(possible, datasets, configurations));
            }
        }
        refuseTooMany(configurations.bounds(repeats));
        return configurations;
    }

    /** The guard, where folds are known. */
    void refuseTooMany(Bounds bounds) {
        if (bounds.trials() > maxTrials) {
            tellTooMany(BigInteger.valueOf(bounds.trials()), bounds.exact() ? "" : "at most ");
        }
    }

    /** Competitors as they stand are compared too, but for those that lack something that is tuned. */
    private Expanded withUntuned(Expanded tuned, ConfigurationReader quiet) {
        Expanded untuned = sweep.untuned();
        List<Configuration> whole = new ArrayList<>();
        List<Entrant> entrants = new ArrayList<>();
        for (int i = 0; i < untuned.entrants().size(); i++) {
            Configuration configuration = untuned.configurations().get(i);
            boolean lacks = configuration
                    .values(new Problems(List.of()))
                    .filter(Component::isWhole)
                    .isEmpty();
            if (!lacks && quiet.read(configuration).isPresent()) {
                whole.add(configuration);
                entrants.add(untuned.entrants().get(i));
            }
        }
        return tuned.and(whole, entrants);
    }

    private void add(TrialSpec spec, DatasetReader datasets, Configurations configurations) {
        boolean network = spec instanceof NetworkSpec;
        boolean validation = network && datasets.last().hasValidation();
        boolean test = network && datasets.last().hasTest();
        configurations.add(spec, validation, test, resolver.ids(spec).bits(1, 0));
        if (network && datasets.last().risky()) {
            configurations.addRisky(datasets.last().spec(), spec.seed());
        }
    }

    private static void addPossible(TrialSpec spec, DatasetReader datasets, Configurations configurations) {
        boolean network = spec instanceof NetworkSpec;
        configurations.addPossible(
                spec,
                network && datasets.last().hasValidation(),
                network && datasets.last().hasTest());
    }

    /** The grid of sound configurations. */
    GridRequests grid(Configurations configurations) {
        int size = configurations.searched();
        return new GridRequests(
                configurations.expanded().configurations()::get,
                Arrays.copyOf(configurations.folds(), size),
                Arrays.copyOf(configurations.epochs(), size),
                repeats);
    }

    /** The trials of a round that comes after these. */
    Trials trials(Round round, List<Trial> earlier) {
        return new Trials(round.requests(), earlier, resolver);
    }

    /**
     * How many trials exclusions left out, each combination with the folds of its own split.
     *
     * @param later what a search has proposed after its first round that is excluded
     */
    int excluded(Configurations configurations, List<Configuration> later) {
        long trials = 0;
        for (List<Configuration> some : List.of(configurations.expanded().excluded(), later)) {
            for (Configuration configuration : some) {
                trials += (long) repeats * Math.max(1, folds(configuration));
            }
        }
        return (int) Math.min(Integer.MAX_VALUE, trials);
    }

    /** The exclusions of a search that have matched nothing that it has drawn; arguments as above. */
    List<String> unmatched(Configurations configurations, List<Configuration> later) {
        if (sweep.search().isEmpty()) {
            return List.of();
        }
        List<Configuration> excluded = new ArrayList<>(configurations.expanded().excluded());
        excluded.addAll(later);
        return sweep.unmatched(excluded);
    }

    /** The folds of a combination that need not be sound; 0 if it has none, or none that can be read. */
    private static int folds(Configuration configuration) {
        Optional<Object> split = configuration
                .values(new Problems(List.of()))
                .flatMap(it -> it.find("dataset"))
                .flatMap(it -> it instanceof Component dataset ? dataset.find("split") : Optional.empty());
        for (String key : List.of("folds", "forward")) {
            if (split.isPresent() && split.get() instanceof Component it && it.has(key)) {
                return it.whole(key);
            }
        }
        return 0;
    }

    /** The guard: more trials than allowed are told without making them. */
    private boolean fits() {
        BigInteger count = sweep.count().multiply(BigInteger.valueOf(repeats));
        String least = "";
        if (sweep.touches(SPLIT)) {
            least = "at least ";
        } else {
            count = count.multiply(BigInteger.valueOf(foldsOfTheFile()));
        }
        if (count.compareTo(BigInteger.valueOf(maxTrials)) > 0) {
            tellTooMany(count, least);
            return false;
        }
        return isQuicklyChecked(sweep.count().longValueExact());
    }

    /** Every configuration is checked before any trains: a file must not make that endless. */
    private boolean isQuicklyChecked(long configurations) {
        long values = 0;
        for (Map.Entry<String, Origin> part : file.origin().parts().entrySet()) {
            values += part.getKey().equals("sweep") ? 0 : size(part.getValue());
        }
        if (configurations > 1 && configurations * values > MOST_VALUES) {
            problems.add(
                    at("sweep"),
                    "these are " + configurations + " configurations of " + values + " values each",
                    "expected at most " + MOST_VALUES + " values to check in all");
            return false;
        }
        if (configurations * sweep.exclusions() > MOST_VALUES) {
            problems.add(
                    at("sweep", "exclude"),
                    "these are " + sweep.exclusions() + " exclusions of " + configurations + " configurations",
                    "expected at most " + MOST_VALUES + " comparisons in all");
            return false;
        }
        return true;
    }

    private static long size(Origin origin) {
        long size = 1;
        for (Origin part : origin.parts().values()) {
            size += size(part);
        }
        for (Origin element : origin.elements()) {
            size += size(element);
        }
        return size;
    }

    private long foldsOfTheFile() {
        return Values.find(file.values(), FOLDS.steps())
                .map(folds -> Math.max(1, (Long) folds))
                .orElse(1L);
    }

    private void tellTooMany(BigInteger count, String least) {
        problems.add(
                at("sweep", "max_trials"),
                "these are " + least + count + " trials, exclusions not counted, but max_trials is " + maxTrials,
                maxTrials == MOST_TRIALS
                        ? "expected fewer of them: this is the largest max_trials"
                        : "expected fewer values, configurations or repeats, or a larger max_trials");
    }

    private Located at(String... keys) {
        return new Configuration(file, List.of(), Optional.empty(), List.of()).nearest(KeyPath.of(keys));
    }
}
