package dev.descent.engine.lockstep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.engine.reference.ReferenceEngine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Other processors' vectors, no vectors, no fma and no compiler: another JVM's outcomes are this one's textbook's, to the bit. */
class SameBitsElsewhereTest {
    private static final String VECTORS = "--add-modules=jdk.incubator.vector";

    @ParameterizedTest
    @CsvSource({
        "12, true, -XX:UseAVX=3",
        "12, true, -XX:UseAVX=2",
        "3, true, -XX:UseAVX=0",
        "3, true, -XX:-UseFMA",
        "2, true, -Xint",
        "12, true, -XX:TieredStopAtLevel=1",
        "30, false, -XX:+UseSerialGC"
    })
    void anotherJvmHasTheSameBits(int cohorts, boolean vectors, String option) throws Exception {
        String expected = PrintedBits.digest(new ReferenceEngine(), cohorts);
        String wanted = PrintedBits.engines(vectors).keySet().stream()
                .map(name -> name + ": " + expected)
                .collect(Collectors.joining("\n"));
        assertThat(printed(cohorts, vectors, option)).isEqualTo(wanted);
    }

    private static String printed(int cohorts, boolean vectors, String option)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        if (vectors) {
            command.add(VECTORS);
        }
        command.addAll(
                List.of("-XX:+IgnoreUnrecognizedVMOptions", option, "-cp", System.getProperty("java.class.path")));
        command.addAll(List.of(PrintedBits.class.getName(), Integer.toString(cohorts), Boolean.toString(vectors)));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(text).isZero();
        return text.strip();
    }
}
