package dev.descent.output;

import dev.descent.analysis.Cell;
import dev.descent.analysis.TableRows;
import dev.descent.data.Dataset;
import dev.descent.data.Part;
import dev.descent.engine.History;
import dev.descent.engine.Predictions;
import dev.descent.engine.Scores;
import dev.descent.engine.TrialOutcome;
import dev.descent.function.Trajectory;
import dev.descent.model.Component;
import dev.descent.model.DatasetSpec;
import dev.descent.model.DatasetSpec.Missing;
import dev.descent.model.DatasetSpec.TargetEncoding;
import dev.descent.model.EarlyStopping;
import dev.descent.model.Expectation;
import dev.descent.model.Expectation.Operand;
import dev.descent.model.ExperimentSpec;
import dev.descent.model.GridExperiment;
import dev.descent.model.Kind;
import dev.descent.model.MinimizeSpec;
import dev.descent.model.NetworkSpec;
import dev.descent.model.PracticallyEqual;
import dev.descent.model.ReportSpec;
import dev.descent.model.SolveSpec;
import dev.descent.model.Split;
import dev.descent.model.Trial;
import dev.descent.model.Vocabulary;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** One hand-made experiment of each kind. */
public final class Experiments {
    private static final ReportSpec BY_FINAL_LOSS =
            new ReportSpec("final_loss", 10, ReportSpec.History.ALL, true, PracticallyEqual.NEVER, List.of());

    private Experiments() {}

    public static Map<String, HandMade> all() {
        Map<String, HandMade> all = new LinkedHashMap<>();
        all.put("single", single());
        all.put("sweep", sweep());
        all.put("classes", classes());
        all.put("two-classes", twoClasses());
        all.put("margins", margins());
        all.put("targets", targets());
        all.put("minimize", minimize());
        all.put("solve", solve());
        all.put("hopeless", hopeless());
        return all;
    }

    /** The first example of the shelf: one trial, 51 parameters. */
    public static HandMade single() {
        NetworkSpec spec = new NetworkSpec(
                dataset(TargetEncoding.NUMERIC, List.of("sales"), Optional.empty()),
                List.of(dense(10, "relu"), dense(1, "linear")),
                component(Kind.LOSS, "mse", Map.of()),
                List.of(),
                Optional.of(component(Kind.OPTIMIZER, "adam", Map.of())),
                3,
                32,
                true,
                Optional.empty(),
                Optional.empty(),
                42);
        Trial trial = new Trial(1, id(1), spec, 1, 1, 0, Optional.empty(), List.of());
        History history = new History(
                new double[] {0.001, 0.001, 0.001},
                new float[] {1853.4021f, 702.25f, 98.1f},
                new float[] {1201.5f, 333.3333f, 27.125f},
                new float[0],
                new float[0],
                new float[0]);
        TrialOutcome outcome = new TrialOutcome.Completed(
                id(1),
                3,
                21,
                51,
                scores(27.125f),
                Optional.empty(),
                Optional.empty(),
                0,
                history,
                new Predictions(1, new float[] {20.5f, 12.1f, 1e-7f}),
                Optional.empty());
        ExperimentSpec experiment = GridExperiment.of(
                Path.of("experiments/advertising.yaml"),
                "advertising",
                Optional.of("Sales from three advertising budgets.\nUnscaled <on purpose>."),
                42,
                List.of(),
                List.of(),
                List.of(trial),
                1,
                0,
                0,
                "lockstep",
                "local",
                List.of(expectation(best("final_loss"), "<", number(60))),
                BY_FINAL_LOSS);
        return new HandMade(
                experiment,
                List.of(outcome),
                new Dataset(
                        List.of("TV", "radio", "newspaper"),
                        List.of("sales"),
                        List.of(),
                        TargetEncoding.NUMERIC,
                        part(200, 3, 1),
                        Optional.empty(),
                        Optional.empty(),
                        part(3, 3, 1),
                        "d"),
                advertising(List.of("sales"), List.of(List.of("22.1"), List.of("10.4"), List.of("9.3"))));
    }

    /** Two optimizers, one with rates of its own, three repeats, a case axis; one trial diverged, one failed, two are alike. */
    public static HandMade sweep() {
        DatasetSpec data = dataset(
                TargetEncoding.NUMERIC,
                List.of("sales"),
                Optional.of(new Split.Fractions(0.2, 0.1, Split.Plain.DRAWN, false)));
        List<Trial> trials = new ArrayList<>();
        List<TrialOutcome> outcomes = new ArrayList<>();
        String[] optimizers = {"sgd", "adam(beta_1=0.8)"};
        double[] rates = {0.001, 0.01, 0.1};
        int configuration = 0;
        for (String optimizer : optimizers) {
            for (double rate : rates) {
                for (String bundle : List.of("plain", "-careful|<b>")) {
                    configuration++;
                    for (int repeat = 1; repeat <= 3; repeat++) {
                        int number = trials.size() + 1;
                        NetworkSpec spec = new NetworkSpec(
                                data,
                                List.of(
                                        dense(4, "relu"),
                                        component(Kind.LAYER, "batch_normalization", Map.of()),
                                        component(Kind.LAYER, "dropout", Map.of("rate", 0.1)),
                                        dense(1, "linear")),
                                component(Kind.LOSS, "mse", Map.of()),
                                List.of(
                                        component(Kind.METRIC, "mae", Map.of()),
                                        component(Kind.METRIC, "r2", Map.of())),
                                Optional.of(
                                        optimizer.equals("sgd")
                                                ? component(Kind.OPTIMIZER, "sgd", Map.of("learning_rate", rate))
                                                : component(
                                                        Kind.OPTIMIZER,
                                                        "adam",
                                                        Map.of("learning_rate", rate, "beta_1", 0.8))),
                                2,
                                bundle.equals("plain") ? 32 : NetworkSpec.FULL,
                                true,
                                Optional.of(new EarlyStopping("val_loss", 1, 0, true, Optional.empty())),
                                Optional.empty(),
                                7);
                        List<String> settings =
                                List.of(optimizer, rate == 0.001 ? "0.001" : rate == 0.01 ? "0.01" : "0.1");
                        String id = number == 6 ? id(5) : id(number);
                        trials.add(
                                new Trial(number, id, spec, configuration, repeat, 0, Optional.of(bundle), settings));
                        outcomes.add(number == 6 ? outcomes.get(4) : sweepOutcome(number, id, rate));
                    }
                }
            }
        }
        ExperimentSpec experiment = GridExperiment.of(
                Path.of("experiments/sweep.yaml"),
                "sweep",
                Optional.empty(),
                7,
                List.of("optimizer", "learning_rate"),
                List.of("plain", "-careful|<b>"),
                trials,
                3,
                0,
                3,
                "lockstep",
                "local",
                List.of(
                        expectation(best("val_loss"), "<", number(1)),
                        expectation(column("adam", "val_loss"), "<", column("sgd", "val_loss")),
                        expectation(column("sgd", "val_r2"), ">", number(0.99)),
                        expectation(column("all", "status"), "==", new Operand.Word("completed"))),
                new ReportSpec("val_loss", 2, ReportSpec.History.BEST, true, PracticallyEqual.NEVER, List.of()));
        return new HandMade(
                experiment,
                outcomes,
                new Dataset(
                        List.of("TV", "radio", "newspaper"),
                        List.of("sales"),
                        List.of(),
                        TargetEncoding.NUMERIC,
                        part(140, 3, 1),
                        Optional.of(part(40, 3, 1)),
                        Optional.of(part(20, 3, 1)),
                        part(2, 3, 1),
                        "d"),
                advertising(List.of("sales"), List.of(List.of("22.1"), List.of("10.4"))));
    }

    private static TrialOutcome sweepOutcome(int number, String id, double rate) {
        if (number == 17) {
            return new TrialOutcome.Diverged(
                    id,
                    2,
                    9,
                    37,
                    1.5e30,
                    new History(
                            new double[] {rate},
                            new float[] {3f},
                            new float[] {1e20f},
                            new float[] {1e21f},
                            new float[] {1e9f, -1e18f},
                            new float[] {1e9f, -1e18f}),
                    Optional.empty());
        }
        if (number == 18) {
            return new TrialOutcome.Failed(id, "the engine ran out of | patience");
        }
        float base = 8f / (number + 1) + (number % 3) * 0.0625f;
        return new TrialOutcome.Completed(
                id,
                2,
                number % 2 == 0 ? 2 : 10,
                37,
                scores(base, base / 2, 0.9f),
                Optional.of(scores(base * 1.1f, base / 1.9f, 0.8f)),
                Optional.of(scores(base * 1.2f, base / 1.8f, 0.7f)),
                2,
                new History(
                        new double[] {rate, rate},
                        new float[] {base * 3, base * 2},
                        new float[] {base * 2, base},
                        new float[] {base * 2.2f, base * 1.1f},
                        new float[] {base, 0.5f, base / 2, 0.9f},
                        new float[] {base, 0.4f, base / 1.9f, 0.8f}),
                new Predictions(1, new float[] {20f + number, 10f + number}),
                Optional.empty());
    }

    /** Three classes after softmax, among them names that a spreadsheet or a page would take for more than names. */
    public static HandMade classes() {
        NetworkSpec spec = new NetworkSpec(
                dataset(TargetEncoding.ONE_HOT, List.of("species"), Optional.of(new Split.ByColumn("part"))),
                List.of(dense(3, "softmax")),
                component(Kind.LOSS, "categorical_crossentropy", Map.of()),
                List.of(component(Kind.METRIC, "accuracy", Map.of()), component(Kind.METRIC, "auc", Map.of())),
                Optional.of(component(
                        Kind.OPTIMIZER,
                        "sgd",
                        Map.of(
                                "learning_rate",
                                component(
                                        Kind.SCHEDULE,
                                        "exponential_decay",
                                        Map.of("decay_steps", 10L, "decay_rate", 0.96))))),
                1,
                16,
                true,
                Optional.empty(),
                Optional.empty(),
                0);
        Trial trial = new Trial(1, id(1), spec, 1, 1, 0, Optional.empty(), List.of());
        TrialOutcome outcome = new TrialOutcome.Completed(
                id(1),
                1,
                8,
                12,
                scores(0.75f, 0.625f, Float.NaN),
                Optional.of(scores(0.8f, 0.5f, 0.875f)),
                Optional.empty(),
                0,
                new History(
                        new double[] {0.01 * 0.97},
                        new float[] {1.25f},
                        new float[] {0.75f},
                        new float[] {0.8f},
                        new float[] {0.625f, Float.NaN},
                        new float[] {0.5f, 0.875f}),
                new Predictions(3, new float[] {0.7f, 0.2f, 0.1f, 0.25f, 0.25f, 0.5f, 0.4f, 0.4f, 0.2f}),
                Optional.empty());
        List<String> classes = List.of("=cmd()", "a|b", "se\ntosa");
        return new HandMade(
                experiment("classes", List.of(trial), "val_loss"),
                List.of(outcome),
                new Dataset(
                        List.of("TV", "colour=blue", "colour=red"),
                        classes,
                        classes,
                        TargetEncoding.ONE_HOT,
                        part(120, 3, 3),
                        Optional.of(new Part(30, 3, 3, new float[90], firstOf(90, 1, 0, 0, 0, 0, 1, 0, 1, 0))),
                        Optional.empty(),
                        part(3, 3, 3),
                        "d"),
                new TableRows(
                        List.of("TV", "+colour"),
                        List.of("species"),
                        List.of(1, 2, 4),
                        List.of(List.of("-1.5", "red"), List.of("2", "blue, light"), List.of("", "@\"x\"")),
                        List.of(List.of("=cmd()"), List.of("se\ntosa"), List.of("a|b"))));
    }

    /** Two text classes after a sigmoid. */
    public static HandMade twoClasses() {
        return binary("two-classes", TargetEncoding.ZERO_ONE, "binary_crossentropy", "sigmoid", new float[] {
            0.75f, 0.5f, 0.125f
        });
    }

    /** Two classes apart at 0, whose outputs are no probabilities. */
    public static HandMade margins() {
        return binary("margins", TargetEncoding.PLUS_MINUS_ONE, "hinge", "linear", new float[] {0.75f, 0f, -1.5f});
    }

    private static HandMade binary(
            String name, TargetEncoding encoding, String loss, String activation, float[] outputs) {
        NetworkSpec spec = new NetworkSpec(
                dataset(encoding, List.of("bought"), Optional.empty()),
                List.of(dense(1, activation)),
                component(Kind.LOSS, loss, Map.of()),
                List.of(),
                Optional.empty(),
                0,
                NetworkSpec.FULL,
                true,
                Optional.empty(),
                Optional.empty(),
                0);
        Trial trial = new Trial(1, id(1), spec, 1, 1, 0, Optional.empty(), List.of());
        TrialOutcome outcome = new TrialOutcome.Completed(
                id(1),
                0,
                0,
                3,
                scores(0.5f),
                Optional.empty(),
                Optional.empty(),
                0,
                History.NONE,
                new Predictions(1, outputs),
                Optional.empty());
        return new HandMade(
                experiment(name, List.of(trial), "final_loss"),
                List.of(outcome),
                new Dataset(
                        List.of("a", "b"),
                        List.of("bought"),
                        List.of("no", "yes"),
                        encoding,
                        new Part(3, 2, 1, new float[6], firstOf(3, 1)),
                        Optional.empty(),
                        Optional.empty(),
                        part(3, 2, 1),
                        "d"),
                new TableRows(
                        List.of("a", "b"),
                        List.of("bought"),
                        List.of(1, 2, 3),
                        List.of(List.of("1", "2"), List.of("3", "4"), List.of("5", "6")),
                        List.of(List.of("yes"), List.of("no"), List.of("no"))));
    }

    /** Two targets, two folds of two repeats, swept epochs and networks of two widths. */
    public static HandMade targets() {
        List<Trial> trials = new ArrayList<>();
        List<TrialOutcome> outcomes = new ArrayList<>();
        int configuration = 0;
        for (int units : new int[] {2, 5}) {
            configuration++;
            for (int fold = 1; fold <= 2; fold++) {
                for (int repeat = 1; repeat <= 2; repeat++) {
                    int number = trials.size() + 1;
                    NetworkSpec spec = new NetworkSpec(
                            dataset(
                                    TargetEncoding.NUMERIC,
                                    List.of("sales", "profit"),
                                    Optional.of(new Split.Folds(2, 0, Split.Plain.DRAWN, false))),
                            List.of(dense(units, "tanh"), dense(2, "linear")),
                            component(Kind.LOSS, "mae", Map.of()),
                            List.of(),
                            Optional.of(component(Kind.OPTIMIZER, "rmsprop", Map.of())),
                            units,
                            32,
                            false,
                            Optional.empty(),
                            Optional.empty(),
                            1);
                    trials.add(new Trial(
                            number,
                            id(number),
                            spec,
                            configuration,
                            repeat,
                            fold,
                            Optional.empty(),
                            List.of(Integer.toString(units), Integer.toString(units))));
                    float loss = 1f / number;
                    outcomes.add(new TrialOutcome.Completed(
                            id(number),
                            units,
                            units * 4L,
                            3L * units + units + 2L * units + 2,
                            scores(loss),
                            Optional.of(scores(loss * 2)),
                            Optional.empty(),
                            0,
                            History.NONE,
                            new Predictions(2, new float[] {1.5f, -2.5f, 1e10f, 3e-5f}),
                            Optional.empty()));
                }
            }
        }
        ExperimentSpec experiment = GridExperiment.of(
                Path.of("targets.yaml"),
                "targets",
                Optional.empty(),
                1,
                List.of("layers[0].units", "epochs"),
                List.of(),
                trials,
                2,
                2,
                0,
                "reference",
                "local",
                List.of(),
                new ReportSpec("val_loss", 2, ReportSpec.History.NONE, false, PracticallyEqual.NEVER, List.of()));
        return new HandMade(
                experiment,
                outcomes,
                new Dataset(
                        List.of("TV", "radio", "newspaper"),
                        List.of("sales", "profit"),
                        List.of(),
                        TargetEncoding.NUMERIC,
                        part(100, 3, 2),
                        Optional.of(part(100, 3, 2)),
                        Optional.empty(),
                        part(2, 3, 2),
                        "d"),
                advertising(List.of("sales", "profit"), List.of(List.of("22.1", "3"), List.of("10.4", "-1e-05"))));
    }

    /** x² from 1.2 at three rates, of which the last runs away. */
    public static HandMade minimize() {
        List<Trial> trials = new ArrayList<>();
        List<TrialOutcome> outcomes = new ArrayList<>();
        String[] rates = {"0.01", "0.3", "1e10"};
        for (int t = 0; t < rates.length; t++) {
            double rate = Double.parseDouble(rates[t]);
            MinimizeSpec spec = new MinimizeSpec(
                    "x^2",
                    Map.of("x", 1.2),
                    Optional.of(component(Kind.OPTIMIZER, "sgd", Map.of("learning_rate", rate))),
                    2,
                    Optional.empty(),
                    Optional.empty(),
                    0);
            trials.add(new Trial(t + 1, id(t + 1), spec, t + 1, 1, 0, Optional.empty(), List.of("-x^2", rates[t])));
            double x1 = 1.2 - rate * 2 * 1.2;
            double x2 = x1 - rate * 2 * x1;
            if (t < 2) {
                double[] values = {1.2, 1.44, 2.4, x1, x1 * x1, 2 * x1, x2, x2 * x2, 2 * x2};
                outcomes.add(new TrialOutcome.Completed(
                        id(t + 1),
                        0,
                        2,
                        1,
                        new Scores(x2 * x2, new float[0]),
                        Optional.empty(),
                        Optional.empty(),
                        0,
                        History.NONE,
                        Predictions.NONE,
                        Optional.of(new Trajectory(List.of("x", "value", "d_x"), values))));
            } else {
                outcomes.add(new TrialOutcome.Diverged(
                        id(t + 1),
                        0,
                        1,
                        1,
                        1.44,
                        History.NONE,
                        Optional.of(new Trajectory(List.of("x", "value", "d_x"), new double[] {1.2, 1.44, 2.4}))));
            }
        }
        ExperimentSpec experiment = GridExperiment.of(
                Path.of("gradient-descent.yaml"),
                "gradient-descent",
                Optional.of("J = x²"),
                0,
                List.of("minimize.function", "learning_rate"),
                List.of(),
                trials,
                1,
                0,
                0,
                "lockstep",
                "local",
                List.of(expectation(column("0.3", "final_loss"), "<", column("0.01", "final_loss"))),
                BY_FINAL_LOSS);
        return new HandMade(experiment, outcomes, null, null);
    }

    /** x² → ln → √ to 2.13. */
    public static HandMade solve() {
        Map<String, String> graph = new LinkedHashMap<>();
        graph.put("a", "x^2");
        graph.put("b", "ln(a)");
        graph.put("c", "sqrt(b)");
        SolveSpec spec = new SolveSpec(graph, "c", 2.13, "x", 2, 1e-6, 100, 0);
        Trial trial = new Trial(1, id(1), spec, 1, 1, 0, Optional.empty(), List.of());
        double[] values = {
            2,
            4,
            1.3862943611198906,
            1.1774100225154747,
            -2.7,
            -1.2,
            -0.9525899774845252,
            -0.5,
            9.6,
            92.16,
            4.52,
            2.13,
            1e-9,
            1e-9,
            1e-9,
            1e-9
        };
        TrialOutcome outcome = new TrialOutcome.Completed(
                id(1),
                0,
                1,
                1,
                new Scores(1e-9, new float[0]),
                Optional.empty(),
                Optional.empty(),
                0,
                History.NONE,
                Predictions.NONE,
                Optional.of(new Trajectory(
                        List.of("x", "a", "b", "c", "delta_a", "delta_b", "delta_c", "delta_x"), values)));
        return new HandMade(experiment("solve", List.of(trial), "final_loss"), List.of(outcome), null, null);
    }

    /** No trial completed. */
    public static HandMade hopeless() {
        HandMade single = single();
        TrialOutcome diverged = new TrialOutcome.Diverged(id(1), 1, 1, 51, Double.NaN, History.NONE, Optional.empty());
        return new HandMade(single.experiment(), List.of(diverged), single.dataset(), single.firstRows());
    }

    public static Component component(Kind kind, String name, Map<String, ?> given) {
        return Component.of(Vocabulary.type(kind, name), given);
    }

    public static Expectation expectation(Operand left, String operator, Operand right) {
        return new Expectation(text(left) + " " + operator + " " + text(right), left, operator, right);
    }

    public static Operand best(String column) {
        return column("best", column);
    }

    public static Operand column(String group, String column) {
        return new Operand.Column(group, column);
    }

    public static Operand number(double value) {
        return new Operand.Constant(value);
    }

    private static String text(Operand operand) {
        if (operand instanceof Operand.Column column) {
            return column.group() + "." + column.column();
        }
        return operand instanceof Operand.Word word
                ? word.text()
                : Cell.written(((Operand.Constant) operand).value()).text();
    }

    private static ExperimentSpec experiment(String name, List<Trial> trials, String rankBy) {
        return GridExperiment.of(
                Path.of(name + ".yaml"),
                name,
                Optional.empty(),
                0,
                List.of(),
                List.of(),
                trials,
                1,
                0,
                0,
                "lockstep",
                "local",
                List.of(),
                new ReportSpec(rankBy, 10, ReportSpec.History.ALL, true, PracticallyEqual.NEVER, List.of()));
    }

    private static Component dense(long units, String activation) {
        return component(
                Kind.LAYER,
                "dense",
                Map.of("units", units, "activation", component(Kind.ACTIVATION, activation, Map.of())));
    }

    private static DatasetSpec dataset(TargetEncoding encoding, List<String> targets, Optional<Split> split) {
        return new DatasetSpec(
                Path.of("data/advertising.csv"),
                targets,
                List.of("TV", "radio", "newspaper"),
                List.of(),
                encoding,
                DatasetSpec.TargetScale.NONE,
                Missing.ERROR,
                Map.of(),
                split);
    }

    private static TableRows advertising(List<String> targets, List<List<String>> targetCells) {
        List<List<String>> features = List.of(
                List.of("230.1", "37.8", "69.2"), List.of("44.5", "39.3", "45.1"), List.of("17.2", "45.9", "69.3"));
        int rows = targetCells.size();
        return new TableRows(
                List.of("TV", "radio", "newspaper"),
                targets,
                IntStream.rangeClosed(1, rows).boxed().toList(),
                features.subList(0, rows),
                targetCells);
    }

    private static Part part(int rows, int features, int outputs) {
        return new Part(rows, features, outputs, new float[rows * features], new float[rows * outputs]);
    }

    /** Some values, and 0 after them. */
    private static float[] firstOf(int count, float... values) {
        return Arrays.copyOf(values, count);
    }

    private static Scores scores(float loss, float... metrics) {
        return new Scores(loss, metrics);
    }

    private static String id(int number) {
        return String.format(java.util.Locale.ROOT, "%016x", 0x1111111111111111L * number);
    }
}
