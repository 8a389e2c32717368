package dev.descent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * The GitHub action: its steps, run as a runner runs them, by bash, in a repository that has experiments/ and data/ alone. The step
 * that builds has a Maven that only tells how it was called; under the tag "slow" the real one.
 */
@DisabledOnOs(OS.WINDOWS)
class ActionTest {
    private static final Pattern INPUT = Pattern.compile("\\$\\{\\{ inputs\\.([a-z-]+) }}");
    private static final String EXPERIMENT = """
            dataset: {csv: ../data/advertising.csv, target: sales, ignore: [id], scale: standard}
            layers: [{dense: 1}]
            loss: mse
            optimizer: sgd
            epochs: 2
            """;

    @TempDir
    private Path folder;

    private final Map<String, Object> action = read();
    private final Map<String, String> inputs = new LinkedHashMap<>();
    private Path repository;
    private Path checkout;
    private Path summary;
    private String printed = "";

    @BeforeEach
    void repository() throws IOException {
        repository = Files.createDirectories(folder.resolve("a repository"));
        write("experiments/small.yaml", EXPERIMENT);
        Files.createDirectories(repository.resolve("data"));
        Files.copy(Path.of("data/advertising.csv"), repository.resolve("data/advertising.csv"));
        checkout = Files.createDirectories(folder.resolve("the action"));
        summary = folder.resolve("summary.md");
        mapping(action.get("inputs"))
                .forEach((name, input) ->
                        inputs.put(name, String.valueOf(mapping(input).get("default"))));
    }

    @Test
    void holdsResultsAgainstAFreshRun() throws Exception {
        jar();
        inputs.put("command", "run");
        assertThat(step("Run Descent")).as(printed).isZero();
        assertThat(repository.resolve("results/small/report.md")).isNotEmptyFile();
        assertThat(summary).doesNotExist();

        inputs.put("command", "check");
        inputs.put("junit", "check.xml");
        assertThat(step("Run Descent")).as(printed).isZero();
        assertThat(summary).content().contains("1 experiment as committed");
        assertThat(repository.resolve("check.xml")).content().contains("failures=\"0\"");

        Path trials = repository.resolve("results/small/trials.csv");
        Files.writeString(trials, Files.readString(trials).replace(",completed,", ",diverged,"));
        inputs.put("summary", "check.md");
        assertThat(step("Run Descent")).as(printed).isEqualTo(1);
        assertThat(printed).contains("trials.csv: trial 1 (repeat 1): status diverged → completed");
        String found = Files.readString(repository.resolve("check.md"));
        assertThat(found).contains("trials.csv");
        assertThat(summary).content().endsWith(found);
        assertThat(repository.resolve("check.xml")).content().contains("tests=\"3\" failures=\"2\"");
    }

    @Test
    void aMistakeInAFileIsExitCodeTwoAndHasItsPlace() throws Exception {
        jar();
        write("experiments/small.yaml", EXPERIMENT.replace("loss: mse", "loss: msee"));
        assertThat(step("Run Descent")).as(printed).isEqualTo(2);
        assertThat(printed).contains("experiments/small.yaml:3:7: ");
    }

    @Test
    void takesOptionsBetweenBlanksAndAFileALine() throws Exception {
        jar();
        write("two words/second.yaml", EXPERIMENT);
        inputs.put("command", "plan");
        inputs.put("options", "--trials 0\n--set epochs=7");
        inputs.put("files", "two words/second.yaml\nexperiments/small.yaml\n");
        assertThat(step("Run Descent")).as(printed).isZero();
        assertThat(printed).contains("second: ", "small: ", "7 epochs");
    }

    @Test
    void nothingThatIsGivenIsRunOrTakenForAnOption() throws Exception {
        jar();
        assertThat(steps())
                .extracting(step -> String.valueOf(step.get("run")))
                .allSatisfy(script -> assertThat(script).doesNotContain("${{"));
        String hostile = "$(touch pwned)`touch pwned`\"; touch pwned; '";
        for (String command : List.of("check", hostile)) {
            inputs.put("command", command);
            inputs.replaceAll((input, given) ->
                    List.of("files", "options", "junit", "summary").contains(input) ? hostile : given);
            assertThat(step("Run Descent")).as(printed).isEqualTo(2);
            assertThat(repository.resolve("pwned")).doesNotExist();
        }
        inputs.put("options", "");
        inputs.put("files", "--fresh");
        inputs.put("command", "run");
        assertThat(step("Run Descent")).isEqualTo(2);
        assertThat(printed).contains("no file or folder").contains("--fresh");
    }

    @Test
    void buildsItsOwnCheckoutAndNotTheRepositoryThatCallsIt() throws Exception {
        write("pom.xml", "<project/>");
        Path mvn = Files.createDirectories(folder.resolve("bin")).resolve("mvn");
        Files.writeString(mvn, "#!/bin/sh\npwd -P\necho \"$*\"\n");
        assertThat(mvn.toFile().setExecutable(true)).isTrue();
        assertThat(step("Build Descent")).as(printed).isZero();
        assertThat(printed.lines())
                .containsExactly(checkout.toRealPath().toString(), "-B -ntp -q -Dmaven.test.skip package");
    }

    @Test
    @Tag("slow")
    void buildsAndRuns() throws Exception {
        for (String name : List.of("pom.xml", ".mvn", "src", "LICENSE", "NOTICE")) {
            copy(Path.of(name), checkout.resolve(name));
        }
        assertThat(step("Build Descent")).as(printed).isZero();
        inputs.put("command", "run");
        assertThat(step("Run Descent")).as(printed).isZero();
        inputs.put("command", "check");
        assertThat(step("Run Descent")).as(printed).isZero();
    }

    /** Runs a step of the action in the repository, as a runner does, and returns its exit code. */
    private int step(String name) throws Exception {
        Map<String, Object> step = steps().stream()
                .filter(s -> name.equals(s.get("name")))
                .findFirst()
                .orElseThrow();
        assertThat(step.get("shell")).isEqualTo("bash");
        Path script = Files.writeString(folder.resolve("step.sh"), String.valueOf(step.get("run")));
        Object where = step.get("working-directory");
        ProcessBuilder builder = new ProcessBuilder(
                        "bash", "--noprofile", "--norc", "-eo", "pipefail", script.toString())
                .directory((where == null ? repository : repository.resolve(filled(where))).toFile())
                .redirectErrorStream(true);
        Map<String, String> environment = builder.environment();
        environment.put("CI", "true");
        // Such processes are short: the second compiler would not pay.
        environment.put("JDK_JAVA_OPTIONS", "-XX:TieredStopAtLevel=1");
        environment.put("GITHUB_ACTION_PATH", checkout.toString());
        environment.put("GITHUB_STEP_SUMMARY", summary.toString());
        environment.merge(
                "PATH",
                Stream.of(folder.resolve("bin"), Path.of(System.getProperty("java.home"), "bin"))
                        .map(Path::toString)
                        .collect(Collectors.joining(File.pathSeparator, "", File.pathSeparator)),
                (usual, first) -> first + usual);
        if (step.get("env") != null) {
            mapping(step.get("env")).forEach((variable, value) -> environment.put(variable, filled(value)));
        }
        Process process = builder.start();
        printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(300, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    private List<Map<String, Object>> steps() {
        return ((List<?>) mapping(action.get("runs")).get("steps"))
                .stream().map(ActionTest::mapping).toList();
    }

    private String filled(Object text) {
        return INPUT.matcher(text.toString()).replaceAll(match -> Matcher.quoteReplacement(inputs.get(match.group(1))));
    }

    private void write(String name, String text) throws IOException {
        Path file = repository.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private void jar() throws IOException {
        ThinJar.write(Files.createDirectories(checkout.resolve("target")).resolve("descent-test-all.jar"));
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = to.resolve(from.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
    }

    private static Map<String, Object> read() {
        try {
            return mapping(
                    new Load(LoadSettings.builder().build()).loadFromString(Files.readString(Path.of("action.yml"))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @SuppressWarnings("unchecked") // keys of YAML that is ours are texts
    private static Map<String, Object> mapping(Object node) {
        return (Map<String, Object>) node;
    }
}
