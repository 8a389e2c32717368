package dev.descent.app;

import dev.descent.analysis.SavedNetwork;
import dev.descent.baseline.Baseline;
import dev.descent.baseline.GivenPredictions;
import dev.descent.baseline.Scoring;
import dev.descent.config.Experiment;
import dev.descent.data.Dataset;
import dev.descent.data.Datasets;
import dev.descent.data.Part;
import dev.descent.data.Table;
import dev.descent.engine.Engine;
import dev.descent.engine.History;
import dev.descent.engine.Predictions;
import dev.descent.engine.Scores;
import dev.descent.engine.TrialOutcome;
import dev.descent.engine.TrialOutcome.Completed;
import dev.descent.model.Arithmetic;
import dev.descent.model.DatasetSpec;
import dev.descent.model.NetworkSpec;
import dev.descent.model.ReportSpec.ModelForm;
import dev.descent.model.Trial;
import dev.descent.savedmodel.ModelRefused;
import dev.descent.savedmodel.Recipe;
import dev.descent.savedmodel.SavedModel;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/** Makes files of networks that an experiment has trained. */
final class NetworkSaving {
    private final Experiment experiment;
    private final Engine engine;
    private final DatasetCache data;
    private final Function<Trial, Optional<TrialOutcome>> records;

    /** @param records how a trial ended before, if that is known */
    NetworkSaving(
            Experiment experiment, Engine engine, DatasetCache data, Function<Trial, Optional<TrialOutcome>> records) {
        this.experiment = experiment;
        this.engine = engine;
        this.data = data;
        this.records = records;
    }

    /**
     * The networks of some trials, which are trained again for it.
     *
     * @param trials one, or several of one configuration that share their training rows
     * @return empty if it was stopped
     */
    Optional<SavedModel> model(List<Trial> trials, BooleanSupplier cancelled) throws Stopped {
        Trial first = trials.get(0);
        Optional<List<float[]>> weights = KeptWeights.of(trials, data.of(first), engine, records, cancelled);
        if (weights.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new SavedModel(recipe(experiment, engine.name(), trials), weights.get()));
    }

    private static Recipe recipe(Experiment experiment, String engine, List<Trial> trials) {
        Trial first = trials.get(0);
        NetworkSpec spec = first.network();
        DatasetSpec dataset = spec.dataset();
        Table table = experiment.table(dataset.csv());
        return new Recipe(
                new Recipe.Origin(
                        experiment.spec().name(),
                        engine,
                        Arithmetic.VERSION,
                        table.digest(),
                        trials.stream().map(Trial::id).toList()),
                Datasets.fit(table, dataset, spec.seed(), first.repeat(), first.fold()),
                spec.layers(),
                spec.loss());
    }

    /**
     * Why networks that an experiment is going to train can't be saved as it asks; empty if they can. One network of each dataset is tried,
     * before it is trained.
     */
    static Optional<String> fault(Experiment experiment) {
        List<ModelForm> forms = experiment.spec().report().models();
        Set<DatasetSpec> tried = new HashSet<>();
        for (Trial trial :
                forms.isEmpty() ? List.<Trial>of() : experiment.spec().trials()) {
            if (!tried.add(trial.network().dataset())) {
                continue;
            }
            Recipe recipe = recipe(experiment, experiment.spec().engine(), List.of(trial));
            SavedModel untrained =
                    new SavedModel(recipe, List.of(new float[recipe.network().parameters()]));
            for (ModelForm form : forms) {
                try {
                    ModelFiles.bytes(untrained, form);
                } catch (ModelRefused e) {
                    return Optional.of("the network can't be saved as " + form.file() + ": " + e.getMessage());
                }
            }
        }
        return Optional.empty();
    }

    /** What is told of a saved network. */
    SavedNetwork told(SavedModel model, List<Trial> trials) {
        return new SavedNetwork(
                experiment.spec().report().models().stream()
                        .map(ModelForm::file)
                        .toList(),
                trials,
                experiment.spec().report().ensemble() ? Optional.of(scored(model, trials)) : Optional.empty());
    }

    /**
     * A file's bytes.
     *
     * @throws Stopped if the form can't hold the network
     */
    static FileContent content(SavedModel model, ModelForm form) throws Stopped {
        try {
            byte[] bytes = ModelFiles.bytes(model, form);
            return out -> out.write(bytes);
        } catch (ModelRefused e) {
            throw Stopped.refused("the network can't be saved as " + form.file() + ": " + e.getMessage());
        }
    }

    /** The mean of several networks, scored as each of them is, but that penalties are no part of its loss. */
    private Completed scored(SavedModel model, List<Trial> trials) {
        Trial first = trials.get(0);
        Dataset dataset = data.of(first);
        Ensemble ensemble = new Ensemble(model);
        Completed record = (Completed) records.apply(first).orElseThrow();
        return new Completed(
                first.id(),
                record.epochs(),
                record.steps(),
                record.parameters() * trials.size(),
                scores(first.network(), dataset, ensemble, dataset.train()),
                dataset.validation().map(part -> scores(first.network(), dataset, ensemble, part)),
                dataset.test().map(part -> scores(first.network(), dataset, ensemble, part)),
                0,
                History.NONE,
                Predictions.NONE,
                Optional.empty());
    }

    private static Scores scores(NetworkSpec spec, Dataset dataset, Ensemble ensemble, Part part) {
        float[] own = ensemble.predictions(part.inputs(), part.rows());
        Scoring scoring = new Scoring(spec.loss(), spec.metrics(), dataset.encoding());
        Baseline mean = new GivenPredictions(spec.loss(), part, dataset.encoding(), own, false);
        return new Scores(scoring.loss(mean, part), scoring.metrics(mean, part));
    }
}
