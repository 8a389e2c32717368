package dev.descent.output.manual;

import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.config.ExperimentReader;
import dev.descent.model.ComponentType;
import dev.descent.model.Kind;
import dev.descent.model.Vocabulary;
import dev.descent.problem.FileRefused;
import dev.descent.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What {@code list NAME} offers to be pasted is understood where it is pasted. */
class ExampleTest {
    private static final Map<String, String> FILE = Map.of(
            "dataset", "dataset:\n  csv: x.csv\n  target: y",
            "layers", "layers: [{dense: 4}, {dense: 1}]",
            "loss", "loss: mse",
            "optimizer", "optimizer: adam",
            "epochs", "epochs: 3");

    /** What a component wants of the data, of other keys and of files is no matter of how it is written. */
    private static final String OF_OTHERS =
            "a network can't be trained through step.*|there is no file .*|.* measures .*"
                    + "|.* needs probabilities.*|.* which of them is the positive class|the network ends with .*|a residual adds .*|configurations would be stopped by final_loss.*";

    @TempDir
    private Path folder;

    static Stream<ComponentType> components() {
        return Stream.of(Kind.values())
                .filter(kind -> kind != Kind.SECTION)
                .flatMap(kind -> Vocabulary.of(kind).stream());
    }

    @ParameterizedTest
    @MethodSource("components")
    void isUnderstood(ComponentType type) throws IOException {
        Files.writeString(folder.resolve("x.csv"), "a,b,y\n1,2,3\n4,5,7\n");
        assertThat(Example.texts(type))
                .isNotEmpty()
                .allSatisfy(example -> assertThat(mistakes(example)).as(example).isEmpty());
    }

    private List<String> mistakes(String example) throws IOException {
        Map<String, String> file = new LinkedHashMap<>(FILE);
        String key = example.substring(0, example.indexOf(':'));
        file.put(key, key.equals("dataset") ? file.get(key) + example.substring(key.length() + 1) : example);
        Path path = Files.writeString(folder.resolve("x.yaml"), String.join("\n", file.values()) + "\n");
        try {
            ExperimentReader.read(path, Map.of(), Set.of("lockstep"), Set.of("local"));
            return List.of();
        } catch (FileRefused e) {
            return e.problems().stream()
                    .map(Problem::message)
                    .filter(message -> !message.matches(OF_OTHERS))
                    .toList();
        }
    }
}
