package dev.descent.config;

import dev.descent.config.yaml.Node;
import dev.descent.config.yaml.Node.Entry;
import dev.descent.config.yaml.Node.Mapping;
import dev.descent.data.Table;
import dev.descent.model.Arithmetic;
import dev.descent.model.Component;
import dev.descent.model.DatasetSpec;
import dev.descent.model.DatasetSpec.TargetEncoding;
import dev.descent.model.Expectation;
import dev.descent.model.ExperimentSpec;
import dev.descent.model.KeyPath;
import dev.descent.model.Kind;
import dev.descent.model.NetworkSpec;
import dev.descent.model.Parameter;
import dev.descent.model.PracticallyEqual;
import dev.descent.model.ReportSpec;
import dev.descent.model.ResultsVersion;
import dev.descent.model.Sections;
import dev.descent.model.TrialSpec;
import dev.descent.sweep.Sweep;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The text of experiment.yaml: all that decides the results, every default written out, the sweep as its axes. And that of best.yaml,
 * in which one configuration stands alone.
 */
final class ResolvedExperiment {
    private final FileKind kind;
    private final ExperimentSpec spec;
    private final Optional<Table> table;
    private final SortedMap<String, WeightsReader.Found> weights;
    private final ResolvedYaml yaml = new ResolvedYaml();

    /** What of a dataset differs from trial to trial and stays as it is written. */
    private record Swept(boolean dataset, boolean split, boolean encoding) {
        static final Swept NOTHING = new Swept(false, false, false);
    }

    private ResolvedExperiment(
            FileKind kind, ExperimentSpec spec, Optional<Table> table, SortedMap<String, WeightsReader.Found> weights) {
        this.kind = kind;
        this.spec = spec;
        this.table = table;
        this.weights = weights;
    }

    /**
     * The whole experiment.
     *
     * @param form the file's own values, defaults included; keys that only the sweep sets are absent
     * @param written the sweep as it is written, if there is one
     * @param compared the comparison as it is written, if there is one
     * @param encodings what the configurations make of their targets
     * @param table empty without a network
     * @param weights what trainings start from, by their paths
     */
    static String text(
            FileKind kind,
            ExperimentSpec spec,
            Component form,
            Optional<Node> written,
            Optional<Node> compared,
            Sweep sweep,
            Set<TargetEncoding> encodings,
            Optional<Table> table,
            SortedMap<String, WeightsReader.Found> weights) {
        ResolvedExperiment it = new ResolvedExperiment(kind, spec, table, weights);
        it.head(spec.name());
        Swept swept = new Swept(
                sweep.touches(KeyPath.of("dataset")),
                sweep.touches(KeyPath.of("dataset", "split")),
                encodings.size() != 1);
        it.values(form, spec.trials().get(0).spec(), swept);
        if (written.isPresent()) {
            it.yaml.key("sweep", sweep(written.get(), spec));
        }
        if (compared.isPresent()) {
            it.yaml.key("compare", compare(compared.get(), (Component)
                    form.find("compare").orElseThrow()));
        }
        List<String> conditions = new ArrayList<>();
        for (Expectation expectation : spec.expectations()) {
            conditions.add(expectation.text());
        }
        if (!conditions.isEmpty()) {
            it.yaml.key("expect", conditions);
        }
        it.report(compared.isEmpty());
        return it.yaml.toString();
    }

    /**
     * One configuration as an experiment without a sweep, whose trials have the ids that they have in the sweep. Expectations speak of
     * the sweep and are left out.
     *
     * @param form the configuration's values, defaults included
     * @param trial what its trials are
     * @param weights as above
     */
    static String alone(
            FileKind kind,
            ExperimentSpec spec,
            Component form,
            TrialSpec trial,
            Optional<Table> table,
            SortedMap<String, WeightsReader.Found> weights) {
        SortedMap<String, WeightsReader.Found> own = new TreeMap<>(weights);
        own.keySet().retainAll(form.find(Sections.INITIAL_WEIGHTS).stream().toList());
        ResolvedExperiment it = new ResolvedExperiment(kind, spec, table, own);
        it.head(ExperimentNames.ofTheBest(spec.name()));
        // Where some configuration scales its target, all have an error in its own unit, which this one would lack by
        // itself.
        Component whole = trial.network()
                .filter(network -> !network.metrics().isEmpty())
                .map(network -> form.with("metrics", network.metrics()))
                .orElse(form);
        it.values(whole, trial, Swept.NOTHING);
        if (spec.repeats() > 1) {
            it.yaml.key("sweep", Map.of("repeats", (long) spec.repeats()));
        }
        it.report(true);
        return it.yaml.toString();
    }

    private void head(String name) {
        yaml.key("name", name);
        if (spec.description().isPresent()) {
            yaml.key("description", spec.description().get());
        }
        yaml.key("arithmetic", Arithmetic.VERSION);
        yaml.key("format", ResultsVersion.FORMAT);
        if (kind == FileKind.NETWORK) {
            yaml.key("engine", spec.engine());
        }
    }

    private void values(Component form, TrialSpec trial, Swept swept) {
        Map<String, String> digests = new LinkedHashMap<>();
        weights.forEach((path, found) -> digests.put(path, found.weights().sha256()));
        for (Parameter parameter : kind.type().parameters()) {
            String key = parameter.name();
            Optional<Object> value = FileKind.isOfTheTrial(key) ? form.find(key) : Optional.empty();
            if (value.isPresent()) {
                boolean rateAtTheTop = key.equals("optimizer") && form.given().containsKey("learning_rate");
                yaml.key(
                        key,
                        rateAtTheTop ? withoutRate((Component) value.get()) : resolved(key, value.get(), trial, swept));
            } else if (key.equals(Sections.WEIGHTS_DIGESTS) && !digests.isEmpty()) {
                yaml.key(key, digests);
            }
        }
    }

    /** An optimizer whose rate is not its own. */
    private static Object withoutRate(Component optimizer) {
        Map<String, Object> values = new LinkedHashMap<>(optimizer.values());
        values.remove("learning_rate");
        return values.isEmpty() ? optimizer.name() : Map.of(optimizer.name(), values);
    }

    private Object resolved(String key, Object value, TrialSpec trial, Swept swept) {
        if (key.equals("dataset")) {
            return dataset((Component) value, ((NetworkSpec) trial).dataset(), swept);
        }
        return value instanceof Component it && it.type().kind() == Kind.OPTIMIZER ? Rates.resolved(it) : value;
    }

    private Map<String, Object> dataset(Component dataset, DatasetSpec read, Swept swept) {
        Map<String, Object> all = new LinkedHashMap<>();
        Component own = dataset.without(Sections.CELLS_DIGEST).without(Sections.BYTES_DIGEST);
        for (Parameter parameter : dataset.type().parameters()) {
            String name = parameter.name();
            Optional<Object> value = own.find(name);
            if (value.isPresent()) {
                all.put(name, name.equals("split") ? split((Component) value.get(), swept.split()) : value.get());
            }
            if (name.equals(Sections.CELLS_DIGEST)) {
                Table cells = table.orElseThrow();
                all.put(name, cells.hasSeveralFiles() ? cells.digests() : cells.digest());
            } else if (name.equals("features") && !swept.dataset()) {
                all.put(name, read.features());
            } else if (name.equals("task") && !swept.encoding()) {
                all.put(name, task(read.encoding()));
            }
        }
        return all;
    }

    /** With the defaults that go with every split that the file's own one becomes. */
    private static Map<String, Object> split(Component split, boolean swept) {
        boolean fixed = swept || split.has("by") || split.has("order") || split.has("forward");
        return fixed ? split.given() : split.values();
    }

    /** @param ranked whether it says what is ranked by; a comparison says it itself */
    private void report(boolean ranked) {
        Map<String, Object> report = new LinkedHashMap<>();
        if (ranked) {
            report.put("rank_by", spec.report().rankBy());
        }
        if (kind == FileKind.NETWORK) {
            report.put("predictions", predictions(spec.report()));
        }
        if (kind == FileKind.NETWORK) {
            List<Component> baselines = spec.report().baselines();
            report.put("baselines", baselines.isEmpty() ? "none" : baselines);
        }
        report.put("history", spec.report().history().name().toLowerCase(Locale.ROOT));
        if (spec.report().running()) {
            report.put("running", true);
        }
        if (!spec.report().models().isEmpty()) {
            report.put(
                    "model",
                    spec.report().models().stream()
                            .map(ReportSpec.ModelForm::word)
                            .toList());
        }
        if (spec.report().ensemble()) {
            report.put("ensemble", "repeats");
        }
        if (spec.report().weights()) {
            report.put("weights", true);
        }
        if (spec.report().function()) {
            report.put("function", true);
        }
        PracticallyEqual equal = spec.report().practicallyEqual();
        if (!equal.isNever()) {
            report.put("practically_equal", equal.relative() ? Map.of("relative", equal.size()) : equal.size());
        }
        yaml.key("report", report);
    }

    private static Object predictions(ReportSpec report) {
        long rows = report.predictions();
        return report.part().isEmpty()
                ? rows
                : Component.of(Sections.PREDICTIONS)
                        .with("part", report.part().get())
                        .with("rows", rows);
    }

    private static String task(TargetEncoding encoding) {
        return switch (encoding) {
            case NUMERIC -> "regression";
            case ZERO_ONE, PLUS_MINUS_ONE -> "binary";
            case ONE_HOT -> "multiclass";
        };
    }

    /** The axes in file order; the guard decides nothing. */
    private static Map<String, Object> sweep(Node written, ExperimentSpec spec) {
        Map<String, Object> all = new LinkedHashMap<>();
        if (written instanceof Mapping mapping) {
            for (Entry entry : mapping.entries()) {
                if (entry.name().equals("search")) {
                    all.put(entry.name(), spec.search().search().orElseThrow());
                } else if (!entry.name().equals("repeats") && !entry.name().equals("max_trials")) {
                    all.put(entry.name(), entry.value());
                }
            }
        }
        if (spec.search().comparison().isEmpty()) {
            all.put("repeats", (long) spec.repeats());
        }
        return all;
    }

    private static Map<String, Object> compare(Node written, Component section) {
        Map<String, Object> all = new LinkedHashMap<>();
        for (Parameter parameter : section.type().parameters()) {
            String name = parameter.name();
            Optional<Node> own = written instanceof Mapping mapping ? mapping.value(name) : Optional.empty();
            Optional<Object> value = section.find(name);
            boolean component = value.filter(Component.class::isInstance).isPresent();
            if (own.isPresent() && !component) {
                all.put(name, own.get());
            } else {
                value.ifPresent(it -> all.put(name, it));
            }
        }
        return all;
    }
}
