package dev.descent.data;

import dev.descent.model.DatasetSpec.TargetEncoding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a network learns: encoded, split and scaled.
 *
 * @param features the names of the network's inputs; a one-hot column has one a category: {@code species=setosa}
 * @param outputs the names of the network's outputs: the target columns, or the classes when one-hot
 * @param classes the classes, first the one that is 0 or −1; empty for numbers
 * @param encoding what became of the target
 * @param train the training rows, in file order
 * @param validation the validation rows, in file order
 * @param test the test rows, in file order
 * @param first the rows that a trained network predicts: the file's first rows (at most as many as were asked for), whatever part they
 *     are in, and what {@link #predicting} adds
 * @param digest {@link Table#digest}
 * @param unseen which rows that do not train have a category that no training row has
 */
public record Dataset(
        List<String> features,
        List<String> outputs,
        List<String> classes,
        TargetEncoding encoding,
        Part train,
        Optional<Part> validation,
        Optional<Part> test,
        Part first,
        String digest,
        List<Unseen> unseen) {
    /**
     * Rows of a part whose category no training row has, so that all inputs of the column are 0 in them.
     *
     * @param part {@code validation} or {@code test}
     * @param rows how many
     * @param all the rows of the part
     */
    public record Unseen(String column, String part, int rows, int all) {}

    /** A dataset all of whose categories are those of training rows. */
    public Dataset(
            List<String> features,
            List<String> outputs,
            List<String> classes,
            TargetEncoding encoding,
            Part train,
            Optional<Part> validation,
            Optional<Part> test,
            Part first,
            String digest) {
        this(features, outputs, classes, encoding, train, validation, test, first, digest, List.of());
    }

    public Dataset {
        features = List.copyOf(features);
        outputs = List.copyOf(outputs);
        classes = List.copyOf(classes);
        unseen = List.copyOf(unseen);
    }

    /** The rows of a part; empty if there is no such part. */
    public Optional<Part> part(PartName name) {
        return switch (name) {
            case TRAIN -> Optional.of(train);
            case VALIDATION -> validation;
            case TEST -> test;
        };
    }

    /** The part that shows best how rows do that were not trained on: that which tests, else that which validates, else all there is. */
    public PartName judged() {
        return test.isPresent() ? PartName.TEST : validation.isPresent() ? PartName.VALIDATION : PartName.TRAIN;
    }

    /**
     * This dataset, of which a trained network predicts the first rows of parts as well, behind {@link #first}.
     *
     * @param most of how many rows of each part
     */
    public Dataset predicting(List<PartName> parts, int most) {
        List<Part> predicted = new ArrayList<>(List.of(first));
        for (PartName name : parts) {
            predicted.add(part(name).orElseThrow());
        }
        return with(Part.firstRows(predicted, most));
    }

    /** This dataset, of which a trained network predicts these rows. */
    public Dataset with(Part predicted) {
        return new Dataset(features, outputs, classes, encoding, train, validation, test, predicted, digest, unseen);
    }
}
