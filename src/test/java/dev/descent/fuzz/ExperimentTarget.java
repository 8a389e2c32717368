package dev.descent.fuzz;

import dev.descent.config.Experiment;
import dev.descent.model.Trial;
import dev.descent.problem.FileRefused;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A file is an experiment whose resolved text means the same trials, or it is refused. */
final class ExperimentTarget implements Target {
    /** What experiment.yaml says beyond the language. */
    private static final Pattern ADDED = Pattern.compile("(?m)^(arithmetic: |format: | {2}(cells_)?sha256: ).*\n");
    /** How many trials are held against those of the resolved text. */
    private static final int COMPARED = 20;

    private final Shelf shelf;

    ExperimentTarget(Path folder) {
        shelf = new Shelf(folder);
    }

    @Override
    public String name() {
        return "experiment";
    }

    @Override
    public boolean takes(byte[] input) {
        shelf.write("fuzz.yaml", input);
        Experiment experiment;
        try {
            experiment = shelf.read("fuzz.yaml");
        } catch (FileRefused refused) {
            Text.isFitForPeople(refused);
            return false;
        }
        meansTheSameResolved(experiment);
        return true;
    }

    @Override
    public List<byte[]> seeds() {
        return Shelf.files();
    }

    @Override
    public List<String> pieces() {
        List<String> pieces = new ArrayList<>(YamlTarget.PIECES);
        pieces.addAll(List.of(
                "sweep:\n  grid:\n    ",
                "\n  zip: ",
                "\n  cases: ",
                "\n  exclude: [",
                "repeats: 3",
                "max_trials: 50",
                "learning_rate",
                "optimizer",
                "layers",
                "epochs",
                "batch_size",
                "full",
                "dataset",
                "csv",
                "target",
                "features",
                "ignore",
                "categorical",
                "task",
                "missing: drop",
                "missing: {default: mean, columns: {",
                "missing_values: [",
                "most_frequent",
                "{mean: {indicator: true}}",
                "category",
                "numbers: {columns: {",
                "{strip: \"$,\"}",
                "percent",
                "{path: x.csv, separator: \";\", decimal: \",\"}",
                "{train: x.csv, validation: ",
                "encoding: latin-1",
                "header: false",
                "names: [a, b]",
                "skip_first: 1",
                "positive: ",
                "scale_target: log_standard",
                "at_most: 2",
                "order: [a, b]",
                "dates: {columns: {",
                "{format: yyyy-MM-dd, as: [year, days]}",
                "weight: ",
                "class_weight: balanced",
                "class_weight: {a: 2}",
                "scale",
                "standard",
                "robust",
                "quantile",
                "{piecewise: 4}",
                "columns: ",
                "default: ",
                "split: ",
                "{folds: 3, stratify: true}",
                "{forward: 2, gap: 1, order: ",
                "{validation: 0.2, group: ",
                "{folds: 5}",
                "{validation: 0.5}",
                "{by: ",
                "shuffle: false",
                "per_repeat: true",
                "dense",
                "units",
                "dropout: ",
                "batch_normalization",
                "layer_normalization",
                "residual",
                "activation",
                "softmax",
                "kernel_initializer",
                "values: [[1]]",
                "constant: 1",
                "loss",
                "mse",
                "mae",
                "huber",
                "categorical_crossentropy",
                "hinge",
                "metrics",
                "accuracy",
                "sgd",
                "adam",
                "{adam: {beta_1: [0.1, 0.2]}}",
                "momentum",
                "ftrl",
                "adamw",
                "exponential_decay",
                "piecewise_constant",
                "warmup: {steps: 5, then: ",
                "early_stopping",
                "monitor",
                "gradient_clipping",
                "norm",
                "minimize",
                "function",
                "start",
                "solve",
                "graph",
                "output",
                "tolerance",
                "steps",
                "expect",
                "best.final_loss < 3",
                "best.optimizer == adam",
                "best.layers[0].units < 3",
                "verdict(adam, sgd) == better",
                "{baselines: [{csv: a.csv}]}",
                "all.status == completed",
                "report",
                "rank_by",
                "history",
                "predictions",
                "engine",
                "reference",
                "executor",
                "seed",
                "name",
                "description",
                "null",
                "true",
                "1",
                "0",
                "-1",
                "[1, 2, 3]",
                "layers[0]",
                "layers[0].units",
                "x^2"));
        return pieces;
    }

    /** The trials decide, which their number is bounded by, not the length of the file alone. */
    @Override
    public long mayAllocate(int length) {
        return 4L << 30;
    }

    private void meansTheSameResolved(Experiment experiment) {
        String text = ADDED.matcher(experiment.resolved()).replaceAll("");
        shelf.write("resolved.yaml", text.getBytes(StandardCharsets.UTF_8));
        Experiment again;
        try {
            again = shelf.read("resolved.yaml");
        } catch (FileRefused refused) {
            throw new IllegalStateException("the resolved text is refused:\n" + text, refused);
        }
        List<Trial> trials = experiment.spec().trials();
        if (again.spec().trials().size() != trials.size()) {
            throw new IllegalStateException(
                    trials.size() + " trials, but " + again.spec().trials().size() + " of the resolved text:\n" + text);
        }
        for (int i = 0; i < trials.size(); i += 1 + trials.size() / COMPARED) {
            Trial trial = trials.get(i);
            Trial same = again.spec().trials().get(i);
            if (!same.id().equals(trial.id()) || !same.settings().equals(trial.settings())) {
                throw new IllegalStateException("trial " + (i + 1) + " differs in the resolved text:\n" + text);
            }
        }
        if (!again.resolved().equals(experiment.resolved())) {
            throw new IllegalStateException("resolved twice differs:\n" + text + "\n" + again.resolved());
        }
    }
}
