package dev.descent.app;

import dev.descent.analysis.Competition;
import dev.descent.analysis.PartPredictions;
import dev.descent.analysis.Results;
import dev.descent.analysis.TableRows;
import dev.descent.config.Experiment;
import dev.descent.data.Dataset;
import dev.descent.data.Datasets;
import dev.descent.data.ForeignPredictions;
import dev.descent.data.PartName;
import dev.descent.engine.TrialOutcome;
import dev.descent.gate.stored.StoredFolder;
import dev.descent.model.ComparisonSpec;
import dev.descent.model.DatasetSpec;
import dev.descent.model.ExperimentSpec;
import dev.descent.model.Trial;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** What the reports are made from: outcomes read back from the journal, and the data. */
final class StoredResults implements Results {
    private final Experiment experiment;
    private final ExperimentSpec spec;
    private final EngineJournal outcomes;
    private final PartRecords records;
    private final DatasetCache data;
    private final List<String> options;
    /** Null if there is none. */
    private final StoredResults tuning;

    private boolean underWay;
    private final Optional<Competition> competition;

    private final List<Results> otherStudies = new ArrayList<>();
    /** Made when they are asked for, for several reports once. */
    private List<String> warnings;

    /**
     * @param spec the experiment's own, or one that has some of its trials alone
     * @param options what stands behind the file in a command that does the same again
     */
    StoredResults(
            Experiment experiment,
            ExperimentSpec spec,
            EngineJournal outcomes,
            DatasetCache data,
            List<String> options) {
        this(experiment, spec, outcomes, data, options, null);
    }

    /**
     * Of trials that confirm what others have found.
     *
     * @param tuning of these others; null if there are none
     */
    StoredResults(
            Experiment experiment,
            ExperimentSpec spec,
            EngineJournal outcomes,
            DatasetCache data,
            List<String> options,
            StoredResults tuning) {
        this(experiment, spec, outcomes, data, options, tuning, Optional.empty());
    }

    private StoredResults(
            Experiment experiment,
            ExperimentSpec spec,
            EngineJournal outcomes,
            DatasetCache data,
            List<String> options,
            StoredResults tuning,
            Optional<Competition> competition) {
        this.tuning = tuning;
        this.competition = competition;
        this.options = options;
        this.experiment = experiment;
        this.spec = spec;
        this.outcomes = outcomes;
        this.data = data;
        this.records = new PartRecords(experiment, outcomes, data);
    }

    /**
     * Of competitors that were tuned and confirmed.
     *
     * @param searching the trials that tuned
     * @param confirming those that confirm
     */
    static StoredResults compared(
            Experiment experiment,
            EngineJournal outcomes,
            DatasetCache data,
            List<String> options,
            List<Trial> searching,
            List<Trial> confirming) {
        ExperimentSpec spec = experiment.spec();
        ComparisonSpec comparison = spec.search().comparison().orElseThrow();
        Function<ExperimentSpec, StoredResults> of =
                some -> new StoredResults(experiment, some, outcomes, data, options);
        List<Trial> untuned = ofStudy(comparison, confirming, 0);
        List<Trial> tuned = confirming.stream()
                .filter(trial -> !comparison.entrant(trial).isUntuned())
                .toList();
        Competition competition = new Competition(
                of.apply(spec.searching(searching)),
                of.apply(spec.alsoConfirming(tuned)),
                untuned.isEmpty() ? Optional.empty() : Optional.of(of.apply(spec.alsoConfirming(untuned))));
        StoredResults first = null;
        for (int study = comparison.studies(); study >= 1; study--) {
            List<Trial> chosen = ofStudy(comparison, confirming, study);
            StoredResults last = first;
            first = new StoredResults(
                    experiment,
                    study == 1 ? spec.confirming(chosen) : spec.alsoConfirming(chosen),
                    outcomes,
                    data,
                    options,
                    of.apply(spec.searching(ofStudy(comparison, searching, study))),
                    Optional.of(competition));
            if (last != null) {
                first.otherStudies.add(last);
                first.otherStudies.addAll(last.otherStudies);
                last.otherStudies.clear();
            }
        }
        return first;
    }

    private static List<Trial> ofStudy(ComparisonSpec comparison, List<Trial> trials, int study) {
        return trials.stream()
                .filter(trial -> comparison.entrant(trial).study() == study)
                .toList();
    }

    @Override
    public ExperimentSpec experiment() {
        return spec;
    }

    /** These results, of a search that has not ended. */
    StoredResults underWay() {
        underWay = true;
        return this;
    }

    @Override
    public boolean areUnderWay() {
        return underWay;
    }

    @Override
    public List<Results> otherStudies() {
        return List.copyOf(otherStudies);
    }

    @Override
    public Optional<Competition> competition() {
        return competition;
    }

    @Override
    public Optional<Results> tuning() {
        return Optional.ofNullable(tuning);
    }

    @Override
    public String file() {
        return isOwnDescription()
                ? spec.name() + ".yaml"
                : spec.file().getFileName().toString();
    }

    /** Made again from their own description, they are the same results. */
    private boolean isOwnDescription() {
        return spec.file().endsWith(Path.of(spec.name(), StoredFolder.EXPERIMENT));
    }

    @Override
    public List<String> options() {
        List<String> all = new ArrayList<>(options);
        if (isOwnDescription()) {
            return all;
        }
        Path folder = parent(spec.file());
        Set<String> folders = new TreeSet<>();
        List<Path> files = new ArrayList<>(experiment.tables().keySet());
        files.addAll(experiment.weights());
        for (Path file : files) {
            Path way = folder.relativize(parent(file));
            // Files in the folder above are found there.
            if (way.getNameCount() > 1
                    && way.startsWith("..")
                    && way.getName(1).toString().equals("..")) {
                folders.add(way.toString().replace('\\', '/'));
            }
        }
        for (String data : folders) {
            all.add("--data");
            all.add(data);
        }
        return all;
    }

    private static Path parent(Path file) {
        return file.toAbsolutePath().normalize().getParent();
    }

    @Override
    public TrialOutcome outcome(Trial trial) {
        return outcomes.outcome(trial);
    }

    @Override
    public Dataset dataset(Trial trial) {
        return data.of(trial);
    }

    @Override
    public List<String> files(Trial trial) {
        return experiment.table(trial.network().dataset().csv()).fileNames();
    }

    @Override
    public int rows(Trial trial) {
        return experiment.table(trial.network().dataset().csv()).rows();
    }

    @Override
    public int keptRows(Trial trial) {
        DatasetSpec dataset = trial.network().dataset();
        return Datasets.rows(experiment.table(dataset.csv()), dataset);
    }

    @Override
    public synchronized List<String> tableWarnings() {
        if (warnings == null) {
            if (spec.trainsNetworks()) {
                spec.trials().forEach(data.warnings()::look);
            }
            warnings = data.warnings().list();
        }
        return warnings;
    }

    @Override
    public TableRows firstRows(Trial trial) {
        DatasetSpec dataset = trial.network().dataset();
        return TableRows.first(
                experiment.table(dataset.csv()),
                dataset,
                experiment.spec().report().firstRows());
    }

    @Override
    public TableRows tableRows(Trial trial, int[] rows) {
        DatasetSpec dataset = trial.network().dataset();
        return TableRows.of(experiment.table(dataset.csv()), dataset, rows);
    }

    @Override
    public int[] partRows(Trial trial, PartName part) {
        return records.rows(trial, part);
    }

    @Override
    public Optional<PartPredictions> predictions(Trial trial, PartName part) {
        return records.find(trial, part);
    }

    @Override
    public ForeignPredictions foreignPredictions(String baseline) {
        return Optional.ofNullable(experiment.predictions().get(baseline)).orElseThrow();
    }

    @Override
    public String resolved() {
        return experiment.resolved();
    }
}
