package dev.descent.analysis;

import dev.descent.baseline.Baseline;
import dev.descent.baseline.ConstantBaseline;
import dev.descent.baseline.GivenPredictions;
import dev.descent.baseline.LinearBaseline;
import dev.descent.baseline.Scoring;
import dev.descent.data.Dataset;
import dev.descent.data.DatasetKey;
import dev.descent.data.ForeignPredictions;
import dev.descent.data.Part;
import dev.descent.data.PartName;
import dev.descent.engine.Scores;
import dev.descent.model.BaselineTypes;
import dev.descent.model.Component;
import dev.descent.model.NetworkSpec;
import dev.descent.model.Trial;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the best configuration is held against: baselines fitted on its training rows, once a split, and scored on its parts by its loss
 * and metrics. Where no configuration has a value to be ranked by, those of the first one. Fitted when they are first asked for.
 */
public final class Baselines {
    private final Results results;
    private final List<Component> wanted;
    private final List<Trial> trials;
    private List<ScoredBaseline> scored;
    private final List<String> leftOut = new ArrayList<>();

    Baselines(Results results, Ranking ranking) {
        this.results = results;
        this.wanted = results.experiment().report().baselines();
        this.trials = new ArrayList<>();
        if (!wanted.isEmpty()) {
            RankedConfiguration standing = ranking.best().isPresent()
                    ? ranking.best().get()
                    : ranking.all().get(0);
            for (int index : standing.trials()) {
                trials.add(results.experiment().trials().get(index));
            }
        }
    }

    /** In the order of the file, but for those that are left out. */
    public synchronized List<ScoredBaseline> all() {
        if (scored == null) {
            scored = new ArrayList<>();
            Map<DatasetKey, Trial> splits = new LinkedHashMap<>();
            for (Trial trial : trials) {
                splits.putIfAbsent(DatasetKey.of(trial), trial);
            }
            for (Component baseline : wanted) {
                score(baseline, splits);
            }
        }
        return scored;
    }

    /** Why some are left out, a sentence each. */
    public List<String> leftOut() {
        return all().size() == wanted.size() ? List.of() : List.copyOf(leftOut);
    }

    Optional<ScoredBaseline> find(String name) {
        for (ScoredBaseline baseline : all()) {
            if (baseline.name().equals(name)) {
                return Optional.of(baseline);
            }
        }
        return Optional.empty();
    }

    /** The trials of the configuration that they are held against. */
    List<Trial> trials() {
        return trials;
    }

    private void score(Component baseline, Map<DatasetKey, Trial> splits) {
        Map<DatasetKey, ScoredBaseline.OfSplit> scores = new LinkedHashMap<>();
        for (Map.Entry<DatasetKey, Trial> split : splits.entrySet()) {
            NetworkSpec spec = split.getValue().network();
            Dataset dataset = results.dataset(split.getValue());
            Part train = dataset.train();
            if (BaselineTypes.isForeign(baseline)) {
                scores.put(split.getKey(), ofForeign(baseline, split.getValue(), dataset));
                continue;
            }
            if (baseline.is("linear") && LinearBaseline.isTooLarge(spec.loss(), train, splits.size())) {
                leftOut.add("The baseline linear is left out: to fit it to " + train.rows() + " rows with "
                        + train.features() + " inputs and " + train.outputs()
                        + (train.outputs() == 1 ? " output" : " outputs") + " would take too long.");
                return;
            }
            Baseline fitted = baseline.is("linear")
                    ? LinearBaseline.fitted(spec.loss(), train)
                    : ConstantBaseline.fitted(spec.loss(), train);
            Scoring scoring = new Scoring(spec.loss(), spec.metrics(), dataset.encoding());
            scores.put(
                    split.getKey(),
                    new ScoredBaseline.OfSplit(
                            scores(scoring, fitted, train),
                            scores(scoring, fitted, dataset.validation()),
                            scores(scoring, fitted, dataset.test())));
        }
        scored.add(new ScoredBaseline(BaselineTypes.title(baseline), trials, scores));
    }

    private ScoredBaseline.OfSplit ofForeign(Component baseline, Trial trial, Dataset dataset) {
        ForeignPredictions given = results.foreignPredictions(BaselineTypes.title(baseline));
        Scores nothing =
                new Scores(Double.NaN, undefined(trial.network().metrics().size()));
        return new ScoredBaseline.OfSplit(
                foreign(given, trial, dataset, PartName.TRAIN, Optional.of(dataset.train()))
                        .orElse(nothing),
                foreign(given, trial, dataset, PartName.VALIDATION, dataset.validation()),
                foreign(given, trial, dataset, PartName.TEST, dataset.test()));
    }

    /** Empty where a row of the part has no prediction. */
    private Optional<Scores> foreign(
            ForeignPredictions given, Trial trial, Dataset dataset, PartName name, Optional<Part> part) {
        Optional<float[]> own =
                part.isPresent() ? given.outputs(results.partRows(trial, name), dataset) : Optional.empty();
        if (own.isEmpty()) {
            return Optional.empty();
        }
        NetworkSpec spec = trial.network();
        Baseline baseline =
                new GivenPredictions(spec.loss(), part.get(), dataset.encoding(), own.get(), given.areLabels(dataset));
        Scores scores = scores(new Scoring(spec.loss(), spec.metrics(), dataset.encoding()), baseline, part.get());
        float[] metrics = scores.metrics();
        for (int m = 0; m < metrics.length && given.areLabels(dataset); m++) {
            if (spec.metrics().get(m).type().metric().needsScores()) {
                metrics[m] = Float.NaN;
            }
        }
        return Optional.of(new Scores(scores.loss(), metrics));
    }

    private static float[] undefined(int metrics) {
        float[] values = new float[metrics];
        Arrays.fill(values, Float.NaN);
        return values;
    }

    private static Optional<Scores> scores(Scoring scoring, Baseline fitted, Optional<Part> part) {
        return part.isPresent() ? Optional.of(scores(scoring, fitted, part.get())) : Optional.empty();
    }

    private static Scores scores(Scoring scoring, Baseline fitted, Part part) {
        return new Scores(scoring.loss(fitted, part), scoring.metrics(fitted, part));
    }
}
