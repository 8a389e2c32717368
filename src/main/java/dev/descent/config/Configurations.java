package dev.descent.config;

import dev.descent.model.ComparisonSpec.Entrant;
import dev.descent.model.Component;
import dev.descent.model.DatasetSpec;
import dev.descent.model.DatasetSpec.TargetEncoding;
import dev.descent.model.DatasetSpec.TargetScale;
import dev.descent.model.Measure;
import dev.descent.model.MinimizeSpec;
import dev.descent.model.NetworkSpec;
import dev.descent.model.SolveSpec;
import dev.descent.model.TrialSpec;
import dev.descent.sweep.Bounds;
import dev.descent.sweep.Configuration;
import dev.descent.sweep.Expanded;
import dev.descent.sweep.search.Distribution;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the configurations of an experiment have in common and in all, gathered while each is checked. */
final class Configurations {
    private final List<String> keys;
    private final List<String> cases;
    private final List<Set<String>> values = new ArrayList<>();
    private final Set<String> columns = new LinkedHashSet<>();
    private final Expanded expanded;
    private final Set<TargetEncoding> encodings = EnumSet.noneOf(TargetEncoding.class);
    private final Set<Experiment.Draw> risky = new LinkedHashSet<>();
    private final Set<String> open = new HashSet<>();
    private final Map<String, Distribution> distributions = new HashMap<>();
    private boolean proposing;
    private Set<String> ranking;
    private Parts last;
    private boolean scalesTarget;
    private int[] folds = new int[16];
    private int[] epochs = new int[16];
    private long[] ids = new long[16];
    private int size;
    /** Epochs of all configurations and folds, repeats not counted; without a network, steps. */
    private long passes;

    private int mostPasses;

    /** What decides which columns a configuration has. */
    private record Parts(
            TargetEncoding encoding,
            TargetScale scale,
            List<Component> metrics,
            boolean stops,
            boolean validates,
            boolean tests) {
        static Parts of(TrialSpec spec, boolean validates, boolean tests) {
            return spec instanceof NetworkSpec network
                    ? new Parts(
                            network.dataset().encoding(),
                            network.dataset().targetScale(),
                            network.metrics(),
                            network.earlyStopping().isPresent(),
                            validates,
                            tests)
                    : new Parts(null, TargetScale.NONE, List.of(), false, validates, tests);
        }

        /** Quicker than equality: lists are like themselves alone. */
        boolean isLike(Parts other) {
            return other != null
                    && encoding == other.encoding
                    && scale == other.scale
                    && metrics == other.metrics
                    && stops == other.stops
                    && validates == other.validates
                    && tests == other.tests;
        }
    }

    /** @param expanded the configurations, sound or not */
    Configurations(List<String> keys, List<String> cases, Expanded expanded) {
        this.expanded = expanded;
        this.keys = keys;
        this.cases = cases;
        for (int i = 0; i < keys.size(); i++) {
            values.add(new LinkedHashSet<>());
        }
    }

    /** Adds the values that the next configuration has for the keys of the sweep, whether or not it is sound. */
    void addValues(Configuration configuration) {
        for (int i = 0; i < keys.size(); i++) {
            values.get(i).add(configuration.settings().get(i));
        }
    }

    /** Adds the values of what a search may propose; of a key that is drawn from one distribution, its bounds are not yet values. */
    void addPossibleValues(Configuration configuration) {
        for (int i = 0; i < keys.size(); i++) {
            if (!distributions.containsKey(keys.get(i))) {
                values.get(i).add(configuration.settings().get(i));
            }
        }
    }

    /**
     * Adds the next configuration that is sound.
     *
     * @param hasValidation whether rows validate
     * @param hasTest whether rows test
     * @param id the id of its first trial, as a number
     */
    void add(TrialSpec spec, boolean hasValidation, boolean hasTest, long id) {
        if (size == folds.length) {
            folds = Arrays.copyOf(folds, 2 * size);
            epochs = Arrays.copyOf(epochs, 2 * size);
            ids = Arrays.copyOf(ids, 2 * size);
        }
        folds[size] = foldsOf(spec);
        epochs[size] = spec.epochs();
        boolean untuned = !expanded.entrants().isEmpty()
                && size < expanded.entrants().size()
                && expanded.entrants().get(size).isUntuned();
        passes += untuned ? 0 : (long) Math.max(1, folds[size]) * passesOf(spec);
        mostPasses = (int) Math.max(mostPasses, passesOf(spec));
        ids[size] = id;
        size++;
        Parts parts = Parts.of(spec, hasValidation, hasTest);
        if (!parts.isLike(last)) {
            addColumns(spec, hasValidation, hasTest);
            last = parts;
        }
    }

    /** Notes that a search may propose others, with any values of some keys, of these some from a single distribution. */
    void open(Set<String> some, Map<String, Distribution> from) {
        proposing = true;
        open.addAll(some);
        distributions.putAll(from);
    }

    /** What a search draws the values of a key from, which are not known beforehand; empty where that is no single distribution. */
    Optional<Distribution> distribution(String key) {
        return Optional.ofNullable(distributions.get(key));
    }

    /** Whether a search may propose values of a key that are not known beforehand. */
    boolean isOpen(String key) {
        return open.contains(key);
    }

    /** Whether a search may propose configurations beside those that are known. */
    boolean areOpen() {
        return proposing;
    }

    /** Adds what a search may propose beside those that are known: what it means for columns and epochs. */
    void addPossible(TrialSpec spec, boolean hasValidation, boolean hasTest) {
        mostPasses = (int) Math.max(mostPasses, passesOf(spec));
        Parts parts = Parts.of(spec, hasValidation, hasTest);
        if (!parts.isLike(last)) {
            addColumns(spec, hasValidation, hasTest);
            last = parts;
        }
    }

    /** Adds a dataset whose splits can go wrong with some seeds. */
    void addRisky(DatasetSpec dataset, long seed) {
        risky.add(new Experiment.Draw(dataset, seed));
    }

    private void addColumns(TrialSpec spec, boolean hasValidation, boolean hasTest) {
        Set<String> measures = new LinkedHashSet<>(List.of("final_loss"));
        Set<String> others = new LinkedHashSet<>(List.of("status", "parameters", "steps"));
        if (spec instanceof NetworkSpec network) {
            encodings.add(network.dataset().encoding());
            scalesTarget |= network.dataset().targetScale() != TargetScale.NONE
                    && network.dataset().targets().size() == 1;
            List<String> prefixes = new ArrayList<>(List.of(""));
            if (hasValidation) {
                measures.add("val_loss");
                prefixes.add("val_");
            }
            if (hasTest) {
                measures.add("test_loss");
                prefixes.add("test_");
            }
            for (Component metric : network.metrics()) {
                for (String prefix : prefixes) {
                    measures.add(prefix + Measure.name(metric));
                }
            }
            others.add("epochs");
            if (network.earlyStopping().isPresent()) {
                others.add("best_epoch");
            }
        }
        columns.addAll(measures);
        columns.addAll(others);
        if (ranking == null) {
            ranking = measures;
        } else {
            ranking.retainAll(measures);
        }
    }

    private static int foldsOf(TrialSpec spec) {
        if (spec instanceof NetworkSpec network && network.dataset().split().isPresent()) {
            return network.dataset().split().get().folds();
        }
        return 0;
    }

    private static long passesOf(TrialSpec spec) {
        if (spec instanceof NetworkSpec network) {
            return network.epochs();
        }
        if (spec instanceof MinimizeSpec minimize) {
            return minimize.steps();
        }
        if (spec instanceof SolveSpec solve) {
            return solve.steps();
        }
        throw new AssertionError(spec);
    }

    /** All configurations of the sweep, sound or not. */
    Expanded expanded() {
        return expanded;
    }

    /** Whether any of them scales its target: losses are then not comparable with those of another scale. */
    boolean scalesTarget() {
        return scalesTarget;
    }

    List<String> keys() {
        return keys;
    }

    List<String> cases() {
        return cases;
    }

    /** The values that a key takes, as the tables print them. */
    Set<String> valuesOf(String key) {
        return values.get(keys.indexOf(key));
    }

    /** Lets go of the values, which only conditions and baselines are checked against: of a search there are as many as configurations. */
    void forgetValues() {
        values.clear();
    }

    /** The columns of results that any configuration has. */
    Set<String> columns() {
        return columns;
    }

    /** The columns that every configuration can be ranked by. */
    Set<String> ranking() {
        return ranking == null ? Set.of() : ranking;
    }

    /** What the configurations make of their targets. */
    Set<TargetEncoding> encodings() {
        return encodings;
    }

    int size() {
        return size;
    }

    /** How many of them are searched: all but competitors as they stand, which come last. */
    int searched() {
        return size
                - (int) expanded.entrants().stream().filter(Entrant::isUntuned).count();
    }

    /** Folds of each configuration, 0 for none. */
    int[] folds() {
        return Arrays.copyOf(folds, size);
    }

    /** Epochs of each configuration, 0 without a network. */
    int[] epochs() {
        return Arrays.copyOf(epochs, size);
    }

    /** How large the grid of all configurations is. */
    Bounds bounds(int repeats) {
        long trials = 0;
        int searched = searched();
        for (int i = 0; i < searched; i++) {
            trials += (long) Math.max(1, folds[i]) * repeats;
        }
        return new Bounds(1, searched, trials, passes * repeats, true);
    }

    /** The most epochs that a configuration has; without a network, steps. */
    int mostEpochs() {
        return mostPasses;
    }

    /** The most folds that a configuration has, 0 if none has any. */
    int mostFolds() {
        return Arrays.stream(folds, 0, size).max().orElse(0);
    }

    /** The id of the first trial of each configuration that is searched; 0 where there are folds, for then it is not known yet. */
    long[] firstIds() {
        long[] known = new long[searched()];
        for (int i = 0; i < known.length; i++) {
            known[i] = folds[i] == 0 ? ids[i] : 0;
        }
        return known;
    }

    /** The datasets whose splits can go wrong with some seeds. */
    List<Experiment.Draw> risky() {
        return List.copyOf(risky);
    }

    /** Configurations, from 0, that equal an earlier one, with that one. */
    Map<Integer, Integer> duplicates() {
        long[] sorted = Arrays.copyOf(ids, size);
        Arrays.sort(sorted);
        Set<Long> shared = new HashSet<>();
        for (int i = 1; i < size; i++) {
            if (sorted[i] == sorted[i - 1]) {
                shared.add(sorted[i]);
            }
        }
        Map<Long, Integer> firsts = new HashMap<>();
        Map<Integer, Integer> duplicates = new LinkedHashMap<>();
        for (int i = 0; i < size && !shared.isEmpty(); i++) {
            if (shared.contains(ids[i])) {
                Integer first = firsts.putIfAbsent(ids[i], i);
                if (first != null) {
                    duplicates.put(i, first);
                }
            }
        }
        return duplicates;
    }
}
