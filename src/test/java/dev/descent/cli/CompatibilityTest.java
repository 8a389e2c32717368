package dev.descent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Experiment files that earlier versions took go on to plan alike: the same trials with the same settings, networks, parameters and
 * steps. Ids may change, with the arithmetic; what a plan says of the table and of its classes is not compared. The plans beside the files were written by the version that the folder names, and
 * are never written anew: what moves one is a change that src/site/markdown/compatibility.md allows, or a fault.
 */
class CompatibilityTest {
    private static final Path CORPUS = Path.of("src/test/resources/compatibility");

    @TempDir
    private Path folder;

    static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(CORPUS)) {
            return files.filter(f -> f.toString().endsWith(".yaml")).sorted().toList();
        }
    }

    @Test
    void thereAreFilesAndEachHasItsPlan() throws IOException {
        assertThat(files())
                .hasSizeGreaterThan(40)
                .allSatisfy(file -> assertThat(plan(file)).exists());
    }

    @ParameterizedTest
    @MethodSource("files")
    void planAlike(Path file) {
        CommandRig rig = new CommandRig(folder);
        assertThat(rig.run("plan", "--trials", "1000000", file)).as(rig.err()).isZero();
        assertThat(withoutIds(withoutTable(rig.out()))).isEqualTo(read(plan(file)));
    }

    @Test
    void aMovedSettingIsSeen() {
        CommandRig rig = new CommandRig(folder);
        Path file = CORPUS.resolve("0.1/experiments/zips.yaml");
        assertThat(rig.run("plan", "--set", "layers[0].units=2", file))
                .as(rig.err())
                .isZero();
        assertThat(withoutIds(withoutTable(rig.out()))).isNotEqualTo(read(plan(file)));
    }

    /** The plan that the file's version made. */
    private static Path plan(Path file) {
        String name = file.getFileName().toString().replaceFirst("\\.yaml$", ".txt");
        return file.getParent().resolveSibling("plans").resolve(name);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String withoutTable(String plan) {
        return plan.replaceAll("(?s)\n  [^\n]+: [0-9]+ rows?, [0-9]+ columns?\n    column .*?(?=\n\n)\n", "")
                .replaceAll("(?m)^  positive class of .*\n", "")
                .replaceAll("(?s)\n  to bear in mind\n.*?(?=\n\n)\n", "");
    }

    private static String withoutIds(String plan) {
        return plan.replaceAll("(?m) +(id|[0-9a-f]{16})$", "");
    }
}
