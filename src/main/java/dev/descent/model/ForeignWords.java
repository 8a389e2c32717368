package dev.descent.model;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What keys and components are called elsewhere, and what they are here. */
public final class ForeignWords {
    private static final String ONE_HOT = "it needs no key: texts are one-hot, and numbers that `categorical` lists";

    private static final String EMBEDDING =
            "`dataset: {categorical: {columns: {…: {embedding: 8}}}}`, of each column that it is for";

    private static final String OTHERS_TRAIN = "it needs no key: what neither validates nor tests trains";

    private static final String DENSE = "`layers`, with a `dense` for each";

    private static final String RANK_BY = "`report: {rank_by: …}`, at the top level of the file";

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
            Map.entry("compression", "it needs no key: a gzip file is known by its first bytes"),
            Map.entry("missing_values", "it is a key of dataset, beside csv"),
            Map.entry("numbers", "it is a key of dataset, beside csv"));

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
            Map.entry("one_hot", ONE_HOT),
            Map.entry("one_hot_encode", ONE_HOT),
            Map.entry("get_dummies", ONE_HOT),
            Map.entry("dummies", ONE_HOT),
            Map.entry("embedding", "categorical: {columns: {…: {embedding: …}}}"),
            Map.entry("embeddings", "categorical: {columns: {…: {embedding: …}}}"),
            Map.entry("parse_dates", "dates: {columns: {…: {format: …, as: […]}}}"),
            Map.entry("fillna", "missing"),
            Map.entry("impute", "missing"),
            Map.entry("imputer", "missing"),
            Map.entry("normalize", "scale: standard"),
            Map.entry("standardize", "scale: standard"),
            Map.entry("scaling", "scale"),
            Map.entry("scaler", "scale"),
            Map.entry("normalization", "scale"),
            Map.entry("data", "csv"),
            Map.entry("y", "target"),
            Map.entry("random_state", "`seed`, a key of the file"),
            Map.entry("random_seed", "`seed`, a key of the file"),
            Map.entry("seed", "it is a key of the file, beside dataset"),
            Map.entry("test_size", "split: {test: …}"),
            Map.entry("train_size", OTHERS_TRAIN),
            Map.entry("validation_split", "split: {validation: …}"),
            Map.entry("n_splits", "split: {folds: …}"),
            Map.entry("cv", "split: {folds: …}"),
            Map.entry("target_scale", "scale_target"),
            Map.entry("target_scaler", "scale_target"));

    /** The keys of split. */
    private static final Map<String, String> OF_A_SPLIT = Map.ofEntries(
            Map.entry("test_size", "test"),
            Map.entry("validation_split", "validation"),
            Map.entry("validation_size", "validation"),
            Map.entry("val", "validation"),
            Map.entry("valid", "validation"),
            Map.entry("train", OTHERS_TRAIN),
            Map.entry("train_size", OTHERS_TRAIN),
            Map.entry("n_splits", "folds"),
            Map.entry("cv", "folds"),
            Map.entry("k", "folds"),
            Map.entry("kfold", "folds"),
            Map.entry("stratified", "stratify"),
            Map.entry("groups", "group"),
            Map.entry("time", "order"),
            Map.entry("seed", "it is a key of the file, beside dataset"),
            Map.entry("random", "`seed`, a key of the file"),
            Map.entry("random_state", "`seed`, a key of the file"));

    /** The keys of any section or component that has them here. */
    private static final Map<String, String> OF_ALL = Map.ofEntries(
            Map.entry("lr", "learning_rate"),
            Map.entry("n_epochs", "epochs"),
            Map.entry("num_epochs", "epochs"),
            Map.entry("max_iter", "epochs"),
            Map.entry("max_epochs", "epochs"),
            Map.entry("nb_epoch", "epochs"),
            Map.entry("n_estimators", "`epochs`, for how long a network trains"),
            Map.entry("learning_rate_init", "learning_rate"),
            Map.entry("hidden_layer_sizes", DENSE),
            Map.entry("hidden_layers", DENSE),
            Map.entry("hidden_units", DENSE),
            Map.entry("solver", "optimizer"),
            Map.entry("batch", "batch_size"),
            Map.entry("batchsize", "batch_size"),
            Map.entry("bs", "batch_size"),
            Map.entry("random", "seed"),
            Map.entry("random_state", "seed"),
            Map.entry("random_seed", "seed"),
            Map.entry("callbacks", "early_stopping"),
            Map.entry("load_weights", "initial_weights"),
            Map.entry("pretrained", "initial_weights"),
            Map.entry("checkpoint", "initial_weights"),
            Map.entry("scoring", "metrics"),
            Map.entry("model", "layers"),
            Map.entry("network", "layers"),
            Map.entry("data", "dataset"),
            Map.entry("criterion", "loss"),
            Map.entry("loss_fn", "loss"),
            Map.entry("eps", "epsilon"),
            Map.entry("betas", "`beta_1` and `beta_2`, a number each"),
            Map.entry("beta1", "beta_1"),
            Map.entry("beta2", "beta_2"));

    /** The keys of a report. */
    private static final Map<String, String> OF_A_REPORT = Map.of(
            "weight_history", "weights",
            "weights_history", "weights",
            "histogram_freq", "`weights: true`",
            "write_weights", "weights",
            "coefs", "`weights: true`",
            "save_weights", "`model: safetensors`, for the network; `weights: true`, for how its weights moved",
            "save_model", "model");

    /** The keys of optimizers that have another one here. */
    private static final Map<String, String> OF_AN_OPTIMIZER = Map.ofEntries(
            Map.entry("alpha", "rho"),
            Map.entry("decay", "weight_decay"),
            Map.entry("lr_decay", "`learning_rate`, a schedule"),
            Map.entry("params", "parameters"),
            Map.entry("hyperparameters", "parameters"),
            Map.entry("constants", "parameters"),
            Map.entry("defaults", "parameters"),
            Map.entry("states", "state"),
            Map.entry("initial_state", "state"),
            Map.entry("slots", "state"),
            Map.entry("init", "state"),
            Map.entry("rule", "update"),
            Map.entry("formula", "update"),
            Map.entry("step", "update"),
            Map.entry("expressions", "update"));

    /** The keys of a sweep. */
    private static final Map<String, String> OF_A_SWEEP = Map.ofEntries(
            Map.entry("param_grid", "grid"),
            Map.entry("parameter_grid", "grid"),
            Map.entry("param_distributions", "`over`, beside search"),
            Map.entry("cv", "dataset: {split: {folds: …}}"),
            Map.entry("n_splits", "dataset: {split: {folds: …}}"),
            Map.entry("n_jobs", "it is an option of the command line: --jobs"),
            Map.entry("scoring", RANK_BY),
            Map.entry("parameters", "`over`, beside search"),
            Map.entry("space", "`over`, beside search"),
            Map.entry("search_space", "`over`, beside search"),
            Map.entry("method", "search"),
            Map.entry("sampler", "search"),
            Map.entry("pruner", "`search: successive_halving` or `search: hyperband`"),
            Map.entry("early_terminate", "`search: successive_halving` or `search: hyperband`"),
            Map.entry("n_trials", "search: {random: {configurations: …}}"),
            Map.entry("metric", RANK_BY),
            Map.entry("metric_name", RANK_BY),
            Map.entry("direction", "it needs no key: what is ranked by says which of two values is better"),
            Map.entry("goal", "it needs no key: what is ranked by says which of two values is better"),
            Map.entry("seeds", "repeats"),
            Map.entry("n_seeds", "repeats"));

    private static final Map<String, String> SCALERS = Map.ofEntries(
            Map.entry("standardscaler", "standard"),
            Map.entry("standardize", "standard"),
            Map.entry("zscore", "standard"),
            Map.entry("minmaxscaler", "min_max"),
            Map.entry("minmax", "min_max"),
            Map.entry("robustscaler", "robust"),
            Map.entry("quantiletransformer", "quantile"),
            Map.entry("kbinsdiscretizer", "piecewise"));

    private static final Map<String, String> METRICS = Map.ofEntries(
            Map.entry("rocauc", "auc"),
            Map.entry("rocaucscore", "auc"),
            Map.entry("logloss", "log_loss"),
            Map.entry("neglogloss", "log_loss"),
            Map.entry("binarycrossentropy", "log_loss"),
            Map.entry("categoricalcrossentropy", "log_loss"),
            Map.entry("crossentropy", "log_loss"),
            Map.entry("bce", "log_loss"),
            Map.entry("ce", "log_loss"),
            Map.entry("nll", "log_loss"),
            Map.entry("negmeansquarederror", "mse"),
            Map.entry("negrootmeansquarederror", "rmse"),
            Map.entry("negmeanabsoluteerror", "mae"));

    private static final Map<String, String> LOSSES = Map.ofEntries(
            Map.entry("logloss", "`binary_crossentropy` or `categorical_crossentropy`"),
            Map.entry("bceloss", "binary_crossentropy"),
            Map.entry("bce", "binary_crossentropy"),
            Map.entry("ce", "`binary_crossentropy` or `categorical_crossentropy`"),
            Map.entry("nll", "`binary_crossentropy` or `categorical_crossentropy`"),
            Map.entry("cce", "categorical_crossentropy"),
            Map.entry("sparsecategoricalcrossentropy", "categorical_crossentropy"),
            Map.entry("bcewithlogitsloss", "`binary_crossentropy` after a sigmoid"),
            Map.entry("crossentropyloss", "`categorical_crossentropy` after a softmax"),
            Map.entry("crossentropy", "`binary_crossentropy` or `categorical_crossentropy`"),
            Map.entry("mseloss", "mse"),
            Map.entry("squarederror", "mse"),
            Map.entry("l1loss", "mae"),
            Map.entry("smoothl1loss", "huber"));

    private static final String FIRST_ORDER =
            "it has no counterpart: each batch gives one gradient and one step here, without curvature or a line search; the usual one is"
                    + " `adam`";

    /** Optimizers, without underscores. */
    private static final Map<String, String> OPTIMIZERS = Map.ofEntries(
            Map.entry("schedulefree", "schedule_free_adamw"),
            Map.entry("adamwschedulefree", "schedule_free_adamw"),
            Map.entry("userdefined", "custom"),
            Map.entry("own", "custom"),
            Map.entry("lbfgs", FIRST_ORDER),
            Map.entry("bfgs", FIRST_ORDER),
            Map.entry("newton", FIRST_ORDER),
            Map.entry("newtoncg", FIRST_ORDER),
            Map.entry("cg", FIRST_ORDER),
            Map.entry("lm", FIRST_ORDER),
            Map.entry("levenbergmarquardt", FIRST_ORDER),
            Map.entry("trainlm", FIRST_ORDER),
            Map.entry("scg", FIRST_ORDER),
            Map.entry("trainscg", FIRST_ORDER),
            Map.entry("conjugategradient", FIRST_ORDER),
            Map.entry("gaussnewton", FIRST_ORDER),
            Map.entry("sgdm", "momentum"),
            Map.entry("sgdmomentum", "momentum"));

    private static final String NO_NEIGHBOUR = "it has no counterpart: fill such cells in the file";

    private static final Map<String, String> MISSING = Map.of(
            "mode",
            "most_frequent",
            "mostfrequent",
            "most_frequent",
            "average",
            "mean",
            "zero",
            "{constant: 0}",
            "dropna",
            "drop",
            "ffill",
            NO_NEIGHBOUR,
            "bfill",
            NO_NEIGHBOUR,
            "interpolate",
            NO_NEIGHBOUR);

    private static final Map<String, String> ACTIVATIONS = Map.of(
            "none", "linear",
            "identity", "linear",
            "logistic", "sigmoid");

    /** Layers, without underscores. */
    private static final Map<String, String> LAYERS = Map.ofEntries(
            Map.entry("add", "residual: [layers]"),
            Map.entry("skip", "residual: [layers]"),
            Map.entry("skipconnection", "residual: [layers]"),
            Map.entry("residualblock", "residual: [layers]"),
            Map.entry("resblock", "residual: [layers]"),
            Map.entry("shortcut", "residual: [layers]"),
            Map.entry("linear", "dense"),
            Map.entry("batchnorm", "batch_normalization"),
            Map.entry("batchnorm1d", "batch_normalization"),
            Map.entry("layernorm", "layer_normalization"),
            Map.entry("embedding", EMBEDDING));

    private static final Map<String, String> BASELINES = Map.ofEntries(
            Map.entry("dummy", "constant"),
            Map.entry("dummyregressor", "constant"),
            Map.entry("dummyclassifier", "constant"),
            Map.entry("mean", "constant"),
            Map.entry("median", "constant"),
            Map.entry("majority", "constant"),
            Map.entry("mostfrequent", "constant"),
            Map.entry("ols", "linear"),
            Map.entry("ridge", "linear"),
            Map.entry("linearregression", "linear"),
            Map.entry("logistic", "linear"),
            Map.entry("logisticregression", "linear"));

    /** Searches, without underscores. */
    private static final Map<String, String> SEARCHES = Map.ofEntries(
            Map.entry("randomized", "random"),
            Map.entry("randomsearch", "random"),
            Map.entry("randomsampler", "random"),
            Map.entry("quasirandom", "sobol"),
            Map.entry("qmc", "sobol"),
            Map.entry("qmcsampler", "sobol"),
            Map.entry("halton", "sobol"),
            Map.entry("bayes", "tpe"),
            Map.entry("bayesian", "tpe"),
            Map.entry("hyperopt", "tpe"),
            Map.entry("optuna", "tpe"),
            Map.entry("tpesampler", "tpe"),
            Map.entry("halving", "successive_halving"),
            Map.entry("sha", "successive_halving"),
            Map.entry("asha", "`successive_halving`, by rungs that wait for all"),
            Map.entry("successivehalvingpruner", "successive_halving"),
            Map.entry("hyperbandpruner", "hyperband"),
            Map.entry("grid", "it needs no search: a sweep without one is the grid"));

    private static final String A_LIST = "it needs no name: give the list of values alone";

    /** Distributions, without underscores. */
    private static final Map<String, String> DISTRIBUTIONS = Map.ofEntries(
            Map.entry("loguniform", "log_uniform"),
            Map.entry("loguniformvalues", "log_uniform"),
            Map.entry("suggestfloat", "uniform"),
            Map.entry("suggestint", "int_uniform"),
            Map.entry("suggestcategorical", A_LIST),
            Map.entry("reciprocal", "log_uniform"),
            Map.entry("float", "uniform"),
            Map.entry("quniform", "`uniform` with a step"),
            Map.entry("int", "int_uniform"),
            Map.entry("randint", "int_uniform"),
            Map.entry("qint", "`int_uniform` with a step"),
            Map.entry("intlog", "int_log_uniform"),
            Map.entry("logint", "int_log_uniform"),
            Map.entry("choice", A_LIST),
            Map.entry("categorical", A_LIST),
            Map.entry("values", A_LIST));

    /** The keys of a search. */
    private static final Map<String, String> OF_A_SEARCH = Map.ofEntries(
            Map.entry("trials", SearchTypes.CONFIGURATIONS),
            Map.entry("n_trials", SearchTypes.CONFIGURATIONS),
            Map.entry("n_iter", SearchTypes.CONFIGURATIONS),
            Map.entry("num_samples", SearchTypes.CONFIGURATIONS),
            Map.entry("max_evals", SearchTypes.CONFIGURATIONS),
            Map.entry("samples", SearchTypes.CONFIGURATIONS),
            Map.entry("count", SearchTypes.CONFIGURATIONS),
            Map.entry("points", SearchTypes.CONFIGURATIONS),
            Map.entry("n_startup_trials", SearchTypes.STARTUP),
            Map.entry("n_ei_candidates", SearchTypes.CANDIDATES),
            Map.entry("reduction_factor", SearchTypes.ETA),
            Map.entry("factor", SearchTypes.ETA),
            Map.entry("min_resource", SearchTypes.MIN_EPOCHS),
            Map.entry("min_resources", SearchTypes.MIN_EPOCHS),
            Map.entry("grace_period", SearchTypes.MIN_EPOCHS),
            Map.entry("min_iter", SearchTypes.MIN_EPOCHS));

    /** The keys of a distribution. */
    private static final Map<String, String> OF_A_DISTRIBUTION = Map.of(
            "low", DistributionTypes.MIN,
            "lower", DistributionTypes.MIN,
            "from", DistributionTypes.MIN,
            "high", DistributionTypes.MAX,
            "upper", DistributionTypes.MAX,
            "to", DistributionTypes.MAX,
            "q", DistributionTypes.STEP);

    /** The keys of a space. */
    private static final Map<String, String> OF_A_SPACE = Map.of(
            "min", SpaceTypes.FROM,
            "start", SpaceTypes.FROM,
            "max", SpaceTypes.TO,
            "stop", SpaceTypes.TO,
            "end", SpaceTypes.TO,
            "num", SpaceTypes.COUNT,
            "n", SpaceTypes.COUNT);

    /** Single words beside components. */
    private static final Map<String, String> WORDS = Map.of(
            "log",
            "log_standard",
            "log1p",
            "log_standard",
            "dayofweek",
            "weekday",
            "dayofyear",
            "day_of_year",
            "doy",
            "day_of_year");

    /**
     * What Descent has for another word.
     *
     * @param text a name or a piece of a file; the same in backticks, among words; or a clause about "it"
     */
    public record Ours(String text) {
        /** The name that it begins with. */
        public String key() {
            return text.replace("`", "").split("[^a-z0-9_]")[0];
        }

        /** A clause for the end of a message. */
        public String told() {
            return told("");
        }

        /** As {@link #told()}, with something before the name. */
        public String told(String before) {
            return isClause() ? text : "Descent calls it " + code(before);
        }

        /** With the value of a key that stands in another place here. */
        public Ours of(String value) {
            return isClause() || text.indexOf('…') != text.lastIndexOf('…') ? this : new Ours(text.replace("…", value));
        }

        private Ours beside(String where) {
            return isClause() ? this : new Ours(code("") + where);
        }

        private String code(String before) {
            return text.indexOf('`') >= 0 ? text : "`" + before + text + "`";
        }

        private boolean isClause() {
            return text.startsWith("it ");
        }
    }

    private ForeignWords() {}

    /** What a component of a kind is here that is called otherwise elsewhere. */
    public static Optional<Ours> ours(Kind kind, String theirs) {
        Map<String, String> names = switch (kind) {
            case ACTIVATION -> ACTIVATIONS;
            case LAYER -> LAYERS;
            case SCALER -> SCALERS;
            case METRIC -> METRICS;
            case LOSS -> LOSSES;
            case OPTIMIZER -> OPTIMIZERS;
            case MISSING -> MISSING;
            case BASELINE -> BASELINES;
            case SEARCH -> SEARCHES;
            case DISTRIBUTION -> DISTRIBUTIONS;
            default -> Map.of();
        };
        return ours(names, letters(theirs));
    }

    /** Which of some words another word elsewhere means. */
    public static Optional<Ours> ours(List<String> words, String theirs) {
        return Optional.ofNullable(WORDS.getOrDefault(letters(theirs), SCALERS.get(letters(theirs))))
                .filter(words::contains)
                .map(Ours::new);
    }

    private static String letters(String name) {
        return name.toLowerCase(Locale.ROOT).replace("_", "").replace("-", "");
    }

    /** What a key is here that is called otherwise elsewhere; empty if the section has no such key. */
    public static Optional<Ours> ours(ComponentType section, String theirs) {
        Optional<Ours> ofAll = ours(OF_ALL, theirs)
                .filter(ours -> section.parameter(ours.key()).isPresent());
        if (ofAll.isPresent()) {
            return ofAll;
        }
        if (section.kind() != Kind.SECTION) {
            return ofAComponent(section.kind(), theirs)
                    .filter(ours -> section.parameter(ours.key()).isPresent());
        }
        if (section == Sections.SWEEP) {
            return ours(OF_A_SWEEP, theirs);
        }
        if (section == Sections.SPLIT) {
            return ours(OF_A_SPLIT, theirs);
        }
        if (section == Sections.REPORT) {
            return ours(OF_A_REPORT, theirs);
        }
        Optional<Ours> ofTheDataset = ours(OF_THE_DATASET, theirs);
        if (section == Sections.CSV || section == Sections.CSV_OF_A_PART) {
            return ours(OF_CSV, theirs).or(() -> ofTheDataset.map(ours -> ours.beside(", a key of dataset")));
        }
        if (section != Sections.DATASET || ofTheDataset.isPresent()) {
            return ofTheDataset.filter(ours -> section == Sections.DATASET);
        }
        if (Sections.SPLIT.parameter(theirs).isPresent()) {
            return Optional.of(new Ours("split: {" + theirs + ": …}"));
        }
        return Optional.of(OF_CSV.getOrDefault(theirs, theirs))
                .filter(ours -> !ours.equals("path")
                        && Sections.CSV_OF_A_PART.parameter(ours).isPresent())
                .map(ours -> new Ours("csv: {path: …, " + ours + ": …}"));
    }

    private static Optional<Ours> ofAComponent(Kind kind, String theirs) {
        Map<String, String> names = switch (kind) {
            case SEARCH -> OF_A_SEARCH;
            case DISTRIBUTION -> OF_A_DISTRIBUTION;
            case SPACE -> OF_A_SPACE;
            case OPTIMIZER -> OF_AN_OPTIMIZER;
            default -> Map.of();
        };
        return ours(names, theirs);
    }

    private static Optional<Ours> ours(Map<String, String> words, String theirs) {
        return Optional.ofNullable(words.get(theirs)).map(Ours::new);
    }
}
