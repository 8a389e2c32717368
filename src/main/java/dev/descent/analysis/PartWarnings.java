package dev.descent.analysis;

import static dev.descent.analysis.ColumnWarnings.first;
import static dev.descent.analysis.ColumnWarnings.quoted;
import static dev.descent.number.Phrases.count;

import dev.descent.data.Dataset;
import dev.descent.data.Part;
import dev.descent.data.RowHashes;
import dev.descent.model.Component;
import dev.descent.model.DatasetSpec;
import dev.descent.model.DatasetSpec.TargetEncoding;
import dev.descent.model.ExperimentSpec;
import dev.descent.model.Measure;
import dev.descent.model.NetworkSpec;
import dev.descent.model.Split;
import dev.descent.model.Trial;
import dev.descent.nn.Metric;
import dev.descent.nn.Metrics;
import dev.descent.number.Phrases;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * What the parts of a table hold that may spoil what is learned or how it is judged. What is so in several splits, such as folds, is
 * told of the first, with how many others there are.
 */
final class PartWarnings {
    private static final String TRAINING = "training";

    private final ExperimentSpec experiment;
    private final Map<String, Finding> findings = new LinkedHashMap<>();

    /** The first split of which something is so, in a sentence that begins in lower case. */
    private static final class Finding {
        private final String split;
        private final String sentence;
        private int others;

        Finding(String split, String sentence) {
            this.split = split;
            this.sentence = sentence;
        }

        String text() {
            return split.isEmpty()
                    ? sentence.substring(0, 1).toUpperCase(Locale.ROOT) + sentence.substring(1)
                    : "In " + split + (others > 0 ? " and " + count(others, "other split") : "") + ", " + sentence;
        }
    }

    /** One split that is looked at. */
    private record Look(Trial trial, boolean severalFiles, Dataset dataset, String split) {
        DatasetSpec spec() {
            return trial.network().dataset();
        }

        TargetEncoding encoding() {
            return dataset.encoding();
        }
    }

    PartWarnings(ExperimentSpec experiment) {
        this.experiment = experiment;
    }

    /**
     * Looks at a split.
     *
     * @param severalFiles whether each part has a file of its own
     * @param repeated whether some rows of the table equal others that they need not equal
     */
    void look(Trial trial, boolean severalFiles, Dataset dataset, boolean repeated) {
        Look look = new Look(trial, severalFiles, dataset, split(trial));
        if (dataset.encoding() == TargetEncoding.NUMERIC) {
            for (Map.Entry<String, Part> part : parts(dataset).entrySet()) {
                lookAtNumbers(look, part.getKey(), part.getValue());
            }
        } else {
            lookAtClasses(look);
        }
        lookAtCategories(look);
        if (repeated) {
            lookForRepeatedRows(look);
        }
    }

    List<String> list() {
        List<String> texts = new ArrayList<>();
        for (Finding finding : findings.values()) {
            texts.add(finding.text());
        }
        return texts;
    }

    private void add(Look look, String kind, String sentence) {
        Finding known = findings.putIfAbsent(kind, new Finding(look.split(), sentence));
        if (known != null) {
            known.others++;
        }
    }

    /** What tells the trial's split from others of the experiment; empty if there are none. */
    private String split(Trial trial) {
        Split split = trial.network().dataset().split().orElse(null);
        List<String> names = new ArrayList<>();
        if (trial.fold() > 0) {
            names.add("fold " + trial.fold());
        }
        if (split != null && split.perRepeat() && experiment.repeats() > 1) {
            names.add("repeat " + trial.repeat());
        }
        if (split != null && split.shuffle() && experiment.sweptKeys().contains("seed")) {
            names.add("the split of seed " + trial.network().seed());
        }
        return String.join(" of ", names);
    }

    private void lookAtNumbers(Look look, String name, Part part) {
        float[] targets = part.ownTargets();
        int outputs = part.outputs();
        boolean constant = false;
        for (int output = 0; output < outputs; output++) {
            int at = output;
            while (at < targets.length && targets[at] == targets[output]) {
                at += outputs;
            }
            constant |= at >= targets.length;
        }
        String undefined = constant ? undefined(look, name, part) : "";
        if (!undefined.isEmpty()) {
            add(
                    look,
                    "numbers " + name,
                    part.rows() == 1
                            ? "the " + name + " part has one row" + undefined + rowRemedy(look)
                            : "all targets of the " + name + " part are equal" + undefined
                                    + (look.severalFiles()
                                            ? ": divide the rows among the files anew."
                                            : ": set dataset.split to larger parts."));
        }
    }

    private void lookAtClasses(Look look) {
        Map<String, int[]> counts = new LinkedHashMap<>();
        parts(look.dataset()).forEach((name, part) -> counts.put(name, PartClasses.counts(part, look.encoding())));
        int[] trained = counts.get(TRAINING);
        int[] all = new int[trained.length];
        counts.values().forEach(of -> Arrays.setAll(all, c -> all[c] + of[c]));
        List<String> learned = labels(look, c -> trained[c] > 0);
        boolean one = learned.size() == 1 && all.length > 1 && counts.size() > 1;
        if (one) {
            add(
                    look,
                    "classes " + TRAINING,
                    "the training part has the class " + learned.get(0) + " only"
                            + classRemedy(look, all, labels(look, c -> trained[c] == 0)));
        }
        parts(look.dataset()).forEach((name, part) -> {
            if (!name.equals(TRAINING)) {
                lookAtClasses(look, name, part, counts.get(name), all, one ? all : trained);
            }
        });
    }

    /** @param trained how many training rows each class has, or more for what is told already */
    private void lookAtClasses(Look look, String name, Part part, int[] of, int[] all, int[] trained) {
        List<String> unseen = labels(look, c -> of[c] > 0 && trained[c] == 0);
        List<String> present = labels(look, c -> of[c] > 0);
        List<String> absent = labels(look, c -> of[c] == 0 && all[c] > 0);
        String undefined = absent.isEmpty() ? "" : undefined(look, name, part);
        boolean only = present.size() == 1 && all.length > 1;
        if (!unseen.isEmpty() && !only) {
            add(
                    look,
                    "unseen " + name,
                    "the " + name + " part has " + classes(unseen) + ", which no training row has"
                            + classRemedy(look, all, unseen));
        }
        if (part.rows() == 1 && unseen.isEmpty()) {
            if (!undefined.isEmpty()) {
                add(look, "classes " + name, "the " + name + " part has one row" + undefined + rowRemedy(look));
            }
        } else if (only) {
            add(
                    look,
                    "classes " + name,
                    "the " + name + " part has the class " + present.get(0) + " only"
                            + (unseen.isEmpty() ? "" : ", which no training row has") + undefined
                            + classRemedy(look, all, unseen.isEmpty() ? absent : unseen));
        } else if (!absent.isEmpty()) {
            add(
                    look,
                    "classes " + name,
                    "the " + name + " part has no row of " + classes(absent) + undefined
                            + classRemedy(look, all, absent));
        }
    }

    private static String classes(List<String> labels) {
        return (labels.size() == 1 ? "the class " : "the classes ") + Phrases.and(first(labels));
    }

    /**
     * What would bring every class into every part.
     *
     * @param all how many rows each class has
     * @param missed the classes that a part lacks
     */
    private static String classRemedy(Look look, int[] all, List<String> missed) {
        if (look.severalFiles()) {
            return ": divide the rows among the files anew.";
        }
        Split split = look.spec().split().orElseThrow();
        if (split instanceof Split.ByColumn by) {
            return ": spread the rows of each class over the parts that " + quoted(by.by()) + " names.";
        }
        if (split.order() instanceof Split.Order.Grouped by) {
            return ": the rows of each " + quoted(by.by()) + " stay together, so set "
                    + (split.folds() > 0 ? "fewer folds." : "larger parts.");
        }
        if (split instanceof Split.Forward || split.order() instanceof Split.Order.Ascending) {
            return ": set " + (split.folds() > 0 ? "fewer folds" : "larger parts") + ", for the order decides.";
        }
        int rarest = rarest(all, c -> true);
        int parts = split.folds() > 0 ? split.folds() : 1;
        parts += split instanceof Split.Fractions it && it.validation() > 0 ? 1 : 0;
        parts += split.test() > 0 ? 1 : 0;
        if (all[rarest] < parts) {
            int folds = all[rarest] - (split.test() > 0 ? 1 : 0);
            List<String> classes = look.dataset().classes();
            int missing = rarest(all, c -> missed.contains(quoted(classes.get(c))));
            int merged = all[missing] < parts ? missing : rarest;
            String rare = quoted(classes.get(merged)) + " (" + count(all[merged], "row") + ")";
            String fewer =
                    split.folds() > 0 && folds > 1 ? "set at most " + folds + " folds with stratify: true, or " : "";
            return merged == missing
                    ? ": " + fewer + "merge " + rare + " with another class or leave it out"
                            + (missed.size() == 1 ? "." : ", then set dataset.split: {stratify: true, …}.")
                    : ": " + fewer + "set dataset.split: {stratify: true, …}, for which " + rare
                            + " must be merged with another class or left out.";
        }
        if (split.order() instanceof Split.Order.Stratified by
                && look.spec().targets().contains(by.by())) {
            return ": set larger parts, or merge rare classes.";
        }
        return split.order() == Split.Plain.AS_IN_FILE
                ? ": set dataset.split: {stratify: true, …} in place of shuffle: false."
                : ": set dataset.split: {stratify: true, …}.";
    }

    /** Of some classes the one of fewest rows, of equal ones the first. */
    private static int rarest(int[] all, IntPredicate some) {
        return IntStream.range(0, all.length)
                .filter(some)
                .reduce((a, b) -> all[b] < all[a] ? b : a)
                .orElseThrow();
    }

    private static String rowRemedy(Look look) {
        if (look.severalFiles()) {
            return ": its file needs more rows.";
        }
        boolean folds = look.spec().split().filter(split -> split.folds() > 0).isPresent();
        return folds ? ": set fewer folds." : ": set a larger part.";
    }

    /** The metrics that have no value on a part, whatever is predicted, as a clause: they have none for what is right nor for the contrary. */
    private static String undefined(Look look, String partName, Part part) {
        float[] right = part.ownTargets();
        float[] wrong = right.clone();
        int outputs = part.outputs();
        for (int i = 0; i < wrong.length; i++) {
            wrong[i] = switch (look.encoding()) {
                case NUMERIC -> right[i] + 1;
                case ZERO_ONE -> 1 - right[i];
                case PLUS_MINUS_ONE -> -right[i];
                case ONE_HOT -> right[(i + 1) % outputs == 0 ? i + 1 - outputs : i + 1];
            };
        }
        List<String> names = new ArrayList<>();
        String stopping = "";
        for (Component component : look.trial().network().metrics()) {
            Metric metric = Metrics.of(component);
            if (Double.isNaN(metric.value(right, right, part.weights(), part.rows(), outputs, look.encoding()))
                    && Double.isNaN(
                            metric.value(wrong, right, part.weights(), part.rows(), outputs, look.encoding()))) {
                names.add(component.label());
                stopping += stopping(look.trial().network(), partName, Measure.name(component));
            }
        }
        return names.isEmpty()
                ? ""
                : ", so " + Phrases.and(names) + (names.size() == 1 ? " has" : " have") + " no value there" + stopping;
    }

    /** What early stopping does that waits for a metric without a value to improve, as a clause; empty if it does nothing. */
    private static String stopping(NetworkSpec network, String partName, String metric) {
        String monitored = partName.equals(TRAINING) ? metric : partName.equals("validation") ? "val_" + metric : "";
        return network.earlyStopping()
                .filter(it -> it.monitor().equals(monitored))
                .map(it -> {
                    int last = Math.max(2, it.patience());
                    return last >= network.epochs()
                            ? ""
                            : " and early stopping, which monitors " + monitored + ", ends training after " + last
                                    + " epochs" + (it.restoreBest() ? " with the weights of the first" : "");
                })
                .orElse("");
    }

    private void lookAtCategories(Look look) {
        for (Dataset.Unseen unseen : look.dataset().unseen()) {
            add(
                    look,
                    "category " + unseen.part() + " " + unseen.column(),
                    unseen.rows() + " of " + count(unseen.all(), unseen.part() + " row")
                            + (unseen.rows() == 1 ? " has a " : " have a ") + quoted(unseen.column())
                            + " that no training row has: all inputs of this column are 0 there.");
        }
    }

    /** Rows that are judged by, but were trained on as well. */
    private void lookForRepeatedRows(Look look) {
        Map<String, Part> parts = parts(look.dataset());
        if (parts.size() == 1) {
            return;
        }
        long[] trained = RowHashes.of(parts.remove(TRAINING));
        Arrays.sort(trained);
        parts.forEach((name, part) -> {
            int shared = RowHashes.shared(RowHashes.of(part), trained);
            if (shared > 1 && shared > ColumnWarnings.DUPLICATES * part.rows()) {
                add(
                        look,
                        "repeated " + name,
                        shared + " of " + count(part.rows(), name + " row")
                                + " equal training rows, so they judge what was learned by heart: take duplicates out of the file"
                                + (look.severalFiles()
                                        ? "s."
                                        : ", or keep them together with dataset.split: {group: …}."));
            }
        });
    }

    private static List<String> labels(Look look, IntPredicate chosen) {
        return IntStream.range(0, look.dataset().classes().size())
                .filter(chosen)
                .mapToObj(c -> quoted(look.dataset().classes().get(c)))
                .toList();
    }

    private static Map<String, Part> parts(Dataset dataset) {
        Map<String, Part> parts = new LinkedHashMap<>();
        parts.put(TRAINING, dataset.train());
        if (dataset.validation().isPresent()) {
            parts.put("validation", dataset.validation().get());
        }
        if (dataset.test().isPresent()) {
            parts.put("test", dataset.test().get());
        }
        return parts;
    }
}
