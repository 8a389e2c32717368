package dev.descent.app;

import dev.descent.data.Table;
import dev.descent.model.ByColumn;
import dev.descent.model.TableFormat;
import dev.descent.model.TableFormat.Header;
import dev.descent.model.TableFormat.NumberForm;
import dev.descent.number.NumberText;
import dev.descent.number.Phrases;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The text of a first experiment file, with what was guessed in comments, a line each. */
final class ExperimentText {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z_][A-Za-z0-9_.]*");
    private static final Pattern PLAIN_PATH = Pattern.compile("(\\.\\./)*[A-Za-z][A-Za-z0-9_./-]*");
    /** What YAML may read as something else than a text, in lower case. */
    private static final List<String> WORDS = List.of("true", "false", "null", "yes", "no", "on", "off");
    /** How many steps a trial is to have, as far as it is in reach. */
    private static final int STEPS = 2000;

    private static final int FEWEST_EPOCHS = 20;
    private static final int MOST_EPOCHS = 200;
    /** The column in which reasons begin. */
    private static final int REASON = 31;

    private ExperimentText() {}

    /** The text of the file but for the line that names its schema. */
    static String of(Path csv, TableGuess guess, Path folder) {
        StringBuilder yaml = new StringBuilder();
        yaml.append("description: ")
                .append(description("Which optimizer learns " + comment(String.join(", ", guess.targets()))
                        + " best, and at which learning rate?"))
                .append("\n\n");
        appendDataset(yaml, csv, guess, folder);
        appendNetwork(yaml, guess);
        int batch = batch(guess.rows());
        int iterations = Math.max(1, (guess.trainingRows() + batch - 1) / batch);
        int epochs = Math.max(FEWEST_EPOCHS, Math.min(MOST_EPOCHS, STEPS / iterations));
        yaml.append("optimizer: adam\n");
        append(
                yaml,
                "epochs: " + epochs,
                epochs * iterations + " steps at most: " + iterations + (iterations == 1 ? " batch" : " batches")
                        + " an epoch" + (guess.validates() ? "; early_stopping may end sooner" : ""));
        yaml.append("batch_size: ").append(batch);
        yaml.append("\nseed: 1\n");
        if (guess.validates()) {
            yaml.append("early_stopping: {monitor: val_loss, patience: 20, restore_best: true}"
                    + "   # the epoch that does best on the other rows counts\n");
        }
        yaml.append("\nsweep:\n  grid:\n");
        yaml.append("    optimizer: [sgd, momentum, rmsprop, adam]\n");
        yaml.append("    learning_rate: [0.003, 0.01, 0.03, 0.1]\n");
        append(
                yaml,
                "  repeats: " + (guess.folds() > 0 ? 2 : 5),
                "other weights and orders each time, so that luck can be told from merit");
        if (guess.task() == TableGuess.Task.REGRESSION && guess.validates()) {
            yaml.append("\nreport:\n");
            boolean one = guess.targets().size() == 1;
            append(
                    yaml,
                    "  rank_by: " + (one ? "val_rmse" : "val_loss"),
                    one
                            ? "in the unit of the target"
                            : "of the scaled targets, so that each counts; the largest ones decide rmse");
        }
        return yaml.toString();
    }

    /** Small where there are few rows to take steps from, large where there are many to go through. */
    private static int batch(int rows) {
        return rows < 500 ? 16 : rows < 20_000 ? 32 : rows < 200_000 ? 128 : 512;
    }

    private static void appendDataset(StringBuilder yaml, Path csv, TableGuess guess, Path folder) {
        Path relative = folder.toAbsolutePath()
                .normalize()
                .relativize(csv.toAbsolutePath().normalize());
        yaml.append("dataset:\n");
        appendFormat(yaml, relative.toString().replace('\\', '/'), guess.table());
        List<String> targets =
                guess.targets().stream().map(ExperimentText::quoted).toList();
        yaml.append("  target: ")
                .append(targets.size() == 1 ? targets.get(0) : list(targets))
                .append('\n');
        if (guess.taskAsked()) {
            yaml.append("  task: ").append(guess.task().word()).append('\n');
        }
        guess.target()
                .positive()
                .ifPresent(it -> append(
                        yaml,
                        "  positive: " + value(it),
                        "what the network says the probability of; the other class is "
                                + comment(guess.target().negative().orElseThrow())));
        appendCells(yaml, guess.table().format());
        appendMarkers(yaml, guess);
        if (!guess.ignored().isEmpty()) {
            yaml.append("  ignore:\n");
            guess.ignored().forEach((name, reason) -> append(yaml, "    - " + quoted(name), reason));
        }
        appendFollowers(yaml, guess);
        appendCategorical(yaml, guess);
        appendDates(yaml, guess);
        appendMissing(yaml, guess);
        append(yaml, "  scale: standard", "mean 0, standard deviation 1: rates then mean the same for every feature");
        if (guess.task() == TableGuess.Task.REGRESSION) {
            append(yaml, "  scale_target: standard", "the same for the target; metrics stay in its own unit");
        }
        appendSplit(yaml, guess);
        yaml.append('\n');
    }

    /** The file, and how it is written where that is not as usual. */
    private static void appendFormat(StringBuilder yaml, String path, Table table) {
        TableFormat format = table.format();
        TableFormat plain = TableFormat.PLAIN;
        if (format.withCells(plain.missing(), plain.numbers()).equals(plain)) {
            yaml.append("  csv: ").append(quoted(path)).append('\n');
            return;
        }
        yaml.append("  csv:\n    path: ").append(quoted(path)).append('\n');
        if (!format.encoding().equals(plain.encoding())) {
            append(
                    yaml,
                    "    encoding: " + format.encoding(),
                    "the file is not UTF-8; if letters look wrong, another one");
        }
        if (!format.separator().equals(plain.separator())) {
            String separator = format.separator().equals("\t") ? "tab" : format.separator();
            append(yaml, "    separator: " + (separator.length() > 1 ? separator : value(separator)), "between cells");
        }
        if (!format.quote().equals(plain.quote())) {
            append(yaml, "    quote: " + value(format.quote().orElseThrow().toString()), "around cells");
        }
        format.comment()
                .ifPresent(it ->
                        append(yaml, "    comment: " + value(it.toString()), "lines that begin with it are no rows"));
        if (format.skipFirst() > 0) {
            append(yaml, "    skip_first: " + format.skipFirst(), "lines above the names");
        }
        if (format.header() == Header.ABSENT) {
            append(
                    yaml,
                    "    header: false",
                    "the first line is a row: columns are column_1, column_2, …, or `names: [a, b, …]`");
        }
        if (!format.names().isEmpty()) {
            append(
                    yaml,
                    "    names: "
                            + list(format.names().stream()
                                    .map(ExperimentText::quoted)
                                    .toList()),
                    "the first line does not name each column");
        }
        if (format.skipLast() > 0) {
            append(yaml, "    skip_last: " + format.skipLast(), "lines below the rows");
        }
        if (format.decimal() != plain.decimal()) {
            append(yaml, "    decimal: " + value(String.valueOf(format.decimal())), "1,5 is one and a half");
        }
        format.thousands()
                .ifPresent(it -> append(
                        yaml,
                        "    thousands: " + value(it.toString()),
                        "1" + it + "000 is a thousand"
                                + (table.unclearPoints().isEmpty()
                                        ? ""
                                        : "; if it is one, write decimal: \".\" in place of these two")));
        if (format.trim()) {
            append(yaml, "    trim: true", "blanks around cells are nothing");
        }
    }

    /** What cells mean that are neither numbers nor words. */
    private static void appendCells(StringBuilder yaml, TableFormat format) {
        ByColumn missing = format.missing();
        missing.fallback()
                .ifPresent(it ->
                        append(yaml, "  missing_values: " + markers(it), "cells that seem to mean \"not there\""));
        if (!missing.columns().isEmpty()) {
            append(yaml, "  missing_values:", "cells that seem to mean \"not there\"");
            yaml.append("    columns:\n");
            missing.columns()
                    .forEach((name, it) -> yaml.append("      ")
                            .append(quoted(name))
                            .append(": ")
                            .append(markers(it))
                            .append('\n'));
        }
        if (!format.numbers().columns().isEmpty()) {
            yaml.append("  numbers:\n    columns:\n");
            format.numbers().columns().keySet().forEach(name -> {
                NumberForm form = format.numbers(name).orElseThrow();
                append(
                        yaml,
                        "      " + quoted(name) + ": "
                                + (form.percent() ? "percent" : "{strip: " + value(form.strip()) + "}"),
                        form.percent() ? "12 % is 0.12" : "characters that are no part of its numbers");
            });
        }
    }

    /** What may mean "not there" among texts, where it is a value like others: a person knows. */
    private static void appendMarkers(StringBuilder yaml, TableGuess guess) {
        guess.markers().forEach((name, found) -> {
            String column = comment(quoted(name));
            yaml.append("  # if ")
                    .append(comment(Phrases.and(found)))
                    .append(" in ")
                    .append(column)
                    .append(" means \"not there\": missing_values: {columns: {")
                    .append(column)
                    .append(": ")
                    .append(comment(markers(found)))
                    .append("}}, missing: {columns: {")
                    .append(column)
                    .append(": category}}\n");
        });
    }

    /** Features that may be the target in disguise: a person knows. */
    private static void appendFollowers(StringBuilder yaml, TableGuess guess) {
        guess.followers()
                .forEach((name, it) -> yaml.append("  # ")
                        .append(comment(quoted(name)))
                        .append(" follows the target")
                        .append(guess.targets().size() == 1 ? "" : " " + comment(quoted(it.target())))
                        .append(" (r = ")
                        .append(NumberText.statistic(it.r()))
                        .append("): list it under ignore unless it is known before the target is\n"));
    }

    private static String markers(Object texts) {
        return list(((List<?>) texts).stream().map(it -> value((String) it)).toList());
    }

    private static void appendCategorical(StringBuilder yaml, TableGuess guess) {
        if (guess.categorical().isEmpty()) {
            return;
        }
        boolean limited =
                guess.categorical().values().stream().anyMatch(it -> it.atMost().isPresent());
        yaml.append("  categorical:\n").append(limited ? "    columns:\n" : "");
        guess.categorical()
                .forEach((name, it) -> append(
                        yaml,
                        limited
                                ? "      " + quoted(name) + ": {"
                                        + it.atMost()
                                                .map(most -> "at_most: " + most)
                                                .orElse("") + "}"
                                : "    - " + quoted(name),
                        it.because()));
    }

    private static void appendDates(StringBuilder yaml, TableGuess guess) {
        if (guess.dates().isEmpty()) {
            return;
        }
        append(yaml, "  dates:", "days are those since 1970");
        yaml.append("    columns:\n");
        guess.dates().forEach((name, it) -> {
            String format = it.format().orElseThrow();
            yaml.append("      ")
                    .append(quoted(name))
                    .append(": {")
                    .append(format.equals("yyyy-MM-dd") ? "" : "format: " + value(format) + ", ")
                    .append("as: ")
                    .append(list(it.parts()))
                    .append("}\n");
        });
    }

    private static void appendMissing(StringBuilder yaml, TableGuess guess) {
        String mean = "of the training rows, where a number is missing";
        if (guess.missing().isEmpty()) {
            if (guess.fillsNumbers()) {
                append(yaml, "  missing: mean", mean);
            }
            return;
        }
        yaml.append("  missing:\n");
        if (guess.fillsNumbers()) {
            append(yaml, "    default: mean", mean);
        }
        yaml.append("    columns:\n");
        guess.missing()
                .forEach((name, strategy) -> append(
                        yaml,
                        "      " + quoted(name) + ": " + strategy,
                        switch (strategy) {
                            case "drop" ->
                                "leaves out " + guess.dropped() + " of " + (guess.rows() + guess.dropped())
                                        + " rows, which have no target";
                            case "category" -> "what is missing is a value of its own";
                            default -> "missing in many rows: an input of its own says so";
                        }));
    }

    private static void appendSplit(StringBuilder yaml, TableGuess guess) {
        if (!guess.validates()) {
            yaml.append("  # no split: so few rows leave none to judge by\n");
            return;
        }
        boolean folds = guess.folds() > 0;
        String rows = folds ? "folds: " + guess.folds() : "validation: 0.2";
        String kept = guess.owner().map(name -> ", group: " + quoted(name)).orElse("");
        append(
                yaml,
                "  split: {" + rows + kept + (guess.stratifies() ? ", stratify: true}" : "}"),
                guess.owner().isPresent()
                        ? "rows of one " + comment(guess.owner().get())
                                + " stay together, so that strangers judge; it is no feature"
                        : folds
                                ? "few rows: each is once among those that judge what the others taught"
                                : "a fifth of " + (guess.stratifies() ? "each class" : "the rows")
                                        + " judges what the others taught");
        if (guess.task() != TableGuess.Task.REGRESSION && !guess.stratifies()) {
            yaml.append(
                    guess.owner().isPresent()
                            ? "  # no `stratify: true`: it does not go with group; the plan tells if a part lacks a class\n"
                            : "  # no `stratify: true`: a class has too few rows to be in every part\n");
        }
        guess.rarest()
                .ifPresent(count -> yaml.append("  # the rarest class has ")
                        .append(count)
                        .append(" of ")
                        .append(guess.rows())
                        .append(" rows; to let each class count the same in training: class_weight: balanced\n"));
        guess.dates().keySet().stream()
                .findFirst()
                .ifPresent(date -> yaml.append("  # to judge by later rows: split: {validation: 0.2, order: ")
                        .append(comment(quoted(date)))
                        .append("}\n"));
        guess.related()
                .filter(it -> guess.owner().isEmpty())
                .ifPresent(owner -> yaml.append("  # if rows of one ")
                        .append(comment(owner))
                        .append(" belong together: split: {")
                        .append(rows)
                        .append(", group: ")
                        .append(comment(quoted(owner)))
                        .append("}\n"));
    }

    /** A line with its reason. */
    private static void append(StringBuilder yaml, String line, String reason) {
        yaml.append(line)
                .append(" ".repeat(Math.max(3, REASON - line.length())))
                .append("# ")
                .append(reason)
                .append('\n');
    }

    private static String list(List<String> values) {
        return "[" + String.join(", ", values) + "]";
    }

    /** A text as a value, in quotes. */
    private static String value(String text) {
        return NumberText.isNumber(text) ? text : enclosed(text);
    }

    /** Layers, loss and metrics for what the target is: a number, one of two classes, or one of several. */
    private static void appendNetwork(StringBuilder yaml, TableGuess guess) {
        int outputs = guess.outputs();
        String because = "# " + guess.target().because() + "\n";
        yaml.append("layers:\n  - dense: {units: 10, activation: relu}\n");
        switch (guess.task()) {
            case REGRESSION -> {
                yaml.append("  - dense: ")
                        .append(outputs)
                        .append("                   ")
                        .append(because);
                yaml.append("loss: mse\nmetrics: [rmse, mae").append(guess.measuresR2() ? ", r2]\n\n" : "]\n\n");
            }
            case BINARY -> {
                yaml.append("  - dense: {units: 1, activation: sigmoid}     ").append(because);
                yaml.append("loss: binary_crossentropy\nmetrics: [accuracy")
                        .append(balanced(guess))
                        .append(guess.stratifies() ? ", auc]\n\n" : "]\n\n");
            }
            case MULTICLASS -> {
                yaml.append("  - dense: {units: ")
                        .append(outputs)
                        .append(", activation: softmax}     ")
                        .append(because);
                yaml.append("loss: categorical_crossentropy\nmetrics: [accuracy")
                        .append(balanced(guess))
                        .append("]\n\n");
            }
        }
    }

    /** What accuracy hides of rare classes. */
    private static String balanced(TableGuess guess) {
        return guess.rarest().isPresent() ? ", balanced_accuracy" : "";
    }

    /** A text as it stands, unless YAML would read it otherwise. */
    private static String description(String text) {
        return text.contains(": ") || text.contains(" #") ? enclosed(text) : text;
    }

    private static String comment(String name) {
        return name.replaceAll("\\p{Cntrl}", " ");
    }

    private static String quoted(String name) {
        if ((PLAIN.matcher(name).matches() || PLAIN_PATH.matcher(name).matches() && name.indexOf('/') >= 0)
                && !WORDS.contains(name.toLowerCase(Locale.ROOT))) {
            return name;
        }
        return enclosed(name);
    }

    private static String enclosed(String text) {
        StringBuilder out = new StringBuilder("\"");
        text.codePoints().forEach(c -> {
            if (c == '"' || c == '\\') {
                out.append('\\').appendCodePoint(c);
            } else if (Character.isISOControl(c)) {
                String hex = Integer.toHexString(c);
                out.append("\\x").append("0".repeat(2 - hex.length())).append(hex);
            } else {
                out.appendCodePoint(c);
            }
        });
        return out.append('"').toString();
    }
}
