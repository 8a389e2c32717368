package dev.descent.app;

import dev.descent.config.DataFolders;
import dev.descent.config.ExperimentNames;
import dev.descent.data.FormatGuess;
import dev.descent.data.Table;
import dev.descent.model.TableFormat.Header;
import dev.descent.number.Phrases;
import dev.descent.output.manual.JsonSchema;
import dev.descent.problem.FileRefused;
import dev.descent.problem.NearestName;
import dev.descent.problem.Remedy;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes a first experiment file for a CSV: how it is read, types, task, scaling, a sensible sweep and comments. */
public final class NewExperiment {

    /** What a line begins with by which editors find the schema of experiment files. */
    private static final String SCHEMA_LINE = "# yaml-language-server: $schema=";

    /** The schema's file beside the experiments. */
    private static final String SCHEMA_FILE = "experiment.schema.json";

    /** How many columns a message names. */
    private static final int SHOWN = 30;
    /** So many rows may be names rather than values. */
    private static final int ROWS_OF_NAMES = 20;

    private static final int LONGEST_SCHEMA_LINE = 1 << 12;
    private static final int LONGEST_ATTRIBUTES = 1 << 20;

    private NewExperiment() {}

    /**
     * What a person says besides the table.
     *
     * @param targets the columns to predict, at least one
     * @param ignored columns that are no features
     * @param taskWord what is learned, as the key {@code task} has it; guessed if empty
     * @param separator what stands between cells; found if empty
     */
    public record Wishes(
            List<String> targets, List<String> ignored, Optional<String> taskWord, Optional<String> separator) {
        public Wishes {
            targets = List.copyOf(targets);
            ignored = List.copyOf(ignored);
            separator = separator.map(it -> it.equals("tab") || it.equals("\\t") ? "\t" : it);
        }

        /** What is learned; empty if it is to be guessed. */
        Optional<TableGuess.Task> task() {
            return taskWord.flatMap(word -> Arrays.stream(TableGuess.Task.values())
                    .filter(it -> it.word().equals(word))
                    .findFirst());
        }

        private List<String> faults() {
            List<String> faults = new ArrayList<>();
            if (taskWord.isPresent() && task().isEmpty()) {
                faults.add("no task is named '" + taskWord.get() + "'; expected one of "
                        + Arrays.stream(TableGuess.Task.values())
                                .map(TableGuess.Task::word)
                                .collect(Collectors.joining(", ")));
            }
            if (separator.filter(it -> it.isEmpty() || it.equals("\"")).isPresent()) {
                faults.add("cells can't be separated by '" + separator.get()
                        + "'; expected a text such as \";\", \"|\", tab or blanks");
            }
            return faults;
        }
    }

    /**
     * Writes {@code folder/name.yaml}; never over a file that is there.
     *
     * @return the files: the experiment and, where editors need it and it is not there, the schema
     * @throws Stopped if something is wrong with what is wished for; the message tells all of it
     * @throws FileRefused if the table can't be read
     */
    public static List<Path> write(String name, Path csv, Wishes wishes, Path folder) throws Stopped, FileRefused {
        List<String> faults = new ArrayList<>();
        ExperimentNames.fault(name)
                .ifPresent(it -> faults.add("the name '" + name + "' " + it + "; expected " + ExperimentNames.RULE));
        faults.addAll(wishes.faults());
        Path file = folder.resolve(name + ".yaml");
        if (faults.isEmpty() && Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            faults.add(thereAlready(file));
        }
        if (!Files.exists(csv)) {
            String near = DataFolders.OF_THE_PROJECT
                    .near(csv)
                    .map(it -> NearestName.question(it.toString()))
                    .orElse("");
            faults.add(
                    new Remedy(near, "its path is relative to the working folder").sentence("there is no file " + csv));
        } else if (!Files.isRegularFile(csv)) {
            faults.add(csv + (Files.isDirectory(csv) ? " is a directory" : " is a device or a pipe")
                    + "; expected a CSV file");
        }
        stopIf(faults);
        Table table = FormatGuess.read(csv, csv.toString(), wishes.separator());
        stopIf(columnFaults(csv, table, wishes));
        TableGuess guess = TableGuess.of(csv.toString(), table, wishes);
        List<Path> written = new ArrayList<>(List.of(file));
        try {
            Files.createDirectories(folder);
            String schemaLine = schemaLine(folder);
            String text = schemaLine + "\n" + ExperimentText.of(csv, guess, folder);
            Path schema = folder.resolve(SCHEMA_FILE);
            if (schemaLine.endsWith("=" + SCHEMA_FILE) && isMissing(schema) && isWritten(schema, JsonSchema.text())) {
                written.add(schema);
            }
            // Last: a call that ended early can be made again.
            if (!isWritten(file, text)) {
                throw Stopped.refused(thereAlready(file));
            }
        } catch (IOException e) {
            throw Stopped.machine(
                    "can't write " + file + ": " + IoMessages.of(e)
                            + "; mend that, or name another folder with --experiments DIR",
                    e);
        }
        return written;
    }

    private static String thereAlready(Path file) {
        return file + " is there already; choose another name or remove it";
    }

    /** @throws Stopped if what is there is none that an editor could read */
    private static boolean isMissing(Path schema) throws Stopped {
        if (Files.exists(schema, LinkOption.NOFOLLOW_LINKS) && !Files.isRegularFile(schema)) {
            throw Stopped.refused(schema + " is " + FileKinds.of(schema)
                    + ", but the schema by which editors check experiments belongs there; remove it");
        }
        return !Files.exists(schema);
    }

    /** Writes a new file; false if somebody made it meanwhile. */
    private static boolean isWritten(Path file, String text) throws IOException {
        try {
            AtomicFiles.writeNew(file, FileContent.of(out -> out.append(text)));
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
        }
    }

    private static void stopIf(List<String> faults) throws Stopped {
        if (!faults.isEmpty()) {
            throw Stopped.refused(faults);
        }
    }

    private static List<String> columnFaults(Path csv, Table table, Wishes wishes) {
        List<String> faults = new ArrayList<>();
        List<String> columns = new ArrayList<>(wishes.targets());
        columns.addAll(wishes.ignored());
        List<String> unknown = columns.stream()
                .filter(column -> table.column(column).isEmpty())
                .map(column -> "'" + column + "'")
                .toList();
        if (!unknown.isEmpty()) {
            String hint = columns.stream()
                    .filter(column -> table.column(column).isEmpty())
                    .flatMap(column -> NearestName.orWithWord(column, table.header()).stream())
                    .findFirst()
                    .map(NearestName::question)
                    .orElse("");
            String has = "it has "
                    + (table.format().header() == Header.ABSENT ? "no line of names, so that they are " : "")
                    + Phrases.few(table.header(), SHOWN)
                    + columns.stream()
                            .flatMap(column -> namesBelow(table, column).stream())
                            .findFirst()
                            .orElse("");
            faults.add(new Remedy(hint, has).sentence(csv + " has no column " + String.join(" or ", unknown)));
        }
        for (String target : wishes.targets()) {
            int values = table.column(target).isPresent()
                    ? table.distinctCount(table.column(target).getAsInt())
                    : 2;
            if (values < 2) {
                faults.add("the column '" + target + "' of " + csv + " has "
                        + (values == 0 ? "no values" : "the same value in every row, which leaves nothing to learn")
                        + "; choose another target");
            }
            if (wishes.ignored().contains(target)) {
                faults.add("'" + target + "' is --target and --ignore; name it once");
            }
        }
        return faults;
    }

    /** Where a column's name stands among the rows, as a clause. */
    private static Optional<String> namesBelow(Table table, String column) {
        for (int row = 0; table.column(column).isEmpty() && row < Math.min(ROWS_OF_NAMES, table.rows()); row++) {
            for (int c = 0; c < table.header().size(); c++) {
                if (table.text(row, c).equals(column)) {
                    int line = table.position(row, c).line();
                    return Optional.of(
                            "; line " + line + " has it: take the lines above away, or write the file yourself "
                                    + "with csv: {path: …, skip_first: " + (line - 1) + "}");
                }
            }
        }
        return Optional.empty();
    }

    /** The option that commands need to read the table; empty if it lies in the project. */
    public static String dataOption(Path file, Path csv) throws Stopped {
        Path table = csv.toAbsolutePath().normalize();
        try {
            return DataFolders.OF_THE_PROJECT.hold(file, table) ? "" : " --data " + table.getParent();
        } catch (IOException e) {
            throw Stopped.machine("can't find the folder of " + file + ": " + IoMessages.of(e), e);
        }
    }

    /** Whether a file .gitattributes above an experiment keeps git from converting line ends. */
    public static boolean keepsLineEnds(Path file) throws IOException {
        for (Path folder = file.toAbsolutePath().normalize().getParent(); folder != null; folder = folder.getParent()) {
            Path attributes = folder.resolve(".gitattributes");
            if (Files.isRegularFile(attributes)
                    && beginning(attributes, LONGEST_ATTRIBUTES).contains("-text")) {
                return true;
            }
        }
        return false;
    }

    /** The line by which an editor finds the schema: that of another experiment of the folder, else one that names the file here. */
    private static String schemaLine(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file :
                    files.filter(it -> it.toString().endsWith(".yaml")).sorted().toList()) {
                Optional<String> first = Files.isRegularFile(file)
                        ? beginning(file, LONGEST_SCHEMA_LINE).lines().findFirst()
                        : Optional.empty();
                if (first.filter(it -> it.startsWith(SCHEMA_LINE)).isPresent()) {
                    return first.get();
                }
            }
        }
        return SCHEMA_LINE + SCHEMA_FILE;
    }

    /** Bytes that are not UTF-8 do no harm: what is looked for is ASCII. */
    private static String beginning(Path file, int most) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return new String(in.readNBytes(most), StandardCharsets.UTF_8);
        }
    }
}
