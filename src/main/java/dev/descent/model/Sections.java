package dev.descent.model;

import static dev.descent.model.Parameter.byDescent;
import static dev.descent.model.Parameter.flag;
import static dev.descent.model.Parameter.of;
import static dev.descent.model.Parameter.optional;
import static dev.descent.model.Parameter.real;
import static dev.descent.model.Parameter.required;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The parts of the file with fixed keys: the file itself in its three forms, and the mappings inside it. */
public final class Sections {
    private static final Shape COLUMN = new Shape.Text("a column of the CSV");
    private static final Shape COLUMNS = new Shape.ListOf(COLUMN, 0);
    private static final Shape EXPRESSION = new Shape.Text("an expression");
    private static final Shape FRACTION = new Shape.Real(new Range(0, false, 1, false));
    private static final Shape COUNT = new Shape.Whole(0, Integer.MAX_VALUE);
    private static final long MOST_TRIALS = 1_000_000;
    private static final String LIMIT_OF_TRIALS = "a trial takes some hundred bytes before it is trained";
    private static final Shape TRIALS = new Shape.Whole(1, MOST_TRIALS, LIMIT_OF_TRIALS);
    private static final long MOST_EPOCHS = 1_000_000;

    private static final Shape ANYTHING = new Shape.Anything();

    /** Keys by which experiment.yaml knows its table again. */
    public static final String CELLS_DIGEST = "cells_sha256";

    public static final String BYTES_DIGEST = "sha256";

    /** The key of a file whose weights training starts from, and that by which experiment.yaml knows such files again. */
    public static final String INITIAL_WEIGHTS = "initial_weights";

    public static final String WEIGHTS_DIGESTS = "initial_weights_sha256";

    private static final Shape VERSION = new Shape.Whole(1, Integer.MAX_VALUE);
    private static final Shape DIGEST = new Shape.Text("64 hex digits");

    static final ComponentType REGULARIZER = section(
            "regularizer",
            "A penalty on the weights of a kernel: l1·Σ|w| + l2·Σw².",
            real("l1", 0, Range.NOT_NEGATIVE, "Strength of Σ|w|."),
            real("l2", 0, Range.NOT_NEGATIVE, "Strength of Σw²."));

    public static final ComponentType SPLIT = section(
            "split",
            "Which rows train, validate and test: by fractions, by a column, by folds, or by growing windows.",
            optional("validation", FRACTION, "Share of the rows that validate."),
            optional(
                    "test",
                    FRACTION,
                    "Share of the rows that test; goes with folds too, which then divide the others."),
            optional("by", COLUMN, "A column whose values are train, validation and test; it is not a feature."),
            optional(
                    "folds",
                    new Shape.Whole(2, Integer.MAX_VALUE),
                    "k: an axis `fold` of k trials, fold f validates on part f."),
            optional(
                    "forward",
                    new Shape.Whole(2, Integer.MAX_VALUE),
                    "k: an axis `fold` of k trials over rows in order: the windows that train grow, and the rows behind each validate."),
            optional("gap", COUNT, "Rows between the growing window and those that validate; default: none."),
            flag("shuffle", true, "Draw the rows at random; false takes the last ones, as Keras does."),
            optional(
                    "stratify",
                    new Shape.Either(List.of(new Shape.Flag(), COLUMN)),
                    "Give each part the same proportions of classes: true means those of the target; or those of a column."),
            optional("group", COLUMN, "Keep rows with one value of this column in one part; it is not a feature."),
            optional(
                    "order",
                    COLUMN,
                    "Order the rows by this column: the last ones test, those before them validate. A column of text is not a feature."),
            flag(
                    "per_repeat",
                    false,
                    "Draw training and validation rows, or folds, anew for each repeat; all repeats share the test part."));

    static final ComponentType SCALE = ByColumn.section("scale", new Shape.Named(Kind.SCALER));

    static final ComponentType MISSING = ByColumn.section("missing", new Shape.Named(Kind.MISSING));

    /** How one column of categories becomes inputs. */
    public static final ComponentType CATEGORY = section(
            "category",
            "How a column of categories becomes inputs: one for each of its values, 1 for the row's own and 0 for the others.",
            optional(
                    "at_most",
                    new Shape.Whole(1, Integer.MAX_VALUE),
                    "An input for each of the most frequent values only, and `column=(other)` for all others."),
            optional(
                    "order",
                    new Shape.ListOf(new Shape.Text("a value of the column"), 2),
                    "All values from the least to the greatest: the column becomes one number, 0 for the first."),
            optional(
                    "embedding",
                    new Shape.Either(
                            List.of(new Shape.Whole(1, Embeddings.MOST_NUMBERS), new Shape.Word(List.of("auto")))),
                    "A vector of so many trained numbers for each value, in place of its inputs; auto: 8 from 10 values on; absent: none."));

    static final ComponentType CATEGORICAL = section(
            "categorical columns",
            "Columns of categories.",
            required("columns", new Shape.MapOf(new Shape.Section(CATEGORY)), "Columns, each with its own setting."));

    static final Shape DATE_PART = new Shape.Word(List.of("year", "month", "weekday", "day_of_year", "hour", "days"));

    /** How a column of dates becomes inputs. */
    public static final ComponentType DATE = section(
            "date",
            "How a column of dates becomes inputs, one for each part.",
            of(
                    "format",
                    new Shape.Text("a format such as yyyy-MM-dd"),
                    "yyyy-MM-dd",
                    "yyyy year, yy its last two digits, 1969 to 2068, MM or M month, MMM or MMMM its English name, dd or d day, HH or H hour, mm minute, ss second, all else as it stands; %Y-%m-%d is understood too."),
            of(
                    "as",
                    new Shape.ListOf(DATE_PART, 1),
                    List.of("days"),
                    "Parts: month 1 … 12, weekday from 1 for Monday to 7, day_of_year 1 … 366, hour 0 … 23, days since 1970-01-01 with the time as a fraction."));

    static final ComponentType DATES = section(
            "dates",
            "Columns of dates.",
            required("columns", new Shape.MapOf(new Shape.Section(DATE)), "Columns, each with its own setting."));

    private static final Shape CHARACTER = new Shape.Text("a character");
    private static final Shape TABLE_FILE = new Shape.Text("a path relative to this file");

    private static final String PACKED = "it may be packed by gzip.";

    /** How a file is written. */
    private static final List<Parameter> WRITING = List.of(
            optional(
                    "separator",
                    new Shape.Text("a text"),
                    "What stands between cells: \";\", tab, \"|\", \"::\"; blanks means any number of blanks and tabs; default: a comma."),
            optional("decimal", new Shape.Word(List.of(".", ",")), "The point in numbers; default: \".\"."),
            optional(
                    "thousands",
                    CHARACTER,
                    "What groups the digits before the point by three: with \".\", 1.234,5 is 1234.5 and 1.2.2020 a text; default: nothing."),
            optional(
                    "quote",
                    new Shape.Text("a character or none"),
                    "What encloses a cell that holds a separator; none: quotes are characters like others; default: a double quote."),
            optional(
                    "encoding",
                    new Shape.Text("a character set"),
                    "utf-8, windows-1252, latin-1, gb18030, shift_jis, utf-16 or another one that Java knows; default: utf-8."),
            optional("comment", CHARACTER, "Lines that begin with it are no rows; default: every line is one."),
            optional(
                    "header",
                    new Shape.Flag(),
                    "Whether the first line names the columns; false: they are column_1, column_2, …, or `names`; default: true, refused "
                            + "where that line looks like a row, unless true is written."),
            optional(
                    "names",
                    new Shape.ListOf(new Shape.Text("a name"), 1),
                    "The columns' names, in place of the header's."),
            optional("trim", new Shape.Flag(), "Leave out blanks around cells and names; default: false."),
            optional("skip_first", COUNT, "How many lines stand above the header or the first row; default: none."),
            optional("skip_last", COUNT, "How many lines that are not empty stand below the last row; default: none."));

    /** The file of one part. */
    public static final ComponentType CSV_OF_A_PART = section(
            "csv of a part",
            "The file of one part, and how it is written where that is not as the others are.",
            with(WRITING, required("path", TABLE_FILE, "The CSV file, relative to the experiment file; " + PACKED)));

    private static final Shape PART = new Shape.Either(List.of(TABLE_FILE, new Shape.Section(CSV_OF_A_PART)));

    public static final ComponentType CSV = section(
            "csv",
            "How the table's file is written, where that is not a CSV with commas, points, UTF-8 and a header; or the files of the parts.",
            with(
                    WRITING,
                    optional(
                            "path",
                            TABLE_FILE,
                            "The CSV file, relative to the experiment file; " + PACKED
                                    + " It is needed, unless train is given."),
                    optional(
                            "train",
                            PART,
                            "The file of the training part, in place of path; columns of all files are matched by name."),
                    optional("validation", PART, "The file of the validation part, if it has its own."),
                    optional("test", PART, "The file of the test part, if it has its own.")));

    static final ComponentType MISSING_VALUES = ByColumn.section(
            "missing_values",
            new Shape.Either(List.of(new Shape.Text("a cell"), new Shape.ListOf(new Shape.Text("a cell"), 1))));

    static final ComponentType STRIP = section(
            "numbers",
            "Which characters are no part of a text's number.",
            required(
                    "strip",
                    new Shape.Text("characters"),
                    "Taken away wherever they stand: \"$,\" makes 1200 of $1,200."));

    static final ComponentType NUMBERS = ByColumn.section(
            "numbers", new Shape.Either(List.of(new Shape.Word(List.of("percent")), new Shape.Section(STRIP))));

    /** The form of a column's setting in a section that has some by column, or of which another form has; empty for other sections. */
    public static Optional<Shape> settingOfColumn(ComponentType section) {
        return (section == STRIP ? NUMBERS : section)
                .parameter(ByColumn.COLUMNS)
                .map(Parameter::shape)
                .filter(Shape.MapOf.class::isInstance)
                .map(columns -> ((Shape.MapOf) columns).value());
    }

    /** How a file is written and what its cells mean. */
    static final List<Parameter> CELLS = List.of(with(
            WRITING,
            optional("missing_values", ByColumn.shape(MISSING_VALUES), "Cells that mean that there is no value."),
            optional("numbers", ByColumn.shape(NUMBERS), "How texts hold numbers.")));

    static final ComponentType DATASET = section(
            "dataset",
            "The table that a network learns.",
            required(
                    "csv",
                    new Shape.Either(List.of(TABLE_FILE, new Shape.Section(CSV))),
                    "The CSV file, relative to the experiment file; or a mapping that says how it is written."),
            byDescent(
                    CELLS_DIGEST,
                    new Shape.Either(List.of(DIGEST, new Shape.MapOf(DIGEST))),
                    "SHA-256 of the table's header and cells, of several files by part. Another table is refused, and one that"
                            + " is not found at its path is looked for by it."),
            byDescent(
                    BYTES_DIGEST,
                    DIGEST,
                    "in a format before 2, SHA-256 of the CSV's bytes, in place of cells_sha256."),
            required(
                    "target",
                    new Shape.Either(List.of(COLUMN, new Shape.ListOf(COLUMN, 1))),
                    "The column to predict, or a list of numeric columns for several outputs."),
            optional(
                    "features",
                    COLUMNS,
                    "The columns to predict from; default: every column that is not target or ignored."),
            of("ignore", COLUMNS, List.of(), "Columns that are not features; \"\" names the column without a name."),
            of(
                    "categorical",
                    new Shape.Either(List.of(COLUMNS, new Shape.Section(CATEGORICAL))),
                    List.of(),
                    "Columns whose values are categories although they look like numbers; or how columns of categories become inputs."),
            optional("dates", new Shape.Section(DATES), "Columns that hold dates, and what becomes of them."),
            optional(
                    "task",
                    new Shape.Word(List.of("regression", "binary", "multiclass")),
                    "What is learned; default: from target and loss."),
            optional(
                    "positive",
                    new Shape.Text("a value of the target"),
                    "Which of a target's two values is the positive class, 1; default: 1 of two numbers, the second of two texts."),
            optional(
                    "scale_target",
                    new Shape.Word(List.of("none", "standard", "min_max", "log_standard")),
                    "How numeric targets are scaled; losses are of the scaled target, metrics and predictions in its own unit; default: none."),
            of(
                    "missing",
                    ByColumn.shape(MISSING),
                    Component.of(Vocabulary.type(Kind.MISSING, "error")),
                    "What becomes of cells that are empty, NA or NaN; one strategy for all columns, or strategies by column."),
            optional(
                    "missing_values",
                    ByColumn.shape(MISSING_VALUES),
                    "Cells that mean \"not there\", beside an empty one, NA and NaN: texts such as \"?\" or numbers such as -999; for all columns or by column."),
            optional(
                    "numbers",
                    ByColumn.shape(NUMBERS),
                    "How texts hold numbers: percent makes 0.12 of 12 %, strip takes characters away; texts that hold none stay."),
            of(
                    "scale",
                    new Shape.Either(List.of(
                            new Shape.Named(Kind.SCALER),
                            new Shape.Section(SCALE),
                            new Shape.MapOf(new Shape.Named(Kind.SCALER)))),
                    Component.of(Vocabulary.type(Kind.SCALER, "none")),
                    "How numeric features are scaled: one scaler for all, scalers by column, or simply a mapping from columns to scalers."),
            optional(
                    "weight",
                    COLUMN,
                    "A column by whose numbers, 0 or more, the losses of the rows are multiplied; it is not a feature."),
            optional(
                    "class_weight",
                    new Shape.Either(List.of(
                            new Shape.Word(List.of("balanced")), new Shape.MapOf(new Shape.Real(Range.NOT_NEGATIVE)))),
                    "Weights of the training rows by class: n/(k·count) of each, or a number for every class."),
            optional(
                    "split",
                    new Shape.Section(SPLIT),
                    "Which rows train, validate and test; default: all rows train."));

    public static final ComponentType EARLY_STOPPING = section(
            "early_stopping",
            "Stop a trial when a number has not improved for `patience` epochs.",
            of(
                    "monitor",
                    new Shape.Text("loss, running_loss, val_loss, a metric or val_ and a metric"),
                    "val_loss",
                    "The number that is watched."),
            optional(
                    "patience",
                    COUNT,
                    "Epochs without improvement before the trial stops; absent: 0, or with a goal as many as there are."),
            real("min_delta", 0, Range.NOT_NEGATIVE, "The least change that counts as an improvement."),
            flag("restore_best", false, "End with the weights of the best epoch."),
            optional(
                    "goal",
                    new Shape.Real(Range.ANY),
                    "The trial stops after the first epoch whose number is as good as this: at most it, or at least it where more is better."));

    public static final ComponentType REDUCE_ON_PLATEAU = section(
            "reduce_on_plateau",
            "Multiply the learning rate when a number has not improved for `patience` epochs, as Keras' ReduceLROnPlateau does. A schedule"
                    + " is multiplied too.",
            of(
                    "monitor",
                    new Shape.Text("loss, running_loss, val_loss, a metric or val_ and a metric"),
                    "val_loss",
                    "The number that is watched."),
            real("factor", 0.1, Range.between(0, 1), "What the rate is multiplied by."),
            of("patience", COUNT, 10L, "Epochs without improvement before the rate is reduced."),
            real("min_delta", 1e-4, Range.NOT_NEGATIVE, "The least change that counts as an improvement."),
            of("cooldown", COUNT, 0L, "Epochs after a reduction during which none are counted."),
            real("min_lr", 0, Range.NOT_NEGATIVE, "No reduction brings the rate below it."),
            of(
                    "mode",
                    new Shape.Word(List.of("auto", "min", "max")),
                    "auto",
                    "Which way the number gets better: auto is that of the loss or metric."));

    private static final Shape AXIS =
            new Shape.Either(List.of(new Shape.ListOf(ANYTHING, 1), new Shape.Named(Kind.SPACE)));

    private static final ComponentType CONFIRM = section(
            "confirm",
            "The first configurations of a sweep again, on repeats that no configuration was picked by.",
            required("best", TRIALS, "How many configurations, the first of the ranking."),
            required(
                    "repeats", TRIALS, "How many repeats of each, numbered from 1001; verdicts speak of these alone."));

    static final ComponentType SWEEP = section(
            "sweep",
            "The trials: every combination of the axes, first axis slowest, repeats fastest.",
            optional(
                    "search",
                    new Shape.Named(Kind.SEARCH),
                    "How configurations are drawn; absent: the grid, which is every combination."),
            optional(
                    "over",
                    new Shape.MapOf(new Shape.Either(List.of(
                            new Shape.ListOf(ANYTHING, 1),
                            new Shape.Named(Kind.DISTRIBUTION),
                            new Shape.Named(Kind.SPACE)))),
                    "Keys that the search draws: from a list, each of its values as likely as any other, or from a distribution."),
            optional("grid", new Shape.MapOf(AXIS), "Keys and the values that each takes: an axis a key."),
            optional(
                    "zip",
                    new Shape.Either(List.of(new Shape.MapOf(AXIS), new Shape.ListOf(new Shape.MapOf(AXIS), 1))),
                    "Keys with lists of one length that move together: one axis a mapping."),
            optional(
                    "cases",
                    new Shape.MapOf(new Shape.MapOf(ANYTHING)),
                    "Named bundles of overrides: one axis; the name stands in the column `case`."),
            optional("exclude", new Shape.ListOf(new Shape.MapOf(ANYTHING), 1), "Combinations to leave out."),
            of(
                    "repeats",
                    new Shape.Whole(1, Integer.MAX_VALUE),
                    1L,
                    "Trains each configuration this many times, with other random values."),
            optional("confirm", new Shape.Section(CONFIRM), "Trains the best configurations again; absent: none."),
            of(
                    "max_trials",
                    TRIALS,
                    100_000L,
                    "A guard: more trials than this are an error; itself at most a million."));

    /** What a comparison gives its competitors to be tuned by, unless it says otherwise. */
    private static final long TUNING_POINTS = 16;

    private static final long MOST_TUNING_REPEATS = Confirmation.FIRST_REPEAT - 1;

    private static final long MOST_STUDIES = 1000;

    public static final ComponentType COMPARE = section(
            "compare",
            "A comparison of alternatives, each tuned with the same budget and then judged on other repeats.",
            required(
                    "of",
                    new Shape.Text("an axis of sweep.grid, or case"),
                    "The axis whose alternatives compete, the only one of sweep.grid; or case."),
            optional(
                    "tune",
                    new Shape.MapOf(new Shape.Either(List.of(
                            new Shape.ListOf(ANYTHING, 1),
                            new Shape.Named(Kind.DISTRIBUTION),
                            new Shape.Named(Kind.SPACE)))),
                    "Keys that all competitors may tune, beside lists and distributions inside an alternative, which are its own."),
            of(
                    "search",
                    new Shape.Named(Kind.SEARCH),
                    Component.of(Vocabulary.type(Kind.SEARCH, "sobol")).with(SearchTypes.CONFIGURATIONS, TUNING_POINTS),
                    "How their configurations are drawn, random or sobol: as many of each competitor, at the same quantiles."),
            of(
                    "select_by",
                    new Shape.Text("a val_ column of trials.csv"),
                    "val_loss",
                    "What the configuration of each competitor is chosen by: its mean over the tuning repeats."),
            of(
                    "judge_by",
                    new Shape.Text("a test_ column of trials.csv"),
                    "test_loss",
                    "What the chosen ones are compared by, on the repeats that confirm."),
            of(
                    "tuning_repeats",
                    new Shape.Whole(1, MOST_TUNING_REPEATS, "those that confirm are numbered from there on"),
                    3L,
                    "How many repeats tune, numbered from 1."),
            of(
                    "confirm_repeats",
                    new Shape.Whole(2, MOST_TRIALS, LIMIT_OF_TRIALS),
                    10L,
                    "How many repeats confirm, numbered from 1001; each study has as many of its own."),
            optional(
                    "steps_to",
                    new Shape.MapOf(new Shape.Real(Range.ANY)),
                    "A val_ column and a value: after how many epochs and steps the chosen ones reach it, on the repeats that confirm."),
            optional(
                    "against",
                    new Shape.Text("a competitor"),
                    "Whom each of the others is compared with; absent: all pairs."),
            of(
                    "studies",
                    new Shape.Whole(1, MOST_STUDIES),
                    1L,
                    "How often the whole is done, each time with other configurations and other repeats that confirm."));

    private static final ComponentType EQUAL_SHARE = section(
            "practically_equal",
            "A difference as a share of the best value.",
            required("relative", new Shape.Real(Range.POSITIVE), "The share, such as 0.01."));

    /** The rows of predictions.csv. */
    public static final ComponentType PREDICTIONS = section(
            "predictions",
            "The first rows of a part.",
            required(
                    "part",
                    new Shape.Word(List.of("train", "validation", "test")),
                    "Of which part; of folds, validation is all rows that one of them holds out."),
            of("rows", COUNT, 10L, "How many of them."));

    private static final Shape MODEL_FORM = new Shape.Word(List.of("safetensors", "onnx"));

    static final ComponentType REPORT = section(
            "report",
            "What the reports show.",
            optional(
                    "rank_by",
                    new Shape.Text("a column of trials.csv"),
                    "What trials are ranked by; default: val_loss when there is a validation part, else final_loss; where scale_target scales one"
                            + " target and rmse is among the metrics, val_rmse or rmse."),
            of(
                    "predictions",
                    new Shape.Either(List.of(COUNT, new Shape.Section(PREDICTIONS))),
                    10L,
                    "Which rows predictions.csv shows: a number of the file's first rows, or the first rows of a part."),
            of(
                    "baselines",
                    new Shape.Either(List.of(
                            new Shape.Word(List.of("none")), new Shape.ListOf(new Shape.Named(Kind.BASELINE), 0))),
                    BaselineTypes.DEFAULT,
                    "What the best configuration is held against, on the same rows and by the same loss and metrics; or none. Without a"
                            + " network there are none."),
            optional(
                    "history",
                    new Shape.Word(List.of("all", "best", "none", "steps")),
                    "Which trials history.csv holds, a row an epoch; default: all while trials × epochs ≤ 200,000, else best. steps: all of"
                            + " them, a row a step, up to 100,000 rows."),
            of(
                    "running",
                    new Shape.Flag(),
                    false,
                    "Whether history.csv has each metric of an epoch's batches as they were predicted before their steps, too, as"
                            + " running_accuracy; with history: steps it has."),
            of(
                    "model",
                    new Shape.Either(List.of(MODEL_FORM, new Shape.ListOf(MODEL_FORM, 0))),
                    List.of(),
                    "Forms in which the network whose predictions are shown is saved beside the reports, with all that `descent predict` needs."),
            optional(
                    "ensemble",
                    new Shape.Word(List.of("repeats")),
                    "What is saved and scored beside the single networks: repeats, the mean of all repeats of the best configuration; absent: one network."),
            of(
                    "weights",
                    new Shape.Flag(),
                    false,
                    "Whether weights.csv and a picture show the weights of the network whose predictions are shown, at the start and after epochs"
                            + " 1, 2, 4, … and the last."),
            of(
                    "function",
                    new Shape.Flag(),
                    false,
                    "Whether function.csv and a picture show what that network says over all values of its one or two numeric columns, at the"
                            + " start and after the same epochs."),
            optional(
                    "practically_equal",
                    new Shape.Either(List.of(new Shape.Real(Range.POSITIVE), new Shape.Section(EQUAL_SHARE))),
                    "Up to which difference of the ranking value two configurations are equal for all practical purposes; absent: none is."));

    static final ComponentType MINIMIZE = section(
            "minimize",
            "Descent on a function.",
            required(
                    "function",
                    EXPRESSION,
                    "+ - * / ^, parentheses, sqrt ln exp sin cos tan tanh abs sign, max(a, b), min(a, b), pi, e, and variables."),
            required("start", new Shape.MapOf(new Shape.Real(Range.ANY)), "The variables and where they start."),
            optional(
                    "tolerance",
                    new Shape.Real(Range.NOT_NEGATIVE),
                    "Ends when the length of the gradient, before clipping, is at most this; absent: after the last step only."));

    public static final ComponentType SOLVE = section(
            "solve",
            "Back-propagation of an error through a chain of named nodes, each using exactly the one before it.",
            required("graph", new Shape.MapOf(EXPRESSION), "The nodes in order, each an expression of the one before."),
            required("output", new Shape.Text("a node"), "The last node."),
            required("target", new Shape.Real(Range.ANY), "The value that the output shall reach."),
            required("start", new Shape.MapOf(new Shape.Real(Range.ANY)), "The variable and where it starts."),
            real("tolerance", 1e-6, Range.NOT_NEGATIVE, "Ends when |output − target| is at most this."));

    private static final Parameter NAME = optional(
            "name",
            new Shape.Text("a folder name"),
            "The folder under results/: letters (no capitals) and digits of any script, '.', '_' and '-', starting with a letter or digit, at most"
                    + " 200 bytes of UTF-8; default: the file's name without .yaml.");
    private static final Parameter DESCRIPTION =
            optional("description", new Shape.Text("a text"), "What the experiment is about.");
    private static final Parameter ARITHMETIC = byDescent(
            "arithmetic",
            VERSION,
            "the version of the arithmetic that its trials were trained by; one that is not this program's is refused.");
    private static final Parameter FORMAT = byDescent(
            "format", VERSION, "the version of the files of its folder; one newer than this program's is refused.");
    private static final Parameter EXTENDS = optional(
            "extends",
            new Shape.Text("a file name"),
            "A file of the same folder that this one begins with: keys given here take the place of its keys, whole. It extends none itself.");
    private static final Parameter SEED = of(
            "seed",
            new Shape.Whole(0, Long.MAX_VALUE),
            0L,
            "The root of every random value: weights, orders, splits, dropout.");
    private static final Parameter OPTIMIZER =
            optional("optimizer", new Shape.Named(Kind.OPTIMIZER), "The update rule; needed unless epochs is 0.");
    private static final Parameter LEARNING_RATE =
            optional("learning_rate", ScheduleTypes.RATE, "A number or a schedule; default: the optimizer's own.");
    private static final Parameter CLIPPING =
            optional("gradient_clipping", new Shape.Named(Kind.CLIPPING), "A limit of the gradient; absent: none.");
    private static final Parameter SWEEP_KEY = optional("sweep", new Shape.Section(SWEEP), "The trials; absent: one.");
    private static final Parameter COMPARE_KEY =
            optional("compare", new Shape.Section(COMPARE), "Which of several alternatives is better; absent: none.");
    private static final Parameter EXECUTOR =
            of("executor", new Shape.Text("an executor"), "local", "Where trials run.");
    private static final Parameter EXPECT = of(
            "expect",
            new Shape.ListOf(new Shape.Text("a condition"), 0),
            List.of(),
            "Conditions that CI holds; any that fails makes the exit code 1.");
    private static final Parameter REPORT_KEY =
            of("report", new Shape.Section(REPORT), Component.of(REPORT), "What the reports show.");
    private static final Parameter STEPS = of("steps", COUNT, 100L, "Updates, at most.");

    /** A file that trains networks. */
    public static final ComponentType NETWORK_FILE = section(
            "experiment",
            "A network, its data and its training.",
            NAME,
            DESCRIPTION,
            EXTENDS,
            SEED,
            required("dataset", new Shape.Section(DATASET), "The table that the network learns."),
            required("layers", new Shape.ListOf(new Shape.Named(Kind.LAYER), 1), "The network, from input to output."),
            required("loss", new Shape.Named(Kind.LOSS), "What training makes small."),
            of("metrics", new Shape.ListOf(new Shape.Named(Kind.METRIC), 0), List.of(), "What else is measured."),
            OPTIMIZER,
            LEARNING_RATE,
            of(
                    "epochs",
                    new Shape.Whole(0, MOST_EPOCHS, "the numbers of every epoch are kept until its trial ends"),
                    1L,
                    "Passes over the training rows; 0 evaluates the network as it starts."),
            of(
                    "batch_size",
                    new Shape.Either(List.of(new Shape.Whole(1, Integer.MAX_VALUE), new Shape.Word(List.of("full")))),
                    32L,
                    "Rows a step, or full; more than the training rows means full."),
            flag("shuffle", true, "A new order of the training rows every epoch."),
            optional(
                    "early_stopping",
                    new Shape.Section(EARLY_STOPPING),
                    "When a trial stops by itself; absent: never."),
            optional(
                    "reduce_on_plateau",
                    new Shape.Section(REDUCE_ON_PLATEAU),
                    "When a trial lowers its learning rate by itself; absent: never."),
            CLIPPING,
            optional(
                    INITIAL_WEIGHTS,
                    new Shape.Text("the path of a safetensors file"),
                    "A network that was saved, a safetensors file with the same tensors, or an ONNX file of Descent's, relative to the"
                            + " experiment file: training starts from its weights; absent: from those that initializers draw."),
            byDescent(
                    WEIGHTS_DIGESTS,
                    new Shape.MapOf(DIGEST),
                    "SHA-256 of the tensors of each file of initial weights. Other weights are refused, and a file that is not found"
                            + " at its path is looked for by it."),
            SWEEP_KEY,
            COMPARE_KEY,
            of(
                    "engine",
                    new Shape.Text("an engine"),
                    "lockstep",
                    "What trains: lockstep, reference or a plug-in's name."),
            EXECUTOR,
            EXPECT,
            REPORT_KEY,
            ARITHMETIC,
            FORMAT);

    /** A file that descends on a function. */
    public static final ComponentType MINIMIZE_FILE = section(
            "minimize file",
            "Descent on a function, without a network.",
            NAME,
            DESCRIPTION,
            EXTENDS,
            SEED,
            required("minimize", new Shape.Section(MINIMIZE), "The function and where descent starts."),
            required("optimizer", new Shape.Named(Kind.OPTIMIZER), "The update rule."),
            LEARNING_RATE,
            CLIPPING,
            STEPS,
            SWEEP_KEY,
            EXPECT,
            REPORT_KEY,
            ARITHMETIC,
            FORMAT);

    /** A file that solves for the input of a chain of nodes. */
    public static final ComponentType SOLVE_FILE = section(
            "solve file",
            "Back-propagation of an error by hand, without a network.",
            NAME,
            DESCRIPTION,
            EXTENDS,
            SEED,
            required("solve", new Shape.Section(SOLVE), "The chain, its target and its start."),
            STEPS,
            SWEEP_KEY,
            EXPECT,
            REPORT_KEY,
            ARITHMETIC,
            FORMAT);

    static final List<ComponentType> ALL = List.of(
            NETWORK_FILE,
            MINIMIZE_FILE,
            SOLVE_FILE,
            DATASET,
            CATEGORICAL,
            CATEGORY,
            DATES,
            DATE,
            MISSING,
            CSV,
            CSV_OF_A_PART,
            MISSING_VALUES,
            NUMBERS,
            STRIP,
            SCALE,
            SPLIT,
            EARLY_STOPPING,
            REDUCE_ON_PLATEAU,
            REGULARIZER,
            SWEEP,
            CONFIRM,
            COMPARE,
            REPORT,
            EQUAL_SHARE,
            PREDICTIONS,
            MINIMIZE,
            SOLVE);

    private Sections() {}

    private static Parameter[] with(List<Parameter> last, Parameter... first) {
        return Stream.concat(Stream.of(first), last.stream()).toArray(Parameter[]::new);
    }

    private static ComponentType section(String name, String about, Parameter... parameters) {
        return new TypeBuilder(Kind.SECTION, name)
                .about(about)
                .parameters(parameters)
                .type();
    }
}
