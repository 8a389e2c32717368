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
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Writes a first experiment file for a CSV: types, task, scaling, a sensible sweep and comments. */
public final class NewExperiment {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    /** What YAML may read as something else than a text, in lower case. */
    private static final List<String> WORDS = List.of("true", "false", "null", "yes", "no", "on", "off");
    /** The most distinct whole numbers of a target that are taken for classes. */
    private static final int CLASSES = 10;

    private NewExperiment() {}

    /**
     * Writes {@code folder/name.yaml}; never over a file that is there.
     *
     * @return the file
     */
    public static Path write(String name, Path csv, String target, Path folder) throws Stopped, FileRefused {
        Optional<String> fault = ExperimentNames.fault(name);
        if (fault.isPresent()) {
            throw Stopped.refused("the name '" + name + "' " + fault.get() + "; expected " + ExperimentNames.RULE);
        }
        if (!Files.exists(csv)) {
            throw Stopped.refused("there is no file " + csv + "; its path is relative to the working folder");
        }
        Table table = Table.read(csv, csv.toString());
        if (table.column(target).isEmpty()) {
            throw Stopped.refused(csv + " has no column '" + target + "'; it has " + String.join(", ", table.header()));
        }
        if (table.distinct(table.column(target).getAsInt()).isEmpty()) {
            throw Stopped.refused("the column '" + target + "' of " + csv + " has no values; choose another target");
        }
        Path file = folder.resolve(name + ".yaml");
        try {
            Files.createDirectories(folder);
            Files.writeString(
                    file, text(csv, target, table, folder), StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW);
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

    private static String text(Path csv, String target, Table table, Path folder) {
        int column = table.column(target).getAsInt();
        StringBuilder yaml = new StringBuilder();
        yaml.append("# Which optimizer learns ")
                .append(comment(target))
                .append(" best, and at which learning rate?\n\n");
        appendDataset(yaml, csv, table, column, folder);
        appendNetwork(yaml, table, column);
        yaml.append("optimizer: adam\nepochs: 50\nbatch_size: 32\nseed: 1\n\n");
        yaml.append("sweep:\n  grid:\n");
        yaml.append("    optimizer: [sgd, momentum, rmsprop, adam]\n");
        yaml.append("    learning_rate: [0.001, 0.003, 0.01, 0.03]\n");
        yaml.append(
                "  repeats: 5                   # other weights and orders each time, so that luck can be told from merit\n");
        return yaml.toString();
    }

    private static void appendDataset(StringBuilder yaml, Path csv, Table table, int target, Path folder) {
        Path relative = folder.toAbsolutePath()
                .normalize()
                .relativize(csv.toAbsolutePath().normalize());
        yaml.append("dataset:\n");
        yaml.append("  csv: ")
                .append(quoted(relative.toString().replace('\\', '/')))
                .append('\n');
        yaml.append("  target: ").append(quoted(table.header().get(target))).append('\n');
        List<String> ignored = ignored(table, target);
        if (!ignored.isEmpty()) {
            yaml.append("  ignore: ")
                    .append(flow(ignored))
                    .append("   # they number or name the rows, or have no values\n");
        }
        int incomplete = incompleteRows(table, ignored);
        if (incomplete > 0) {
            yaml.append("  missing: drop                # leaves out ")
                    .append(incomplete)
                    .append(" of ")
                    .append(table.rows())
                    .append(" rows, those with empty cells; or: mean\n");
        }
        yaml.append(
                "  scale: standard              # mean 0, standard deviation 1: rates then mean the same for every feature\n");
        yaml.append("  split: {validation: 0.2}     # a fifth of the rows judges what the others taught\n\n");
    }

    /** Layers, loss and metrics for what the target is: a number, one of two classes, or one of several. */
    private static void appendNetwork(StringBuilder yaml, Table table, int target) {
        List<String> values = table.distinct(target);
        boolean text = !table.isNumeric(target);
        boolean whole = !text && values.stream().allMatch(v -> v.matches("-?[0-9]+"));
        boolean classes =
                values.size() > 1 && (text ? values.size() <= table.rows() / 2 : whole && values.size() <= CLASSES);
        yaml.append("layers:\n  - dense: {units: 10, activation: relu}\n");
        if (!classes) {
            yaml.append("  - dense: 1                   # one unit: a number is predicted\n");
            yaml.append("loss: mse\nmetrics: [mae, r2]\n\n");
        } else if (values.size() == 2 && (text || values.equals(List.of("0", "1")))) {
            yaml.append("  - dense: {units: 1, activation: sigmoid}     # the probability of the second class\n");
            yaml.append("loss: binary_crossentropy\nmetrics: [accuracy, auc]\n\n");
        } else {
            yaml.append("  - dense: {units: ")
                    .append(values.size())
                    .append(", activation: softmax}     # a unit a class\n");
            yaml.append("loss: categorical_crossentropy\nmetrics: [accuracy]\n\n");
        }
    }

    /** Columns that number the rows, text columns that are different in most rows, and columns without values. */
    private static List<String> ignored(Table table, int target) {
        List<String> names = new ArrayList<>();
        for (int c = 0; c < table.header().size(); c++) {
            String name = table.header().get(c);
            boolean numbersRows = table.rows() > 1 && table.countsRows(c) && !name.isEmpty();
            boolean tellsRowsApart = !table.isNumeric(c) && table.distinct(c).size() > table.rows() / 2;
            boolean empty = table.distinct(c).isEmpty();
            if (c != target && (numbersRows || tellsRowsApart || empty)) {
                names.add(name);
            }
        }
        return names;
    }

    /** How many rows miss a value in a column that is used. */
    private static int incompleteRows(Table table, List<String> ignored) {
        int[] used = IntStream.range(0, table.header().size())
                .filter(c -> !ignored.contains(table.header().get(c)))
                .toArray();
        return (int) IntStream.range(0, table.rows())
                .filter(r -> IntStream.of(used).anyMatch(c -> table.missing(r, c)))
                .count();
    }

    private static String flow(List<String> names) {
        return "[" + String.join(", ", names.stream().map(NewExperiment::quoted).toList()) + "]";
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
