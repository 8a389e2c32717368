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
import dev.descent.model.ResultsVersion;
import dev.descent.model.Sections;
import dev.descent.sweep.Sweep;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The text of experiment.yaml: all that decides the results, every default written out, the sweep as its axes. */
final class ResolvedExperiment {
    private final FileKind kind;
    private final Optional<Node> sweepAsWritten;
    private final Component form;
    private final Sweep sweep;
    private final Configurations configurations;

    /** @param form the file's own values, defaults included; keys that only the sweep sets are absent */
    ResolvedExperiment(
            FileKind kind, Optional<Node> sweepAsWritten, Component form, Sweep sweep, Configurations configurations) {
        this.kind = kind;
        this.sweepAsWritten = sweepAsWritten;
        this.form = form;
        this.sweep = sweep;
        this.configurations = configurations;
    }

    /** @param table empty without a network */
    String text(ExperimentSpec spec, Optional<Table> table) {
        ResolvedYaml yaml = new ResolvedYaml();
        yaml.key("name", spec.name());
        spec.description().ifPresent(it -> yaml.key("description", it));
        yaml.key("arithmetic", Arithmetic.VERSION);
        yaml.key("format", ResultsVersion.FORMAT);
        if (kind == FileKind.NETWORK) {
            yaml.key("engine", spec.engine());
        }
        for (Parameter parameter : kind.type().parameters()) {
            String key = parameter.name();
            if (FileKind.isOfTheTrial(key)) {
                Optional<Object> value = form.find(key);
                if (value.isPresent()) {
                    yaml.key(key, resolved(key, value.get(), spec, table));
                }
            }
        }
        sweepAsWritten.ifPresent(it -> yaml.key("sweep", sweep(it, spec)));
        if (!spec.expectations().isEmpty()) {
            yaml.key(
                    "expect",
                    spec.expectations().stream().map(Expectation::text).toList());
        }
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("rank_by", spec.report().rankBy());
        if (kind == FileKind.NETWORK) {
            report.put("predictions", (long) spec.report().predictions());
        }
        report.put("history", spec.report().history().name().toLowerCase(Locale.ROOT));
        PracticallyEqual equal = spec.report().practicallyEqual();
        if (!equal.equals(PracticallyEqual.NEVER)) {
            report.put("practically_equal", equal.relative() ? Map.of("relative", equal.size()) : equal.size());
        }
        yaml.key("report", report);
        return yaml.toString();
    }

    private Object resolved(String key, Object value, ExperimentSpec spec, Optional<Table> table) {
        if (key.equals("dataset")) {
            return dataset((Component) value, spec, table.orElseThrow());
        }
        return value instanceof Component it && it.type().kind() == Kind.OPTIMIZER ? Rates.resolved(it) : value;
    }

    private Map<String, Object> dataset(Component dataset, ExperimentSpec spec, Table table) {
        Map<String, Object> all = new LinkedHashMap<>();
        Component own = dataset.without(Sections.CELLS_DIGEST).without(Sections.BYTES_DIGEST);
        for (Parameter parameter : dataset.type().parameters()) {
            own.find(parameter.name())
                    .ifPresent(value -> all.put(
                            parameter.name(), parameter.name().equals("split") ? split((Component) value) : value));
            if (parameter.name().equals(Sections.CELLS_DIGEST)) {
                all.put(Sections.CELLS_DIGEST, table.hasSeveralFiles() ? table.digests() : table.digest());
            } else if (parameter.name().equals("features") && !sweep.touches(KeyPath.of("dataset"))) {
                DatasetSpec first = ((NetworkSpec) spec.trials().get(0).spec()).dataset();
                all.put("features", first.features());
            } else if (parameter.name().equals("task")
                    && configurations.encodings().size() == 1) {
                all.put("task", task(configurations.encodings().iterator().next()));
            }
        }
        return all;
    }

    /** With the defaults that go with every split that the file's own one becomes. */
    private Map<String, Object> split(Component split) {
        boolean swept = sweep.touches(KeyPath.of("dataset", "split"));
        boolean fixed = swept || split.has("by") || split.has("order") || split.has("forward");
        return fixed ? split.given() : split.values();
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
                if (!entry.name().equals("repeats") && !entry.name().equals("max_trials")) {
                    all.put(entry.name(), entry.value());
                }
            }
        }
        all.put("repeats", (long) spec.repeats());
        return all;
    }
}
