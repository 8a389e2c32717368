package dev.descent.config;

import dev.descent.model.Component;
import dev.descent.model.DatasetSpec.TargetScale;
import dev.descent.model.EarlyStopping;
import dev.descent.model.Embeddings;
import dev.descent.model.InitialWeights;
import dev.descent.model.KeyPath;
import dev.descent.model.Kind;
import dev.descent.model.Measure;
import dev.descent.model.NetworkSpec;
import dev.descent.model.ReduceOnPlateau;
import dev.descent.model.Sections;
import dev.descent.model.TrialSpec;
import dev.descent.model.Vocabulary;
import dev.descent.nn.Network;
import dev.descent.problem.NearestName;
import dev.descent.problem.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Makes a {@link NetworkSpec} of a configuration's values and checks what they mean together. Where some values are wrong
 * themselves, the others are checked all the same.
 */
final class NetworkReader implements ConfigurationReader.SpecReader {
    private static final String VALIDATION = "val_";

    private static final KeyPath SCALE_TARGET = KeyPath.of("dataset", "scale_target");

    private final Problems problems;
    private final DatasetReader datasets;
    private final WeightsReader weights;

    NetworkReader(Problems problems, DatasetReader datasets, WeightsReader weights) {
        this.problems = problems;
        this.datasets = datasets;
        this.weights = weights;
    }

    @Override
    public boolean check(ConfigurationValues it) {
        new TrainingChecks(problems, it).check(it.<Component>find("optimizer").map(Rates::resolved));
        Optional<DatasetReader.Resolved> data = datasets.read(it);
        int before = problems.told();
        new OutputChecks(problems, it).check(data);
        checkWeights(it, problems.told() == before ? data : Optional.empty());
        it.<Component>find("early_stopping")
                .ifPresent(section -> checkMonitor(it, section, "early stopping monitors ", data));
        it.<Component>find("reduce_on_plateau")
                .ifPresent(section -> checkMonitor(it, section, "reduce_on_plateau monitors ", data));
        return data.isPresent();
    }

    /** @param data empty if it is not known how large the layers are */
    private void checkWeights(ConfigurationValues it, Optional<DatasetReader.Resolved> data) {
        Optional<String> path = it.find(Sections.INITIAL_WEIGHTS);
        if (path.isEmpty()) {
            return;
        }
        Optional<InitialWeights> read = weights.read(path.get(), it.at(Sections.INITIAL_WEIGHTS), problems);
        Optional<List<Component>> layers = it.find("layers");
        if (read.isPresent() && layers.isPresent() && data.isPresent()) {
            new WeightsChecks(problems, it)
                    .check(
                            path.get(),
                            read.get(),
                            Network.of(
                                    Embeddings.inFrontOf(
                                            layers.get(), data.get().embedding()),
                                    data.get().features()));
        }
    }

    @Override
    public TrialSpec make(ConfigurationValues it) {
        Component values = it.values();
        DatasetReader.Resolved data = datasets.of(it);
        return new NetworkSpec(
                data.spec(),
                Embeddings.inFrontOf(values.list("layers"), data.embedding()),
                values.component("loss"),
                metrics(it, values, data),
                it.<Component>find("optimizer").map(Rates::resolved),
                values.whole("epochs"),
                batchSize(values.find("batch_size").orElseThrow(), data),
                values.flag("shuffle"),
                it.<Component>find("early_stopping").map(NetworkReader::earlyStopping),
                it.<Component>find("reduce_on_plateau").map(NetworkReader::reduceOnPlateau),
                it.find("gradient_clipping"),
                it.<String>find(Sections.INITIAL_WEIGHTS)
                        .flatMap(path -> weights.read(path, it.at(Sections.INITIAL_WEIGHTS), problems)),
                it.<Long>find("seed").orElseThrow());
    }

    /** The metrics that are asked for, and the error in the target's own unit where losses are of a scaled one. */
    private static List<Component> metrics(ConfigurationValues it, Component values, DatasetReader.Resolved data) {
        List<Component> metrics = values.list("metrics");
        boolean scales = data.spec().targetScale() != TargetScale.NONE || it.isSwept(SCALE_TARGET);
        if (!scales || Measure.names(metrics).contains("rmse")) {
            return metrics;
        }
        List<Component> all = new ArrayList<>(metrics);
        all.add(Component.of(Vocabulary.type(Kind.METRIC, "rmse")));
        return List.copyOf(all);
    }

    /** More than the training rows means full, so that equal configurations have equal ids. */
    private static int batchSize(Object written, DatasetReader.Resolved data) {
        return written instanceof Long rows && rows < data.trainingRows() ? Math.toIntExact(rows) : NetworkSpec.FULL;
    }

    private static EarlyStopping earlyStopping(Component section) {
        Optional<Double> goal = section.find("goal").map(Double.class::cast);
        int patience =
                section.has("patience") ? section.whole("patience") : goal.isPresent() ? EarlyStopping.ENDLESS : 0;
        return new EarlyStopping(
                monitor(section), patience, section.real("min_delta"), section.flag("restore_best"), goal);
    }

    private static ReduceOnPlateau reduceOnPlateau(Component section) {
        return new ReduceOnPlateau(
                monitor(section),
                section.real("factor"),
                section.whole("patience"),
                section.real("min_delta"),
                section.whole("cooldown"),
                section.real("min_lr"),
                ReduceOnPlateau.Mode.valueOf(section.text("mode").toUpperCase(Locale.ROOT)));
    }

    private static String monitor(Component section) {
        String monitor = section.text("monitor");
        String part = monitor.startsWith(VALIDATION) ? VALIDATION : "";
        String measure = monitor.substring(part.length());
        return part + Measure.find(measure).map(Measure::name).orElse(measure);
    }

    /** @param monitors the beginning of a sentence that says what the section watches */
    private void checkMonitor(
            ConfigurationValues it, Component section, String monitors, Optional<DatasetReader.Resolved> data) {
        Optional<List<Component>> metrics = it.find("metrics");
        if (!section.has("monitor") || metrics.isEmpty()) {
            return;
        }
        String monitor = section.text("monitor");
        boolean validation = monitor.startsWith(VALIDATION);
        String measure = validation ? monitor.substring(VALIDATION.length()) : monitor;
        Optional<String> metric =
                Measure.find(measure).map(Measure::name).filter(Measure.names(metrics.get())::contains);
        boolean known = measure.equals("loss") || monitor.equals("running_loss") || metric.isPresent();
        if (!known) {
            List<String> names = new ArrayList<>(List.of("loss", "running_loss", "val_loss"));
            metrics.get().forEach(m -> names.addAll(List.of(Measure.name(m), "val_" + Measure.name(m))));
            problems.add(
                    it.against(section.name() + ".monitor", "metrics"),
                    "'" + monitor + "' can't be monitored: it is neither a loss nor one of the metrics",
                    NearestName.expected(names, monitor));
        } else if (validation && data.isPresent() && !data.get().hasValidation()) {
            boolean written = it.has(section.name() + ".monitor");
            problems.add(
                    it.against(section.name() + ".monitor", "dataset.split"),
                    monitors + monitor + (written ? "" : " by default") + ", but there is no validation part",
                    "expected dataset: {split: {validation: 0.2}}, or monitor: loss");
        }
    }
}
