package dev.descent.config;

import dev.descent.config.yaml.Node;
import dev.descent.config.yaml.Node.Entry;
import dev.descent.config.yaml.Node.Mapping;
import dev.descent.config.yaml.Node.Scalar;
import dev.descent.config.yaml.Node.Sequence;
import dev.descent.model.NetworkSpec;
import dev.descent.model.Trial;
import dev.descent.model.TrialSpec;
import dev.descent.problem.FileRefused;
import dev.descent.problem.Problems;
import dev.descent.sweep.Configuration;
import dev.descent.sweep.ContentIds;
import dev.descent.sweep.GridRequests;
import dev.descent.sweep.KeyPath;
import dev.descent.sweep.Places;
import dev.descent.sweep.Round;
import dev.descent.sweep.Sweep;
import java.math.BigInteger;
import java.util.AbstractList;
import java.util.List;
import java.util.Optional;

/** Expands a file's sweep: counts its trials, checks every configuration once, and lists the trials. */
final class Expansion {
    private static final long MOST_VALUES = 100_000_000;
    private static final KeyPath SPLIT = KeyPath.of("dataset", "split");
    private static final KeyPath FOLDS = KeyPath.of("dataset", "split", "folds");

    private final Mapping base;
    private final Places places;
    private final Problems problems;
    private final Sweep sweep;
    private final TrialReader trials;
    private final int repeats;
    private final int maxTrials;
    private final ContentIds contentIds;
    private final TrialResolver resolver;

    Expansion(
            Mapping base,
            Places places,
            Problems problems,
            Sweep sweep,
            TrialReader trials,
            int repeats,
            int maxTrials,
            String digest) {
        this.base = base;
        this.places = places;
        this.problems = problems;
        this.sweep = sweep;
        this.trials = trials;
        this.repeats = repeats;
        this.maxTrials = maxTrials;
        this.contentIds = new ContentIds(digest);
        this.resolver = new TrialResolver(trials, contentIds);
    }

    /**
     * Reads every configuration; what is wrong with it is told.
     *
     * @param sound whether the sweep was read whole
     * @throws FileRefused if the configurations are not those that the file means, or too many to be looked at
     */
    Configurations check(boolean sound, DatasetReader datasets) throws FileRefused {
        if (!sound || !fits()) {
            checkValues();
            problems.throwIfAny();
        }
        sweep.expand(problems);
        Configurations configurations = new Configurations(sweep.keys(), sweep.cases());
        for (int i = 0; i < sweep.size(); i++) {
            Optional<Configuration> configuration = sweep.configuration(i, problems);
            Optional<TrialSpec> spec = configuration.flatMap(it -> trials.read(it.tree()));
            if (spec.isPresent()) {
                boolean network = spec.get() instanceof NetworkSpec;
                boolean validation = network && datasets.last().hasValidation();
                boolean test = network && datasets.last().hasTest();
                long id = contentIds.bits(spec.get(), 1, 0);
                configurations.add(configuration.get(), spec.get(), validation, test, id);
                if (network && datasets.last().risky()) {
                    configurations.addRisky(datasets.last().spec(), spec.get().seed());
                }
            }
        }
        long all = configurations.bounds(repeats).trials();
        if (all > maxTrials) {
            tellTooMany(BigInteger.valueOf(all), "");
        }
        return configurations;
    }

    /** The grid of sound configurations. */
    GridRequests grid(Configurations configurations) {
        return new GridRequests(this::configuration, configurations.folds(), configurations.epochs(), repeats);
    }

    /** The trials of a round that comes after these. */
    Trials trials(Round round, List<Trial> earlier) {
        return new Trials(round.requests(), earlier, resolver);
    }

    /** How many trials exclusions left out; where the split is swept, as if each had the most folds. */
    int excluded(Configurations configurations) {
        long each = (long) repeats * Math.max(1, configurations.mostFolds());
        return (int) Math.min(Integer.MAX_VALUE, sweep.excludedSize() * each);
    }

    /** The combinations that exclusions left out, made when they are asked for. */
    List<Configuration> leftOut() {
        return new AbstractList<>() {
            @Override
            public Configuration get(int index) {
                return sweep.excludedConfiguration(index, new Problems(List.of()))
                        .orElseThrow();
            }

            @Override
            public int size() {
                return sweep.excludedSize();
            }
        };
    }

    private Configuration configuration(int index) {
        return sweep.configuration(index, new Problems(List.of())).orElseThrow();
    }

    /** Looks at every value of the sweep where not all combinations can be made. */
    private void checkValues() {
        sweep.expandToCover();
        for (int i = 0; i < sweep.size(); i++) {
            sweep.configuration(i, new Problems(List.of())).ifPresent(it -> trials.form(it.tree(), false));
        }
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
        for (Entry entry : base.entries()) {
            values += entry.name().equals("sweep") ? 0 : size(entry.value());
        }
        if (configurations > 1 && configurations * values > MOST_VALUES) {
            problems.add(
                    places.nearest(base, KeyPath.of("sweep")),
                    "these are " + configurations + " configurations of " + values + " values each",
                    "expected at most " + MOST_VALUES + " values to check in all");
            return false;
        }
        if (configurations * sweep.exclusions() > MOST_VALUES) {
            problems.add(
                    places.nearest(base, KeyPath.of("sweep", "exclude")),
                    "these are " + sweep.exclusions() + " exclusions of " + configurations + " configurations",
                    "expected at most " + MOST_VALUES + " comparisons in all");
            return false;
        }
        return true;
    }

    private static long size(Node node) {
        long size = 1;
        if (node instanceof Mapping mapping) {
            for (Entry entry : mapping.entries()) {
                size += size(entry.value());
            }
        } else if (node instanceof Sequence list) {
            for (Node element : list.elements()) {
                size += size(element);
            }
        }
        return size;
    }

    private long foldsOfTheFile() {
        Optional<Node> folds = places.find(base, FOLDS).flatMap(Places.Place::node);
        return folds.orElse(null) instanceof Scalar scalar && scalar.value().orElse(null) instanceof Long k && k > 1
                ? k
                : 1;
    }

    private void tellTooMany(BigInteger count, String least) {
        problems.add(
                places.nearest(base, KeyPath.of("sweep", "max_trials")),
                "these are " + least + count + " trials, exclusions not counted, but max_trials is " + maxTrials,
                "expected fewer values, or a larger max_trials");
    }
}
