package dev.descent.analysis;

import dev.descent.data.Dataset;
import dev.descent.data.Part;
import dev.descent.model.DatasetSpec.TargetEncoding;
import dev.descent.model.Trial;
import dev.descent.nn.Metrics;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The rows that {@link Judges} predict, in file order: what is true of each, and what is predicted. */
public final class JudgedRows {
    private final Judges judges;
    private final Dataset dataset;
    private final List<Place> places;
    private final int all;

    /** A row of the table, from 0, and where its values stand. */
    private static final class Place {
        private final int row;
        private final Trial trial;
        private final float[] predictions;
        private final float[] targets;
        private final int at;

        Place(int row, Trial trial, float[] predictions, float[] targets, int at) {
            this.row = row;
            this.trial = trial;
            this.predictions = predictions;
            this.targets = targets;
            this.at = at;
        }

        int row() {
            return row;
        }
    }

    private JudgedRows(Judges judges, Dataset dataset, List<Place> places, int all) {
        this.judges = judges;
        this.dataset = dataset;
        this.places = places;
        this.all = all;
    }

    /** Empty as long as not all of these predictions are known. */
    static Optional<JudgedRows> of(Results results, Judges judges) {
        List<Place> places = new ArrayList<>();
        int all = 0;
        for (Trial trial : judges.trials()) {
            Optional<PartPredictions> known = results.predictions(trial, judges.part());
            if (known.isEmpty()) {
                return Optional.empty();
            }
            Part part = results.dataset(trial).part(judges.part()).orElseThrow();
            int[] rows = known.get().rows();
            float[] predictions = known.get().predictions().values();
            for (int r = 0; r < rows.length; r++) {
                places.add(new Place(rows[r], trial, predictions, part.ownTargets(), r * part.outputs()));
            }
            all += known.get().all();
        }
        places.sort(Comparator.comparingInt(Place::row));
        return Optional.of(new JudgedRows(judges, results.dataset(judges.first()), List.copyOf(places), all));
    }

    public Judges judges() {
        return judges;
    }

    public int rows() {
        return places.size();
    }

    /** How many rows there are, those among them that are too many to be predicted. */
    int all() {
        return all;
    }

    /** Whether classes are predicted, and not numbers. */
    public boolean areClasses() {
        return !dataset.classes().isEmpty() && (dataset.encoding() == TargetEncoding.ONE_HOT || outputs() == 1);
    }

    /** First of two the one that is 0 or −1; empty for numbers. */
    public List<String> classes() {
        return dataset.classes();
    }

    /** How many numbers are predicted a row. */
    public int outputs() {
        return dataset.outputs().size();
    }

    /** The names of the numbers that are predicted. */
    public List<String> targets() {
        return dataset.outputs();
    }

    /** Whose prediction that of a row is. */
    Trial trial(int r) {
        return places.get(r).trial;
    }

    /** Which row of the table a row is, from 0. */
    public int row(int r) {
        return places.get(r).row;
    }

    /** What is true, in the target's own unit. */
    public float target(int r, int output) {
        Place place = places.get(r);
        return place.targets[place.at + output];
    }

    public float prediction(int r, int output) {
        Place place = places.get(r);
        return place.predictions[place.at + output];
    }

    /** The predictions of a row and of others, and where its own begin. */
    float[] predictions(int r) {
        return places.get(r).predictions;
    }

    int at(int r) {
        return places.get(r).at;
    }

    /** The class, from 0, that a row is of. */
    public int trueClass(int r) {
        return decision(places.get(r).targets, r);
    }

    /** The class, from 0, that is predicted. */
    public int predictedClass(int r) {
        return decision(places.get(r).predictions, r);
    }

    /** Of two classes: how much speaks for the second. */
    public float score(int r) {
        return prediction(r, outputs() - 1);
    }

    private int decision(float[] values, int r) {
        return Metrics.decision(values, at(r), outputs(), dataset.encoding());
    }
}
