package dev.descent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Mistakes on the command line are told in words for a person, and nothing is run in their stead. */
class ArgumentsTest {
    /** No system allows it in the name of a file, as a locale allows none that it doesn't know. */
    private static final String NO_PATH = "a\0b.yaml";

    @TempDir
    private Path folder;

    private CommandRig rig;

    @BeforeEach
    void openShop() {
        rig = new CommandRig(folder);
    }

    @Test
    void aNameThatTheLocaleDoesNotKnowIsToldByItsPlace() {
        assertThat(rig.run(NO_PATH)).isEqualTo(2);
        assertThat(rig.err()).startsWith("argument 1, 'a").contains("set LC_ALL=C.UTF-8");
        assertThat(rig.run("run", "experiments", "--results", NO_PATH)).isEqualTo(2);
        assertThat(rig.err()).startsWith("argument 4, 'a");
    }

    @Test
    void anEmptyNameIsNotTheWorkingFolder() {
        assertThat(rig.run("")).isEqualTo(2);
        assertThat(rig.err()).contains("the name of a file or folder is empty");
        assertThat(rig.run("plan", "")).isEqualTo(2);
        assertThat(rig.err()).contains("the name of a file or folder is empty");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "1.5", "99999999999", ""})
    void aCountIsAWholeNumber(String word) {
        assertThat(rig.run("run", folder, "--jobs", word)).isEqualTo(2);
        assertThat(rig.err()).contains("'" + word + "' is not a whole number").doesNotContain(" int");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "", "NaN", "Infinity", "1e999", "1", "2", "1d", "0x1p-3", "0.5f", "-0.1", " 0.1"})
    void aToleranceIsADecimalNumberBelowOne(String word) {
        for (String option : List.of("--tolerance", "--tolerance-absolute")) {
            assertThat(rig.run("check", folder, option, word)).isEqualTo(2);
            assertThat(rig.err()).contains(option + " must be a decimal number", "but is '" + word + "'");
            assertThat(rig.run("compare", folder, folder, option, word)).isEqualTo(2);
            assertThat(rig.err()).contains(option + " must be a decimal number", "but is '" + word + "'");
        }
    }

    @ParameterizedTest
    @CsvSource({"--jbos, --jobs", "--fersh, --fresh", "--resluts, --results"})
    void aMisspeltOptionHasANearestOne(String word, String meant) {
        assertThat(rig.run("run", word)).isEqualTo(2);
        assertThat(rig.err()).contains("Unknown option: '" + word + "'", "did you mean '" + meant + "'?");
    }

    @ParameterizedTest
    @CsvSource({
        "--epochs,        3,  epochs=3",
        "--batch-size=16, '', batch_size=16",
        "--lr,           0.1, learning_rate=0.1",
        "--max-iter,      '', epochs=…"
    })
    void aKeyOfTheFileIsNoOption(String option, String value, String set) {
        String[] words = value.isEmpty() ? new String[] {"run", option} : new String[] {"run", option, value};
        assertThat(rig.run((Object[]) words)).isEqualTo(2);
        assertThat(rig.err()).contains("Unknown option: '" + option + "'", "a key of the file is set by --set " + set);
    }

    @Test
    void helpIsACommandToo() {
        assertThat(rig.run("help")).isZero();
        assertThat(rig.out()).contains("Exit codes");
        assertThat(rig.run("help", "run")).isZero();
        assertThat(rig.out()).contains("descent run");
        assertThat(rig.run("help", "rnu")).isEqualTo(2);
        assertThat(rig.err()).contains("did you mean 'run'?");
    }
}
