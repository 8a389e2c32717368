package dev.descent.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandFileTest {
    @TempDir
    Path folder;

    @Test
    void aFileInTheWorkingFolderIsNamedFromThere() {
        assertThat(CommandFile.of(Path.of("experiments/x.yaml"), folder)).isEqualTo("experiments/x.yaml");
        assertThat(CommandFile.of(folder.resolve("mine/x.yaml"), folder)).isEqualTo("mine/x.yaml");
        assertThat(CommandFile.of(Path.of("./a/../x.yaml"), folder)).isEqualTo("x.yaml");
    }

    @Test
    void ofAnotherFileTheNameAloneIsTold() {
        assertThat(CommandFile.of(Path.of("../elsewhere/x.yaml"), folder)).isEqualTo("x.yaml");
        assertThat(CommandFile.of(folder.resolve("x.yaml"), folder.resolve("below")))
                .isEqualTo("x.yaml");
    }
}
