package dev.descent.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.descent.model.NetworkSpec;
import dev.descent.model.Trial;
import dev.descent.problem.FileRefused;
import dev.descent.problem.ProblemText;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Paths of sweeps, cases, exclusions and options: elements from the back, every element, quoted names, layers left out. */
class PathsTest {
    private static final String FILE = """
            dataset: {csv: t.csv, target: y, scale: {x.1: standard, x.2: none}}
            layers:
              - dense: {units: 2, activation: relu}
              - dropout: 0.1
              - dense: {units: 3, activation: tanh}
              - dense: 1
            loss: mse
            optimizer: sgd
            """;

    @TempDir
    private Path folder;

    @BeforeEach
    void writeTable() throws Exception {
        Files.writeString(folder.resolve("t.csv"), "x.1,x.2,y\n1,2,3\n2,3,5\n3,5,7\n");
    }

    @Test
    void layersAreCountedFromTheBackToo() throws Exception {
        assertThat(units("sweep: {grid: {layers[-2].units: [4, 5]}}\n")).containsExactly("2 4 1", "2 5 1");
        assertThat(units("sweep: {cases: {a: {layers[-4].units: 7}}}\n")).containsExactly("7 3 1");
        assertThat(units("", Map.of("layers[-2].units", "9"))).containsExactly("2 9 1");
    }

    @Test
    void aStarSetsEveryElementThatHasTheKey() throws Exception {
        List<NetworkSpec> specs = specs("sweep: {grid: {layers[*].activation: [relu, sigmoid]}}\n", Map.of());
        assertThat(specs).hasSize(2);
        assertThat(specs.get(1).layers())
                .satisfiesExactly(
                        first ->
                                assertThat(first.component("activation").name()).isEqualTo("sigmoid"),
                        dropout -> assertThat(dropout.name()).isEqualTo("dropout"),
                        third ->
                                assertThat(third.component("activation").name()).isEqualTo("sigmoid"),
                        last -> assertThat(last.component("activation").name()).isEqualTo("sigmoid"));
        assertThat(units("", Map.of("layers[*].units", "1"))).containsExactly("1 1 1");
    }

    @Test
    void aNameWithDotsIsQuoted() throws Exception {
        String grid = "sweep:\n  grid:\n    dataset.scale['x.1']: [none, min_max]\n";
        assertThat(specs(grid, Map.of()))
                .extracting(it -> it.dataset().toString())
                .doesNotHaveDuplicates()
                .hasSize(2);
        assertThat(specs("", Map.of("dataset.scale['x.1']", "min_max")).get(0).dataset())
                .isEqualTo(specs(grid, Map.of()).get(1).dataset());
        String flow = "sweep: {grid: {\"dataset.scale['x.1']\": [none, min_max]}}\n";
        assertThat(specs(flow, Map.of())).isEqualTo(specs(grid, Map.of()));
    }

    @Test
    void aLayerThatIsNullIsLeftOutAndTheOthersKeepTheirNumbers() throws Exception {
        assertThat(units("sweep: {grid: {layers[2]: [null, {dense: 8}]}}\n")).containsExactly("2 1", "2 8 1");
        assertThat(units("sweep: {cases: {whole: {}, thin: {layers[0]: null, layers[2].units: 6}}}\n"))
                .contains("2 3 1", "6 1");
        assertThat(refused("", Map.of("layers[2]", "null"))).contains("an option can't leave out layers[2]");
    }

    @Test
    void anExclusionNamesItsKeysByTheSamePaths() throws Exception {
        assertThat(units("sweep: {grid: {layers[0].units: [1, 2], layers[2].units: [1, 2]},"
                        + " exclude: [{layers[0].units: 1, layers[-2].units: 1}]}\n"))
                .containsExactly("1 2 1", "2 1 1", "2 2 1");
        assertThat(units("sweep: {grid: {layers[2]: [null, {dense: 8}], layers[0].units: [1, 2]},"
                        + " exclude: [{layers[2].units: 8, layers[0].units: 1}]}\n"))
                .containsExactly("1 1", "2 1", "2 8 1");
    }

    @Test
    void onePlaceByTwoPathsIsOneKeyTwice() throws Exception {
        assertThat(refused("sweep: {grid: {layers[-2].units: [4, 5], layers[2].units: [1, 2]}}\n"))
                .contains("'layers[2].units' is swept twice, the first time as 'layers[-2].units'");
        assertThat(refused("sweep: {cases: {a: {layers[-2].units: 4, layers[2].units: 1}}}\n"))
                .contains("'layers[2].units' is set twice in this case, the first time as 'layers[-2].units'");
    }

    @Test
    void aKeyAfterAStarSetsItsOwnElement() throws Exception {
        String grid = "sweep: {grid: {layers[*].activation: [relu], layers[2].activation: [tanh]}}\n";
        NetworkSpec spec = specs(grid, Map.of()).get(0);
        assertThat(spec.layers().get(0).component("activation").name()).isEqualTo("relu");
        assertThat(spec.layers().get(2).component("activation").name()).isEqualTo("tanh");
    }

    @Test
    void cellsAreNamedByTheKeyAsWritten() throws Exception {
        Experiment it = read("sweep: {grid: {layers[-2].units: [4, 5], layers[*].activation: [relu]}}\n", Map.of());
        assertThat(it.spec().sweptKeys()).containsExactly("layers[-2].units", "layers[*].activation");
        Experiment without = read("sweep: {grid: {layers[1]: [null, {dropout: 0.5}]}}\n", Map.of());
        assertThat(without.spec().trials().get(0).settings()).containsExactly("null");
    }

    @Test
    void aPathThatNamesNothingSaysWhereItEnds() throws Exception {
        assertThat(refused("sweep: {grid: {layers[-5].units: [1]}}\n"))
                .contains("unknown path layers[-5]: layers has 4 elements")
                .contains("expected one of layers[0] to layers[3]");
        assertThat(refused("sweep: {grid: {layers[*].unit: [1]}}\n"))
                .contains("unknown path layers[*].unit: no element of layers has it");
        assertThat(refused("sweep: {grid: {executors: [local]}}\n"))
                .contains("unknown path executors\n")
                .doesNotContain("did you mean 'executor'");
    }

    private List<String> units(String sweep) throws Exception {
        return units(sweep, Map.of());
    }

    private List<String> units(String sweep, Map<String, String> options) throws Exception {
        return specs(sweep, options).stream()
                .map(spec -> String.join(
                        " ",
                        spec.layers().stream()
                                .filter(layer -> layer.is("dense"))
                                .map(layer -> Integer.toString(layer.whole("units")))
                                .toList()))
                .toList();
    }

    private List<NetworkSpec> specs(String sweep, Map<String, String> options) throws Exception {
        return read(sweep, options).spec().trials().stream().map(Trial::network).toList();
    }

    private Experiment read(String sweep, Map<String, String> options) throws Exception {
        Path path = Files.writeString(folder.resolve("x.yaml"), FILE + sweep);
        try {
            return ExperimentReader.read(path, options, Set.of("lockstep"), Set.of("local"));
        } catch (FileRefused refused) {
            throw new AssertionError(ProblemText.of(refused.problems()), refused);
        }
    }

    private String refused(String sweep) throws Exception {
        return refused(sweep, Map.of());
    }

    private String refused(String sweep, Map<String, String> options) throws Exception {
        Path path = Files.writeString(folder.resolve("x.yaml"), FILE + sweep);
        FileRefused refused = catchThrowableOfType(
                FileRefused.class, () -> ExperimentReader.read(path, options, Set.of("lockstep"), Set.of("local")));
        assertThat(refused).as("%s is accepted", sweep).isNotNull();
        return ProblemText.of(refused.problems());
    }
}
