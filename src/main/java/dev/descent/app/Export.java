package dev.descent.app;

import dev.descent.config.Experiment;
import dev.descent.engine.TrialOutcome;
import dev.descent.gate.stored.StoredFolder;
import dev.descent.journal.JournalReader;
import dev.descent.model.ReportSpec.ModelForm;
import dev.descent.model.Trial;
import dev.descent.number.Phrases;
import dev.descent.problem.FileRefused;
import dev.descent.savedmodel.SavedModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Saves the network of one trial of an experiment that has been run. */
public final class Export {
    private Export() {}

    /**
     * Trains a trial again, and saves its network.
     *
     * @param results the experiment's folder under results/
     * @param number of the trial, from 1, as in trials.csv
     * @param file where the network goes
     * @return what was done, in a sentence
     * @throws Stopped if there is no such trial, it does not complete or ends otherwise than it did, or the form can't hold it
     */
    public static String write(Loader loader, RunOptions options, Path results, int number, ModelForm form, Path file)
            throws IOException, FileRefused, Stopped {
        Path description = results.resolve(StoredFolder.EXPERIMENT);
        if (!Files.isRegularFile(description)) {
            throw Stopped.refused(results + " is no folder of an experiment's results, for it has no "
                    + StoredFolder.EXPERIMENT + "; name one, such as results/iris");
        }
        Experiment experiment = loader.load(List.of(description), options).get(0);
        if (!experiment.spec().trainsNetworks()) {
            throw Stopped.refused(results + " has no networks, for its experiment trains none");
        }
        JournalSource source = JournalSource.ofResults(results);
        if (!source.isThere()) {
            return write(experiment, loader, BaseOutcomes.of(Optional.empty(), experiment.spec()), number, form, file);
        }
        try (JournalReader journal = source.open()) {
            return write(
                    experiment, loader, BaseOutcomes.of(Optional.of(journal), experiment.spec()), number, form, file);
        }
    }

    private static String write(
            Experiment experiment, Loader loader, KnownOutcomes outcomes, int number, ModelForm form, Path file)
            throws IOException, Stopped {
        Trial trial = trial(experiment, outcomes, number);
        Optional<TrialOutcome> record = outcomes.find(trial);
        NetworkSaving saving = new NetworkSaving(
                experiment, loader.engine(experiment.spec().engine()), new DatasetCache(experiment), outcomes::find);
        SavedModel model = saving.model(List.of(trial), () -> false).orElseThrow();
        FileContent content = NetworkSaving.content(model, form);
        List<Path> inputs = new ArrayList<>(
                experiment.table(trial.network().dataset().csv()).paths());
        inputs.addAll(experiment.weights());
        inputs.add(experiment.spec().file());
        OutputFile out = new OutputFile(file, inputs);
        try {
            out.write(bytes -> {
                content.write(bytes);
                return true;
            });
        } catch (IOException e) {
            throw out.failed(e);
        }
        return "trial " + trial.number() + " (" + trial.id() + ") was trained again"
                + (record.isPresent() ? ", with the numbers that are stored," : "") + " and its network is in " + file;
    }

    /** Rounds that outcomes decide on are made from those that are stored. */
    private static Trial trial(Experiment experiment, KnownOutcomes outcomes, int number) throws Stopped {
        Rounds rounds = new Rounds(experiment, outcomes);
        boolean open = false;
        while (!open && rounds.advance()) {
            open = rounds.current().stream().anyMatch(trial -> !outcomes.contains(trial));
        }
        List<Trial> trials = rounds.trials();
        return trials.stream()
                .filter(trial -> trial.number() == number)
                .findFirst()
                .orElseThrow(() -> Stopped.refused("there is no trial " + number + "; there "
                        + (trials.size() == 1 ? "is " : "are ") + Phrases.count(trials.size(), "trial")
                        + (rounds.isLast()
                                ? ""
                                : ", and what later rounds train is decided by outcomes that are not stored")));
    }
}
