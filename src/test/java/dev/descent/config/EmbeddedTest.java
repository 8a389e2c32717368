package dev.descent.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.data.Datasets;
import dev.descent.data.Table;
import dev.descent.model.Embeddings;
import dev.descent.model.NetworkSpec;
import dev.descent.model.Trial;
import dev.descent.nn.Network;
import dev.descent.problem.FileRefused;
import dev.descent.problem.ProblemText;
import dev.descent.savedmodel.Recipe;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From the embeddings of columns to a layer in front of the file's own. */
class EmbeddedTest {
    private static final String WIDE = "wide: {embedding: 5}";

    @TempDir
    Path folder;

    /** Columns a, few of 9 values, wide of 10, b, and y. */
    private List<Trial> trials(String categorical, String more) throws Exception {
        String rows = IntStream.range(0, 40)
                .mapToObj(r -> r + "," + "f" + r % 9 + "," + (r == 7 ? "" : "w" + r % 10) + "," + r % 7 + "," + r % 3)
                .collect(Collectors.joining("\n"));
        Files.writeString(folder.resolve("t.csv"), "a,few,wide,b,y\n" + rows + "\n");
        Path file = Files.writeString(
                folder.resolve("e.yaml"),
                "dataset: {csv: t.csv, target: y, features: [a, few, wide, b], missing: {columns: {wide: {most_frequent: {indicator: true}}}},"
                        + " categorical: {columns: {" + categorical
                        + "}}}\nlayers: [{residual: [{dense: 3}, {dense: " + width(categorical) + "}]}, {dense: 1}]\n"
                        + "loss: mse\noptimizer: adam\n" + more);
        try {
            return ExperimentReader.read(file, Map.of(), Set.of("lockstep"), Set.of("local"))
                    .spec()
                    .trials();
        } catch (FileRefused refused) {
            throw new AssertionError(ProblemText.of(refused.problems()), refused);
        }
    }

    /** a, b and the indicator, and what the other columns become. */
    private static String width(String categorical) {
        boolean few = categorical.contains("few: {embedding: 2}");
        int wide = categorical.contains("wide: {embedding: 5}")
                ? 5
                : categorical.contains("wide: {embedding: auto") ? 8 : categorical.contains("embedding: 6") ? 6 : 10;
        return Integer.toString(3 + (few ? 2 : 9) + wide);
    }

    private NetworkSpec spec(String categorical) throws Exception {
        return trials(categorical, "").get(0).network();
    }

    @Test
    void vectorsStandWhereTheInputsOfTheirColumnsStood() throws Exception {
        NetworkSpec spec = spec("few: {embedding: 2}, " + WIDE);

        assertThat(Embeddings.of(spec.layers()))
                .isEqualTo(Embeddings.layer(
                        List.of(Embeddings.column("few", 1, 9, 2), Embeddings.column("wide", 10, 10, 5))));
        Network network = Network.of(spec.layers(), 22);
        assertThat(network.layers().get(0).outputs()).isEqualTo(1 + 2 + 5 + 1 + 1);
        assertThat(network.layers().get(1).path()).isEqualTo("layers[0]");
    }

    @Test
    void autoLeavesColumnsOfUpToNineCategoriesOneHot() throws Exception {
        NetworkSpec spec = spec("few: {embedding: auto}, wide: {embedding: auto}");

        assertThat(Embeddings.of(spec.layers()))
                .isEqualTo(Embeddings.layer(List.of(Embeddings.column("wide", 10, 10, 8))));
    }

    @Test
    void theOtherValuesHaveAVectorOfTheirOwn() throws Exception {
        NetworkSpec spec = spec("wide: {at_most: 3, embedding: 6}");

        assertThat(Embeddings.of(spec.layers()))
                .isEqualTo(Embeddings.layer(List.of(Embeddings.column("wide", 10, 4, 6))));
    }

    @Test
    void theDatasetIsTheSameForEverySize() throws Exception {
        List<Trial> trials = trials(
                "few: {embedding: 2}, wide: {}",
                "sweep: {grid: {dataset.categorical.columns.few.embedding: [2], seed: [1, 2]}}\n");
        NetworkSpec oneHot = spec("few: {}, wide: {}");

        assertThat(trials).hasSize(2);
        assertThat(trials.get(0).network().dataset()).isEqualTo(oneHot.dataset());
        assertThat(trials.get(0).id())
                .isNotEqualTo(trials("few: {}, wide: {}", "seed: 1\n").get(0).id());
    }

    @Test
    void autoOfFewCategoriesIsTheTrialWithoutIt() throws Exception {
        assertThat(trials("few: {embedding: auto}, wide: {}", "").get(0).id())
                .isEqualTo(trials("few: {}, wide: {}", "").get(0).id());
    }

    @Test
    void aRecipeKeepsTheLayer() throws Exception {
        NetworkSpec spec = spec("few: {embedding: 2}, " + WIDE);
        Table table = Table.read(folder.resolve("t.csv"), "t.csv");
        Recipe recipe = new Recipe(
                new Recipe.Origin("e", "lockstep", 1, "00", List.of("0123456789abcdef")),
                Datasets.fit(table, spec.dataset(), 0, 1, 0),
                spec.layers(),
                spec.loss());

        Recipe read = RecipeReader.read(RecipeText.of(recipe), "recipe");

        assertThat(read.layers()).isEqualTo(spec.layers());
        assertThat(Embeddings.of(read.layers()).map(Embeddings::text)).contains("embedding(few=2, wide=5)");
    }
}
