package dev.descent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Settings from the command line have results of their own, and what a report says of how it is made again works. */
class AgainTest {
    private static final String SMALL = """
            dataset: {csv: ../data/advertising.csv, target: sales, ignore: [id]}
            layers: [{dense: 1}]
            loss: mse
            optimizer: {sgd: {learning_rate: 1e-6}}
            epochs: 1
            """;

    @TempDir
    private Path folder;

    private CommandRig rig;
    private Path small;
    private Path results;

    @BeforeEach
    void project() {
        rig = new CommandRig(folder);
        small = rig.experiment("small.yaml", SMALL);
        results = rig.results();
    }

    @Test
    void settingsLeaveTheFilesResultsAndTheIndexAsTheyAre() throws IOException {
        assertThat(run()).isZero();
        Map<String, String> before = files(results);
        assertThat(run("--set", "epochs=2")).as(rig.err()).isZero();
        assertThat(rig.out())
                .contains(results.resolve("small@epochs=2/report.md").toString());
        assertThat(rig.result("small@epochs=2/experiment.yaml")).contains("epochs: 2\n");
        Map<String, String> after = files(results);
        after.keySet().removeIf(name -> name.startsWith("small@"));
        assertThat(after).isEqualTo(before);
        assertThat(run()).isZero();
        assertThat(rig.result("README.md")).isEqualTo(before.get("README.md"));
        assertThat(rig.run("check", small.getParent(), "--results", results)).isZero();
    }

    @Test
    void reportAndCheckMeanTheFolderOfTheSettings() throws IOException {
        assertThat(run("--set", "epochs=2")).isZero();
        assertThat(results.resolve("README.md")).doesNotExist();
        Files.delete(results.resolve("small@epochs=2/report.md"));
        assertThat(rig.run("check", small.getParent(), "--results", results, "--set", "epochs=2"))
                .isEqualTo(1);
        assertThat(rig.run("report", small, "--results", results, "--set", "epochs=2"))
                .isZero();
        assertThat(rig.run("check", small.getParent(), "--results", results, "--set", "epochs=2"))
                .as(rig.out())
                .isZero();
        assertThat(rig.run("report", small, "--results", results)).isEqualTo(2);
        assertThat(rig.run("check", small, "--results", results)).isEqualTo(1);
    }

    @Test
    void thePrintedCommandsMakeTheSameFilesInTheFolderOfTheExperiment() throws IOException {
        assertAgain("small", List.of());
        assertAgain("small@epochs=2", List.of("--set", "epochs=2"));
        assertAgain("small@", List.of("--set", "description=it's, $HOME", "--set", "layers[0].units=1"));
        assertAgain("small", List.of("--engine", "reference"));
    }

    @Test
    void aFileElsewhereIsMadeAgainInItsFolder() throws IOException {
        Path elsewhere = Files.createDirectories(folder.resolve("else where"));
        small = Files.writeString(elsewhere.resolve("my small.yaml"), "name: small\n" + SMALL);
        assertAgain("small", List.of());
    }

    @Test
    void aTableFurtherUpIsAllowedByTheCommand() throws IOException {
        Path deep = Files.createDirectories(folder.resolve("a/b/c"));
        small = Files.writeString(deep.resolve("small.yaml"), SMALL.replace("../data", "../../../data"));
        assertThat(rig.run("run", small, "--results", results, "--data", folder.resolve("data")))
                .as(rig.err())
                .isZero();
        assertThat(rig.result("small/report.md")).contains("descent run small.yaml --data ../../../data      # writes");
    }

    @Test
    void theFilesOwnEngineIsNotNamed() throws IOException {
        small = rig.experiment("small.yaml", "engine: reference\n" + SMALL);
        assertThat(run("--engine", "reference")).isZero();
        assertThat(rig.result("small/report.md")).contains("descent run small.yaml      # writes");
        assertThat(run("--engine", "lockstep")).isZero();
        assertThat(rig.result("small/report.md")).contains("descent run small.yaml --engine lockstep      # writes");
    }

    /** Runs, then runs the commands of the report in the folder that it names, and compares. */
    private void assertAgain(String name, List<String> options) throws IOException {
        results = Files.createTempDirectory(folder, "results");
        assertThat(run(options.toArray(String[]::new))).as(rig.err()).isZero();
        Path made;
        try (Stream<Path> folders = Files.list(results)) {
            made = folders.filter(it -> it.getFileName().toString().startsWith(name))
                    .findFirst()
                    .orElseThrow();
        }
        List<String> commands = Files.readAllLines(made.resolve("report.md")).stream()
                .filter(line -> line.startsWith("descent "))
                .toList();
        assertThat(commands).hasSize(2);
        Path here = small.getParent();
        for (String command : commands) {
            assertThat(shell(command)).as(command + "\n" + rig.output()).isZero();
        }
        assertThat(files(here.resolve("results").resolve(made.getFileName()))).isEqualTo(files(made));
    }

    /** Runs a line as a shell in the experiment's folder would. */
    private int shell(String line) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        ProcessBuilder process = new ProcessBuilder(
                        "sh",
                        "-c",
                        "descent() { \"$JAVA\" -XX:TieredStopAtLevel=1 -cp \"$CP\" dev.descent.cli.Main \"$@\"; }\n"
                                + line)
                .directory(small.getParent().toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile());
        process.environment().put("JAVA", java);
        process.environment().put("CP", absoluteClassPath());
        try {
            return process.start().waitFor();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static String absoluteClassPath() {
        List<String> parts = new ArrayList<>();
        for (String part : System.getProperty("java.class.path").split(System.getProperty("path.separator"))) {
            parts.add(Path.of(part).toAbsolutePath().toString());
        }
        return String.join(System.getProperty("path.separator"), parts);
    }

    private int run(String... options) {
        List<Object> arguments = new ArrayList<>(List.of("run", small, "--results", results));
        arguments.addAll(List.of(options));
        return rig.run(arguments.toArray());
    }

    /** The texts of all files but those under {@code .run/}, by path. */
    private static Map<String, String> files(Path folder) throws IOException {
        Map<String, String> files = new TreeMap<>();
        List<Path> paths;
        try (Stream<Path> tree = Files.walk(folder)) {
            paths = tree.filter(Files::isRegularFile).toList();
        }
        for (Path path : paths) {
            String name = folder.relativize(path).toString();
            if (!name.contains(".run")) {
                files.put(name, Files.readString(path));
            }
        }
        return files;
    }
}
