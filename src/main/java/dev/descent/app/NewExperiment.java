package dev.descent.app;

import dev.descent.config.DataFolders;
import dev.descent.config.ExperimentNames;
import dev.descent.data.Table;
import dev.descent.problem.FileRefused;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Writes a first experiment file for a CSV: types, task, scaling, a sensible sweep and comments. */
public final class NewExperiment {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    /** What YAML may read as something else than a text, in lower case. */
    private static final List<String> WORDS = List.of("true", "false", "null", "yes", "no", "on", "off");
    /** Fewer rows make smaller batches. */
    private static final int SMALL = 500;
    /** How many steps a trial is to have, as far as it is in reach. */
    private static final int STEPS = 2000;

    private static final int FEWEST_EPOCHS = 20;
    private static final int MOST_EPOCHS = 200;
    /** The column in which reasons begin. */
    private static final int REASON = 31;

    private NewExperiment() {}

    /**
     * What a person says besides the table.
     *
     * @param targets the columns to predict, at least one
     * @param ignored columns that are no features
     * @param task what is learned; guessed if empty
     */
    public record Wishes(List<String> targets, List<String> ignored, Optional<TableGuess.Task> task) {
        public Wishes {
            targets = List.copyOf(targets);
            ignored = List.copyOf(ignored);
        }

        /**
         * What the command line asks for.
         *
         * @throws Stopped if no task has that name
         */
        public static Wishes of(List<String> targets, List<String> ignored, Optional<String> task) throws Stopped {
            List<TableGuess.Task> tasks = List.of(TableGuess.Task.values());
            Optional<TableGuess.Task> asked = task.flatMap(
                    word -> tasks.stream().filter(it -> it.word().equals(word)).findFirst());
            if (task.isPresent() && asked.isEmpty()) {
                throw Stopped.refused("no task is named '" + task.get() + "'; expected one of "
                        + String.join(
                                ", ", tasks.stream().map(TableGuess.Task::word).toList()));
            }
            return new Wishes(targets, ignored, asked);
        }
    }

    /**
     * Writes {@code folder/name.yaml}; never over a file that is there.
     *
     * @return the file
     */
    public static Path write(String name, Path csv, Wishes wishes, Path folder) throws Stopped, FileRefused {
        Optional<String> fault = ExperimentNames.fault(name);
        if (fault.isPresent()) {
            throw Stopped.refused("the name '" + name + "' " + fault.get() + "; expected " + ExperimentNames.RULE);
        }
        if (!Files.exists(csv)) {
            throw Stopped.refused("there is no file " + csv + "; its path is relative to the working folder");
        }
        Table table = Table.read(csv, csv.toString());
        List<String> columns = new ArrayList<>(wishes.targets());
        columns.addAll(wishes.ignored());
        for (String column : columns) {
            if (table.column(column).isEmpty()) {
                throw Stopped.refused(
                        csv + " has no column '" + column + "'; it has " + String.join(", ", table.header()));
            }
        }
        for (String target : wishes.targets()) {
            if (table.distinct(table.column(target).getAsInt()).isEmpty()) {
                throw Stopped.refused(
                        "the column '" + target + "' of " + csv + " has no values; choose another target");
            }
        }
        TableGuess guess = TableGuess.of(csv, table, wishes);
        Path file = folder.resolve(name + ".yaml");
        try {
            Files.createDirectories(folder);
            Files.writeString(file, text(csv, guess, folder), StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW);
        } catch (FileAlreadyExistsException e) {
            throw Stopped.refused(file + " is there already; choose another name or remove it");
        } catch (IOException e) {
            throw Stopped.machine(
                    "can't write " + file + ": " + IoMessages.of(e)
                            + "; mend that, or name another folder with --experiments DIR",
                    e);
        }
        return file;
    }

    /** The option that commands need to read the table; empty if it lies in the project. */
    public static String dataOption(Path file, Path csv) throws Stopped {
        Path table = csv.toAbsolutePath();
        try {
            return DataFolders.OF_THE_PROJECT.hold(file, table) ? "" : " --data " + table.getParent();
        } catch (IOException e) {
            throw Stopped.machine("can't find the folder of " + file + ": " + IoMessages.of(e), e);
        }
    }

    private static String text(Path csv, TableGuess guess, Path folder) {
        StringBuilder yaml = new StringBuilder();
        yaml.append("# Which optimizer learns ")
                .append(comment(String.join(", ", guess.targets())))
                .append(" best, and at which learning rate?\n\n");
        appendDataset(yaml, csv, guess, folder);
        appendNetwork(yaml, guess);
        int batch = guess.rows() < SMALL ? 16 : 32;
        int iterations = Math.max(1, (guess.trainingRows() + batch - 1) / batch);
        int epochs = Math.max(FEWEST_EPOCHS, Math.min(MOST_EPOCHS, STEPS / iterations));
        yaml.append("optimizer: adam\nepochs: ")
                .append(epochs)
                .append("\nbatch_size: ")
                .append(batch);
        yaml.append("\nseed: 1\n");
        if (guess.validates()) {
            yaml.append("early_stopping: {monitor: val_loss, patience: 20, restore_best: true}"
                    + "   # the epoch that does best on the other rows counts\n");
        }
        yaml.append("\nsweep:\n  grid:\n");
        yaml.append("    optimizer: [sgd, momentum, rmsprop, adam]\n");
        yaml.append("    learning_rate: [0.003, 0.01, 0.03, 0.1]\n");
        yaml.append(
                "  repeats: 5                   # other weights and orders each time, so that luck can be told from merit\n");
        if (guess.task() == TableGuess.Task.REGRESSION && guess.validates()) {
            yaml.append("\nreport:\n  rank_by: val_rmse            # in the unit of the target\n");
        }
        return yaml.toString();
    }

    private static void appendDataset(StringBuilder yaml, Path csv, TableGuess guess, Path folder) {
        Path relative = folder.toAbsolutePath()
                .normalize()
                .relativize(csv.toAbsolutePath().normalize());
        yaml.append("dataset:\n");
        yaml.append("  csv: ")
                .append(quoted(relative.toString().replace('\\', '/')))
                .append('\n');
        List<String> targets =
                guess.targets().stream().map(NewExperiment::quoted).toList();
        yaml.append("  target: ")
                .append(targets.size() == 1 ? targets.get(0) : "[" + String.join(", ", targets) + "]")
                .append('\n');
        if (guess.taskAsked()) {
            yaml.append("  task: ").append(guess.task().word()).append('\n');
        }
        appendColumns(yaml, "ignore", guess.ignored());
        appendColumns(yaml, "categorical", guess.categorical());
        appendDates(yaml, guess);
        appendMissing(yaml, guess);
        yaml.append(
                "  scale: standard              # mean 0, standard deviation 1: rates then mean the same for every feature\n");
        if (guess.task() == TableGuess.Task.REGRESSION) {
            yaml.append("  scale_target: standard       # the same for the target; metrics stay in its own unit\n");
        }
        if (guess.stratifies()) {
            yaml.append(
                    "  split: {validation: 0.2, stratify: true}     # a fifth of each class judges what the others taught\n");
        } else if (guess.validates()) {
            yaml.append("  split: {validation: 0.2}     # a fifth of the rows judges what the others taught\n");
        } else {
            yaml.append("  # no split: so few rows leave none to judge by\n");
        }
        yaml.append('\n');
    }

    private static void appendDates(StringBuilder yaml, TableGuess guess) {
        if (!guess.dates().isEmpty()) {
            yaml.append(
                    "  dates:                       # days since 1970, and the month and the weekday as numbers\n    columns:\n");
            guess.dates()
                    .forEach(name ->
                            yaml.append("      ").append(quoted(name)).append(": {as: [days, month, weekday]}\n"));
        }
    }

    private static void appendMissing(StringBuilder yaml, TableGuess guess) {
        if (guess.missing().isEmpty()) {
            yaml.append(
                    guess.fillsNumbers()
                            ? "  missing: mean                # of the training rows, where a number is missing\n"
                            : "");
            return;
        }
        yaml.append("  missing:\n");
        if (guess.fillsNumbers()) {
            yaml.append("    default: mean              # of the training rows, where a number is missing\n");
        }
        yaml.append("    columns:\n");
        guess.missing()
                .forEach((name, strategy) -> yaml.append("      ")
                        .append(quoted(name))
                        .append(": ")
                        .append(strategy)
                        .append(
                                strategy.equals("drop")
                                        ? "   # leaves out " + guess.dropped() + " of "
                                                + (guess.rows() + guess.dropped()) + " rows, which have no target\n"
                                        : "   # what is missing is a value of its own\n"));
    }

    /** Columns with the reason for each, a line each. */
    private static void appendColumns(StringBuilder yaml, String key, Map<String, String> columns) {
        if (columns.isEmpty()) {
            return;
        }
        yaml.append("  ").append(key).append(":\n");
        columns.forEach((name, reason) -> {
            String line = "    - " + quoted(name);
            yaml.append(line)
                    .append(" ".repeat(Math.max(3, REASON - line.length())))
                    .append("# ")
                    .append(reason)
                    .append('\n');
        });
    }

    /** Layers, loss and metrics for what the target is: a number, one of two classes, or one of several. */
    private static void appendNetwork(StringBuilder yaml, TableGuess guess) {
        int outputs = guess.outputs();
        String because = "# " + guess.because() + "\n";
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
                yaml.append("loss: binary_crossentropy\nmetrics: [accuracy, auc]\n\n");
            }
            case MULTICLASS -> {
                yaml.append("  - dense: {units: ")
                        .append(outputs)
                        .append(", activation: softmax}     ")
                        .append(because);
                yaml.append("loss: categorical_crossentropy\nmetrics: [accuracy]\n\n");
            }
        }
    }

    private static String comment(String name) {
        return name.replaceAll("\\p{Cntrl}", " ");
    }

    private static String quoted(String name) {
        if (PLAIN.matcher(name).matches() && !WORDS.contains(name.toLowerCase(Locale.ROOT))
                || name.matches("[A-Za-z0-9_./-]*[A-Za-z/]\\.csv")) {
            return name;
        }
        StringBuilder out = new StringBuilder("\"");
        name.codePoints().forEach(c -> {
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
