package dev.descent.analysis;

import static dev.descent.analysis.ColumnWarnings.quoted;
import static dev.descent.number.Phrases.count;

import dev.descent.data.Dataset;
import dev.descent.model.Component;
import dev.descent.model.DatasetSpec;
import dev.descent.model.DatasetSpec.TargetEncoding;
import dev.descent.model.DatasetSpec.TargetScale;
import dev.descent.model.ExperimentSpec;
import dev.descent.model.LayerPlace;
import dev.descent.model.Measure;
import dev.descent.model.NetworkSpec;
import dev.descent.model.OptimizerTypes.UpdateFamily;
import dev.descent.model.Range;
import dev.descent.number.NumberText;
import dev.descent.number.Phrases;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** What a network makes of its training rows that may spoil what it learns. */
final class NetworkWarnings {
    private static final int LISTED = 5;
    private static final double LARGE_TARGET = 100;
    private static final double LARGE_FEATURE = 10;
    /** How many times as much one target varies as another, from which on an average of their errors says nothing of the other. */
    private static final double SIZES = 3;

    private final ExperimentSpec experiment;
    private final Set<String> warnings;

    NetworkWarnings(ExperimentSpec experiment, Set<String> warnings) {
        this.experiment = experiment;
        this.warnings = warnings;
    }

    void look(NetworkSpec network, Dataset dataset) {
        lookAtTarget(network, dataset);
        lookAtTargetsOfDifferentSize(network, dataset);
        lookAtFeatures(network, dataset);
        lookAtOutput(network, dataset);
        lookAtBatches(network, dataset);
        lookAtRanking(dataset);
    }

    /** Losses and metrics of training rows do not tell what was learned by heart; whoever asks for the loss of one trial picks none by it. */
    private void lookAtRanking(Dataset dataset) {
        String rankBy = experiment.report().rankBy();
        boolean loss = rankBy.equals(TrialColumns.FINAL_LOSS)
                && !new Keys(experiment).names().isEmpty();
        if (dataset.validation().isPresent() && (loss || Measure.find(rankBy).isPresent())) {
            warnings.add("Trials are ranked by " + rankBy
                    + " of the rows that they train on, which favours learning by heart: set report.rank_by: val_"
                    + (loss ? "loss" : rankBy)
                    + ".");
        }
    }

    private void lookAtTarget(NetworkSpec network, Dataset dataset) {
        DatasetSpec spec = network.dataset();
        if (spec.encoding() != TargetEncoding.NUMERIC
                || spec.targetScale() != TargetScale.NONE
                || experiment.sweptKeys().contains("dataset.scale_target")
                || !network.loss().type().loss().ofAnyUnit()
                || network.epochs() == 0) {
            return;
        }
        List<Moments> all =
                Moments.of(dataset.train().ownTargets(), dataset.outputs().size());
        for (int i = 0; i < dataset.outputs().size(); i++) {
            Moments moments = all.get(i);
            if (moments.largerThan(LARGE_TARGET)) {
                warnings.add("The target " + quoted(dataset.outputs().get(i)) + " is large (" + moments.text()
                        + "), which takes a network long to reach: set dataset.scale_target: standard.");
            }
        }
    }

    /** What averages over the targets is decided by those that vary most. */
    private void lookAtTargetsOfDifferentSize(NetworkSpec network, Dataset dataset) {
        if (network.dataset().encoding() != TargetEncoding.NUMERIC
                || dataset.outputs().size() == 1) {
            return;
        }
        Optional<String> sizes = differentSizes(dataset);
        if (sizes.isEmpty()) {
            return;
        }
        boolean scaled = network.dataset().targetScale() != TargetScale.NONE;
        if (!scaled
                && network.epochs() > 0
                && network.loss().type().loss().ofAnyUnit()
                && !experiment.sweptKeys().contains("dataset.scale_target")) {
            warnings.add("The loss averages over targets" + sizes.get()
                    + " what is learned: set dataset.scale_target: standard.");
        }
        boolean shares = network.metrics().stream().anyMatch(metric -> metric.is("r2"));
        String rankBy = experiment.report().rankBy();
        Optional<Measure> ranking =
                Measure.ofColumn(rankBy).filter(it -> it.type().metric().inUnitOfTargets());
        if (ranking.isPresent()) {
            String part =
                    rankBy.substring(0, rankBy.length() - ranking.get().name().length());
            warnings.add("Trials are ranked by " + rankBy + ", which averages over targets" + sizes.get()
                    + " it: set report.rank_by: "
                    + (scaled ? (part.isEmpty() ? "final_" : part) + "loss, which is of scaled targets, or " : "")
                    + part
                    + "r2" + (shares ? "." : " with r2 among the metrics."));
            return;
        }
        List<String> errors = network.metrics().stream()
                .filter(metric -> metric.type().metric().inUnitOfTargets())
                .map(Component::label)
                .toList();
        if (!errors.isEmpty()) {
            warnings.add(Phrases.and(errors) + (errors.size() == 1 ? " averages" : " average") + " over targets"
                    + sizes.get() + (errors.size() == 1 ? " it" : " them")
                    + (shares
                            ? "; r2 counts each target alike."
                            : ": add r2 to the metrics, which counts each target alike."));
        }
    }

    /** Which targets vary far more than others, as a clause that lacks its object; empty if all are of a size. */
    private static Optional<String> differentSizes(Dataset dataset) {
        List<String> names = dataset.outputs();
        List<Double> deviations = Moments.of(dataset.train().ownTargets(), names.size()).stream()
                .map(Moments::deviation)
                .toList();
        List<Integer> bySize = IntStream.range(0, names.size())
                .filter(i -> deviations.get(i) > 0)
                .boxed()
                .sorted(Comparator.comparing(deviations::get))
                .toList();
        if (bySize.size() < 2) {
            return Optional.empty();
        }
        int least = bySize.get(0);
        int most = bySize.get(bySize.size() - 1);
        boolean one = deviations.get(most) > SIZES * deviations.get(bySize.get(bySize.size() - 2));
        return deviations.get(most) > SIZES * deviations.get(least)
                ? Optional.of(
                        " of different size (standard deviation " + NumberText.statistic(deviations.get(most)) + " of "
                                + quoted(names.get(most)) + ", " + NumberText.statistic(deviations.get(least)) + " of "
                                + quoted(names.get(least)) + "), so "
                                + (one ? quoted(names.get(most)) + " decides" : "the larger ones decide"))
                : Optional.empty();
    }

    private void lookAtFeatures(NetworkSpec network, Dataset dataset) {
        Map<String, Moments> large = largeFeatures(network, dataset);
        if (!large.isEmpty()) {
            List<String> told = new ArrayList<>();
            large.forEach((name, moments) -> told.add(quoted(name) + " (" + moments.text() + ")"));
            warnings.add("Features that are not scaled are large, at which "
                    + network.optimizer().orElseThrow().name() + " easily diverges: " + Phrases.few(told, LISTED)
                    + "; set dataset.scale: standard.");
        }
    }

    /** Why a network may have diverged, in a sentence of its own behind another one; nothing if no feature is the reason. */
    static String divergence(NetworkSpec network, Dataset dataset) {
        List<String> large = largeFeatures(network, dataset).keySet().stream()
                .map(ColumnWarnings::quoted)
                .toList();
        return large.isEmpty()
                ? ""
                : " " + Phrases.few(large, LISTED) + (large.size() == 1 ? " is" : " are")
                        + " large and not scaled: set dataset.scale: standard.";
    }

    /** The features at which plain gradients grow large. */
    private static Map<String, Moments> largeFeatures(NetworkSpec network, Dataset dataset) {
        Map<String, Moments> large = new LinkedHashMap<>();
        DatasetSpec spec = network.dataset();
        if (!descends(network) || spec.scaling().keySet().containsAll(spec.features())) {
            return large;
        }
        List<Moments> all = Moments.of(dataset.train().inputs(), dataset.train().features());
        for (int i = 0; i < all.size(); i++) {
            String name = dataset.features().get(i);
            if (spec.features().contains(name)
                    && !spec.scaling().containsKey(name)
                    && all.get(i).largerThan(LARGE_FEATURE)) {
                large.put(name, all.get(i));
            }
        }
        return large;
    }

    /** Whether a network trains by an optimizer that follows gradients of any size. */
    static boolean descends(NetworkSpec network) {
        return network.epochs() > 0
                && network.optimizer()
                        .filter(it -> it.type().optimizer().family() == UpdateFamily.DESCENT)
                        .isPresent();
    }

    private void lookAtOutput(NetworkSpec network, Dataset dataset) {
        Optional<Component> activation = lastActivation(network);
        if (activation.isEmpty() || activation.get().has("alpha")) {
            return;
        }
        Component last = activation.get();
        Range range = last.type().activation().range();
        float[] targets = dataset.train().targets();
        int outside = 0;
        for (float y : targets) {
            outside += y < range.low() || y > range.high() ? 1 : 0;
        }
        if (outside > 0) {
            String reach = Double.isInfinite(range.high())
                    ? NumberText.written(range.low()) + " or more"
                    : NumberText.written(range.low()) + " to " + NumberText.written(range.high());
            boolean scale = network.dataset().encoding() == TargetEncoding.NUMERIC
                    && range.contains(0.5)
                    && network.loss().type().loss().ofAnyUnit();
            warnings.add("The last layer (" + last.name() + ") gives " + reach + ", but " + outside + " of "
                    + count(targets.length, "training target") + " lie outside: end with activation: linear"
                    + (scale ? ", or set dataset.scale_target: min_max." : "."));
        }
    }

    private static Optional<Component> lastActivation(NetworkSpec network) {
        Component last = network.layers().get(network.layers().size() - 1);
        return last.type().parameter("activation").isPresent()
                ? Optional.of(last.component("activation"))
                : Optional.empty();
    }

    private void lookAtBatches(NetworkSpec network, Dataset dataset) {
        if (network.epochs() == 0
                || LayerPlace.all(network.layers()).stream().noneMatch(layer -> layer.is("batch_normalization"))) {
            return;
        }
        TrainingSchedule schedule = TrainingSchedule.of(network, dataset.train().rows());
        if (schedule.batch() == 1) {
            warnings.add(
                    "batch_normalization sees batches of one row, whose variance is 0: set batch_size to 2 or more.");
        } else if (schedule.rows() % schedule.batch() == 1) {
            warnings.add("batch_normalization sees a last batch of one row (" + count(schedule.rows(), "row")
                    + " in batches of " + schedule.batch() + "), whose variance is 0: set another batch_size.");
        }
    }

    /** Mean and standard deviation of a column. */
    private record Moments(double mean, double deviation) {
        /** Those of all columns, row by row: a large array is gone through twice, however many columns it has. */
        static List<Moments> of(float[] values, int columns) {
            int rows = values.length / columns;
            double[] means = new double[columns];
            for (int row = 0; row < rows; row++) {
                for (int column = 0; column < columns; column++) {
                    means[column] += values[row * columns + column];
                }
            }
            for (int column = 0; column < columns; column++) {
                means[column] /= rows;
            }
            double[] squares = new double[columns];
            for (int row = 0; row < rows; row++) {
                for (int column = 0; column < columns; column++) {
                    double distance = values[row * columns + column] - means[column];
                    squares[column] += distance * distance;
                }
            }
            List<Moments> all = new ArrayList<>();
            for (int column = 0; column < columns; column++) {
                all.add(new Moments(means[column], Math.sqrt(squares[column] / rows)));
            }
            return all;
        }

        boolean largerThan(double limit) {
            return Math.abs(mean) > limit || deviation > limit;
        }

        String text() {
            return "mean " + NumberText.statistic(mean) + ", standard deviation " + NumberText.statistic(deviation);
        }
    }
}
