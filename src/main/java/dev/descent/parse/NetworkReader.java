package dev.descent.parse;

import dev.descent.spec.Component;
import dev.descent.spec.EarlyStopping;
import dev.descent.spec.Kind;
import dev.descent.spec.NetworkSpec;
import dev.descent.spec.TrialSpec;
import dev.descent.spec.Vocabulary;
import dev.descent.yaml.NearestName;
import dev.descent.yaml.Problems;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Makes a {@link NetworkSpec} of a configuration's values and checks what they mean together. */
final class NetworkReader implements TrialReader.SpecReader {
    private final Problems problems;
    private final DatasetReader datasets;

    NetworkReader(Problems problems, DatasetReader datasets) {
        this.problems = problems;
        this.datasets = datasets;
    }

    @Override
    public Optional<TrialSpec> read(TrialReader.Values it) {
        Component values = it.values();
        int before = problems.told();
        Component loss = values.component("loss");
        List<Component> layers = values.list("layers");
        List<Component> metrics = values.list("metrics");
        int epochs = values.whole("epochs");
        Optional<Component> optimizer = values.find("optimizer").map(o -> Rates.resolved((Component) o));
        new TrainingChecks(problems, it).check(layers, metrics, optimizer, epochs);
        Optional<DatasetReader.Resolved> data = datasets.read(it);
        new OutputChecks(problems, it).check(layers, loss, metrics, data);
        Optional<EarlyStopping> earlyStopping =
                values.find("early_stopping").map(section -> earlyStopping(it, (Component) section, metrics, data));
        if (problems.told() > before || data.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new NetworkSpec(
                data.get().spec(),
                layers,
                loss,
                metrics,
                optimizer,
                epochs,
                batchSize(values.find("batch_size").orElseThrow(), data.get()),
                values.flag("shuffle"),
                earlyStopping,
                values.find("gradient_clipping").map(c -> (Component) c),
                (Long) values.find("seed").orElseThrow()));
    }

    /** More than the training rows means full, so that equal configurations have equal ids. */
    private static int batchSize(Object written, DatasetReader.Resolved data) {
        return written instanceof Long rows && rows < data.trainingRows() ? Math.toIntExact(rows) : NetworkSpec.FULL;
    }

    private EarlyStopping earlyStopping(
            TrialReader.Values it, Component section, List<Component> metrics, Optional<DatasetReader.Resolved> data) {
        String monitor = section.text("monitor");
        boolean validation = monitor.startsWith("val_");
        String measure = validation ? monitor.substring("val_".length()) : monitor;
        Optional<String> metric = Vocabulary.find(Kind.METRIC, measure)
                .map(type -> type.name())
                .filter(name -> metrics.stream().anyMatch(m -> m.is(name)));
        boolean known = measure.equals("loss") || monitor.equals("running_loss") || metric.isPresent();
        if (!known) {
            Set<String> names = new LinkedHashSet<>(List.of("loss", "running_loss", "val_loss"));
            metrics.forEach(m -> names.addAll(List.of(m.name(), "val_" + m.name())));
            problems.add(
                    it.at("early_stopping.monitor"),
                    "'" + monitor + "' can't be monitored: it is no loss and none of the metrics",
                    NearestName.expected(names, monitor).orElseThrow());
        } else if (validation && data.isPresent() && !data.get().hasValidation()) {
            boolean written = it.has("early_stopping.monitor");
            problems.add(
                    it.at("early_stopping.monitor"),
                    "early stopping monitors " + monitor + (written ? "" : " by default")
                            + ", but there is no validation part",
                    "expected dataset: {split: {validation: 0.2}}, or monitor: loss");
        }
        String name = (validation ? "val_" : "") + metric.orElse(measure);
        return new EarlyStopping(
                name, section.whole("patience"), section.real("min_delta"), section.flag("restore_best"));
    }
}
