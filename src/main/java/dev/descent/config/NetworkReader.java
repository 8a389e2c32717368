package dev.descent.config;

import dev.descent.model.Component;
import dev.descent.model.ComponentType;
import dev.descent.model.EarlyStopping;
import dev.descent.model.Kind;
import dev.descent.model.NetworkSpec;
import dev.descent.model.TrialSpec;
import dev.descent.model.Vocabulary;
import dev.descent.problem.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Makes a {@link NetworkSpec} of a configuration's values and checks what they mean together. Where some values are wrong
 * themselves, the others are checked all the same.
 */
final class NetworkReader implements ConfigurationReader.SpecReader {
    private final Problems problems;
    private final DatasetReader datasets;

    NetworkReader(Problems problems, DatasetReader datasets) {
        this.problems = problems;
        this.datasets = datasets;
    }

    @Override
    public Optional<TrialSpec> read(ConfigurationValues it) {
        int before = problems.told();
        Optional<Component> optimizer = it.<Component>find("optimizer").map(Rates::resolved);
        new TrainingChecks(problems, it).check(optimizer);
        Optional<DatasetReader.Resolved> data = datasets.read(it);
        new OutputChecks(problems, it).check(data);
        Optional<EarlyStopping> earlyStopping =
                it.<Component>find("early_stopping").flatMap(section -> earlyStopping(it, section, data));
        if (!it.isSound() || problems.told() > before || data.isEmpty()) {
            return Optional.empty();
        }
        Component values = it.values();
        return Optional.of(new NetworkSpec(
                data.get().spec(),
                values.list("layers"),
                values.component("loss"),
                values.list("metrics"),
                optimizer,
                values.whole("epochs"),
                batchSize(values.find("batch_size").orElseThrow(), data.get()),
                values.flag("shuffle"),
                earlyStopping,
                it.find("gradient_clipping"),
                it.<Long>find("seed").orElseThrow()));
    }

    /** More than the training rows means full, so that equal configurations have equal ids. */
    private static int batchSize(Object written, DatasetReader.Resolved data) {
        return written instanceof Long rows && rows < data.trainingRows() ? Math.toIntExact(rows) : NetworkSpec.FULL;
    }

    private Optional<EarlyStopping> earlyStopping(
            ConfigurationValues it, Component section, Optional<DatasetReader.Resolved> data) {
        Optional<List<Component>> metrics = it.find("metrics");
        if (!section.has("monitor") || metrics.isEmpty()) {
            return Optional.empty();
        }
        String monitor = section.text("monitor");
        boolean validation = monitor.startsWith("val_");
        String measure = validation ? monitor.substring("val_".length()) : monitor;
        Optional<String> metric = Vocabulary.find(Kind.METRIC, measure)
                .map(ComponentType::name)
                .filter(name -> metrics.get().stream().anyMatch(m -> m.is(name)));
        boolean known = measure.equals("loss") || monitor.equals("running_loss") || metric.isPresent();
        if (!known) {
            List<String> names = new ArrayList<>(List.of("loss", "running_loss", "val_loss"));
            metrics.get().forEach(m -> names.addAll(List.of(m.name(), "val_" + m.name())));
            problems.add(
                    it.at("early_stopping.monitor"),
                    "'" + monitor + "' can't be monitored: it is no loss and none of the metrics",
                    Expected.oneOf(names, names, monitor));
        } else if (validation && data.isPresent() && !data.get().hasValidation()) {
            boolean written = it.has("early_stopping.monitor");
            problems.add(
                    it.at("early_stopping.monitor"),
                    "early stopping monitors " + monitor + (written ? "" : " by default")
                            + ", but there is no validation part",
                    "expected dataset: {split: {validation: 0.2}}, or monitor: loss");
        }
        if (!it.isSound()) {
            return Optional.empty();
        }
        String name = (validation ? "val_" : "") + metric.orElse(measure);
        return Optional.of(new EarlyStopping(
                name, section.whole("patience"), section.real("min_delta"), section.flag("restore_best")));
    }
}
