package dev.descent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A command whose output is lost does not end as if all were well, unless its reader went away. */
class StandardOutputTest {
    @TempDir
    private Path folder;

    @Test
    @EnabledOnOs(OS.LINUX)
    void outputThatFindsNoRoomIsToldAndMakesTheExitCodeThree() throws IOException, InterruptedException {
        Process process = schema().redirectOutput(new File("/dev/full"))
                .redirectError(folder.resolve("err").toFile())
                .start();
        assertThat(process.waitFor()).isEqualTo(3);
        assertThat(folder.resolve("err")).content().contains("can't write what was asked for: No space left on device");
    }

    @Test
    void aReaderThatHasSeenEnoughIsNoMistake() throws IOException, InterruptedException {
        Process process = schema().redirectError(folder.resolve("err").toFile()).start();
        process.getInputStream().close();
        assertThat(process.waitFor()).isZero();
        assertThat(folder.resolve("err")).content().doesNotContain("can't write");
    }

    private static ProcessBuilder schema() {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new ProcessBuilder(List.of(
                java,
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "schema"));
    }
}
