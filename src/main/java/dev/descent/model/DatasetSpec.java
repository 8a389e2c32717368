package dev.descent.model;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A table and what is made of it. Columns are resolved: every name is one of the CSV's.
 *
 * @param csv the file
 * @param targets the columns to predict, at least one
 * @param features the columns to predict from, in the order in which they stand
 * @param categorical those features that are one-hot although they look like numbers
 * @param encoding what becomes of the target
 * @param targetScale how targets that are numbers are scaled
 * @param missing what a missing value means
 * @param scaling the scaler of each numeric feature, by column; columns that are not scaled have no entry
 * @param split which rows train, validate and test
 */
public record DatasetSpec(
        Path csv,
        List<String> targets,
        List<String> features,
        List<String> categorical,
        TargetEncoding encoding,
        TargetScale targetScale,
        Missing missing,
        Map<String, Component> scaling,
        Optional<Split> split) {

    /** What becomes of the target column. */
    public enum TargetEncoding {
        /** Numbers as they are, one output a target column. */
        NUMERIC,
        /** 0 and 1: one output, two classes. */
        ZERO_ONE,
        /** −1 and 1: one output, two classes. */
        PLUS_MINUS_ONE,
        /** An output a class. */
        ONE_HOT
    }

    /** How targets that are numbers are scaled before the network learns them. */
    public enum TargetScale {
        NONE,
        STANDARD,
        MIN_MAX,
        /** ln(1 + y), then standard. */
        LOG_STANDARD
    }

    /** What an empty, NA or NaN cell means. */
    public enum Missing {
        /** The file is refused. */
        ERROR,
        /** The row is left out. */
        DROP,
        /** The mean of the training part; for text and for targets an error. */
        MEAN
    }

    public DatasetSpec {
        targets = List.copyOf(targets);
        features = List.copyOf(features);
        categorical = List.copyOf(categorical);
        scaling = Collections.unmodifiableMap(new LinkedHashMap<>(scaling));
    }

    @Override
    public int hashCode() {
        return Objects.hash(csv, targets, features, categorical, scaling);
    }
}
