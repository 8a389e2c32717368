package dev.descent.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.data.Dataset;
import dev.descent.data.Datasets;
import dev.descent.data.Table;
import dev.descent.model.DatasetSpec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a table's columns are made into is learned from the rows that train, in each fold anew: others may hold what they will. */
class LearnedFromTrainingRowsTest {
    /** Two folds in the order of the file: of fold 1 the first four rows validate, of fold 2 the last four. */
    private static final String FIRST_HALF = "1,a,no,10,1\n2,b,yes,20,1\n3,a,no,30,2\n9,c,yes,60,1\n";

    private static final String SECOND_HALF = "4,b,no,40,1\n,b,yes,50,3\n6,a,no,70,1\n7,c,no,90,1\n";
    private static final String OTHER_HALF = "-50,c,no,4000,1\n800,c,no,-0.5,9\n,c,yes,3,1\n7,a,no,3,5\n";

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "scale: standard;y",
                "scale: min_max;y",
                "scale: robust;y",
                "scale: {columns: {x: quantile}};y",
                "scale: {columns: {x: {piecewise: 3}}};y",
                "missing: mean;y",
                "missing: median;y",
                "missing: most_frequent;y",
                "missing: {default: {median: {indicator: true}}};y",
                "categorical: {columns: {city: {at_most: 1}}};y",
                "scale_target: standard;y",
                "scale_target: min_max;y",
                "scale_target: log_standard;y",
                "class_weight: balanced;bought",
                "class_weight: balanced, weight: w;bought",
            })
    void whatIsLearnedOfAFoldIsOfItsTrainingRows(String keys, String target) throws Exception {
        // Of fold 2 the last half validates, of fold 1 it trains.
        Dataset before = dataset(FIRST_HALF + SECOND_HALF, keys, target, 2);
        Dataset after = dataset(FIRST_HALF + OTHER_HALF, keys, target, 2);
        assertThat(after.train().inputs()).isEqualTo(before.train().inputs());
        assertThat(after.train().targets()).isEqualTo(before.train().targets());
        assertThat(after.train().weights()).isEqualTo(before.train().weights());
        assertThat(after.features()).isEqualTo(before.features());
        // The test means something: as rows that train they do move what is learned.
        Dataset trained = dataset(FIRST_HALF + SECOND_HALF, keys, target, 1);
        Dataset moved = dataset(FIRST_HALF + OTHER_HALF, keys, target, 1);
        assertThat(first(moved)).isNotEqualTo(first(trained));
    }

    /** Which columns become how many inputs is not learned: folds share a network. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "missing: {default: median}",
                "missing: {default: {median: {indicator: true}}}",
                "categorical: {columns: {city: {at_most: 1}}}"
            })
    void foldsHaveAsManyInputs(String keys) throws Exception {
        assertThat(dataset(FIRST_HALF + SECOND_HALF, keys, "y", 2).features())
                .hasSameSizeAs(dataset(FIRST_HALF + SECOND_HALF, keys, "y", 1).features());
    }

    /** All that is learned shows in the rows that validate, which are the same, or in the weights of those that train. */
    private static String first(Dataset data) {
        return Arrays.toString(data.validation().orElseThrow().inputs())
                + Arrays.toString(data.validation().orElseThrow().targets())
                + Arrays.toString(data.train().weights())
                + data.features();
    }

    private Dataset dataset(String rows, String keys, String target, int fold) throws Exception {
        Path csv = Files.writeString(folder.resolve("t.csv"), "x,city,bought,y,w\n" + rows);
        boolean classes = target.equals("bought");
        String missing = keys.startsWith("missing") ? "" : ", missing: {default: median}";
        String ignored = target.equals("y") ? "[bought, w]" : keys.contains("weight: w") ? "[y]" : "[y, w]";
        Path file = Files.writeString(
                folder.resolve("x.yaml"),
                "dataset: {csv: t.csv, target: " + target + ", ignore: " + ignored + missing
                        + ", split: {folds: 2, shuffle: false}, " + keys + "}\n"
                        + "layers: [dense: {units: 1, activation: " + (classes ? "sigmoid" : "linear") + "}]\n"
                        + "loss: " + (classes ? "binary_crossentropy" : "mse") + "\noptimizer: adam\n");
        DatasetSpec spec = ExperimentReader.read(file, Map.of(), Set.of("lockstep", "reference"), Set.of("local"))
                .spec()
                .trials()
                .get(0)
                .network()
                .dataset();
        return Datasets.build(Table.read(csv, "t.csv"), spec, 0, 1, fold, 8);
    }
}
