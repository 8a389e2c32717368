package dev.descent.model;

import java.util.Map;
import java.util.Optional;

/** What readers and splitters of tables elsewhere call a key, and what it is here. */
public final class ForeignWords {
    /** The keys of csv. */
    private static final Map<String, String> OF_CSV = Map.ofEntries(
            Map.entry("sep", "separator"),
            Map.entry("delimiter", "separator"),
            Map.entry("delim", "separator"),
            Map.entry("delim_whitespace", "separator: blanks"),
            Map.entry("dec", "decimal"),
            Map.entry("quotechar", "quote"),
            Map.entry("charset", "encoding"),
            Map.entry("file", "path"),
            Map.entry("col_names", "names"),
            Map.entry("columns", "names"),
            Map.entry("comment_char", "comment"),
            Map.entry("skip", "skip_first"),
            Map.entry("skiprows", "skip_first"),
            Map.entry("skip_rows", "skip_first"),
            Map.entry("skipfooter", "skip_last"),
            Map.entry("skip_footer", "skip_last"),
            Map.entry("skipinitialspace", "trim"),
            Map.entry("strip_white", "trim"),
            Map.entry("trim_ws", "trim"),
            Map.entry("compression", "no key: a gzip file is known by its first bytes"),
            Map.entry("missing_values", "a key of dataset, beside csv"),
            Map.entry("numbers", "a key of dataset, beside csv"));

    /** The keys of dataset. */
    private static final Map<String, String> OF_THE_DATASET = Map.ofEntries(
            Map.entry("na", "missing_values"),
            Map.entry("na_values", "missing_values"),
            Map.entry("na_strings", "missing_values"),
            Map.entry("null_values", "missing_values"),
            Map.entry("pos_label", "positive"),
            Map.entry("positive_class", "positive"),
            Map.entry("sample_weight", "weight"),
            Map.entry("drop", "ignore"),
            Map.entry("exclude", "ignore"),
            Map.entry("index_col", "ignore"),
            Map.entry("usecols", "features"),
            Map.entry("inputs", "features"),
            Map.entry("label", "target"),
            Map.entry("dtype", "categorical"),
            Map.entry("one_hot", "no key: texts are one-hot; numbers are under categorical"),
            Map.entry("parse_dates", "dates: {columns: {…: {format: …, as: […]}}}"),
            Map.entry("fillna", "missing"),
            Map.entry("impute", "missing"),
            Map.entry("imputer", "missing"),
            Map.entry("normalize", "scale: standard"),
            Map.entry("standardize", "scale: standard"),
            Map.entry("target_scale", "scale_target"),
            Map.entry("target_scaler", "scale_target"));

    /** The keys of split. */
    private static final Map<String, String> OF_A_SPLIT = Map.ofEntries(
            Map.entry("test_size", "test"),
            Map.entry("validation_split", "validation"),
            Map.entry("validation_size", "validation"),
            Map.entry("val", "validation"),
            Map.entry("valid", "validation"),
            Map.entry("train", "no key: the rows that are left train"),
            Map.entry("train_size", "no key: the rows that are left train"),
            Map.entry("n_splits", "folds"),
            Map.entry("cv", "folds"),
            Map.entry("k", "folds"),
            Map.entry("kfold", "folds"),
            Map.entry("stratified", "stratify"),
            Map.entry("groups", "group"),
            Map.entry("time", "order"),
            Map.entry("seed", "a key of the file, beside dataset"),
            Map.entry("random_state", "seed, a key of the file"));

    private ForeignWords() {}

    /** What a key is here that is called otherwise elsewhere; empty if the section has no such key. */
    public static Optional<String> ours(ComponentType section, String theirs) {
        if (section == Sections.SPLIT) {
            return Optional.ofNullable(OF_A_SPLIT.get(theirs));
        }
        Optional<String> ofTheDataset = Optional.ofNullable(OF_THE_DATASET.get(theirs));
        if (section == Sections.CSV || section == Sections.CSV_OF_A_PART) {
            return Optional.ofNullable(OF_CSV.get(theirs))
                    .or(() -> ofTheDataset.map(ours -> ours + ", a key of dataset"));
        }
        if (section != Sections.DATASET || ofTheDataset.isPresent()) {
            return ofTheDataset.filter(ours -> section == Sections.DATASET);
        }
        if (Sections.SPLIT.parameter(theirs).isPresent()) {
            return Optional.of("split: {" + theirs + ": …}");
        }
        return Optional.of(OF_CSV.getOrDefault(theirs, theirs))
                .filter(ours -> !ours.equals("path")
                        && Sections.CSV_OF_A_PART.parameter(ours).isPresent())
                .map(ours -> "csv: {path: …, " + ours + ": …}");
    }
}
