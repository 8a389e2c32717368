package dev.descent.config;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.model.Trial;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** experiment.yaml read as an experiment: the same trials with the same ids, and the same text again. */
class ResolvedAgainTest {
    private static final String NETWORK =
            "\nlayers: [{dense: {units: 2, activation: relu}}, dense: 1]\nloss: mse\noptimizer: adam\n";
    private static final String CLASSES = "\nlayers: [dense: {units: 1, activation: sigmoid}]"
            + "\nloss: binary_crossentropy\nmetrics: [accuracy]\noptimizer: adam\n";

    @TempDir
    Path folder;

    static List<Path> shelf() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("experiments"))) {
            return files.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("shelf")
    void everyExperimentOfTheShelf(Path file) throws Exception {
        Path tables = Files.createDirectories(folder.resolve("data"));
        try (Stream<Path> files = Files.list(Path.of("data"))) {
            for (Path table : files.toList()) {
                Files.copy(table, tables.resolve(table.getFileName()));
            }
        }
        Path experiments = Files.createDirectories(folder.resolve("experiments"));
        // Eleven others extend it.
        Path extended = Path.of("experiments/optimizer-comparison.yaml");
        Files.copy(extended, experiments.resolve(extended.getFileName()));
        meansTheSame(Files.copy(file, experiments.resolve(file.getFileName()), REPLACE_EXISTING));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "missing_values: {default: [\"?\"], columns: {age: [-999]}}",
                "missing_values: [\"?\", -999]",
                "dates: {columns: {day: {format: yyyy-MM-dd, as: [year, weekday, days]}}}",
                "dates: {columns: {day: {format: \"%Y-%m-%d\"}}}",
                "scale_target: standard",
                "scale_target: min_max",
                "scale_target: log_standard",
                "scale_target: none",
                "missing: {default: most_frequent, columns: {city: category, age: {mean: {indicator: true}}, id: drop, dose: {constant: -1}}}",
                "missing: {default: drop, columns: {city: most_frequent}}",
                "missing: drop",
                "categorical: {columns: {dose: {}, city: {at_most: 2}, cut: {order: [Fair, Good, Ideal]}}}",
                "categorical: [dose]",
                "scale: {default: standard, columns: {age: robust, dose: quantile, id: {piecewise: 3}}}",
                "scale: {age: robust, dose: min_max}",
                "scale: {piecewise: 2}",
                "weight: id",
                "split: {validation: 0.3, test: 0.1}",
                "split: {validation: 0.3, shuffle: false}",
                "split: {validation: 0.3, stratify: cut}",
                "split: {folds: 3, test: 0.2, stratify: cut, per_repeat: true}",
                "split: {folds: 3, group: city}",
                "split: {folds: 3, group: city, shuffle: false}",
                "split: {validation: 0.3, order: day}",
                "split: {validation: 0.3, order: id, test: 0.2}",
                "split: {forward: 3, gap: 1, order: day}",
                "split: {forward: 2, test: 0.2}",
                "split: {by: part}",
            })
    void everyKeyOfATable(String key) throws Exception {
        String missing = key.startsWith("missing:") ? "" : "missing: drop, ";
        meansTheSame(experiment("csv: t.csv, target: y, " + missing + key, NETWORK));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "class_weight: balanced",
                "class_weight: {yes: 5, no: 1}",
                "positive: no",
                "weight: age, class_weight: {no: 0.5, yes: 2}",
                "split: {validation: 0.3, stratify: true}",
                "split: {folds: 3, stratify: true, test: 0.2}",
            })
    void everyKeyOfClasses(String key) throws Exception {
        meansTheSame(experiment("csv: t.csv, target: sold, missing: drop, " + key, CLASSES));
    }

    @Test
    void metricsThatCountRowsByTheirWeight() throws Exception {
        String metrics = "metrics: [{accuracy: {weighted: true}}, accuracy]\nreport: {rank_by: weighted_accuracy}\n";
        meansTheSame(experiment(
                "csv: t.csv, target: sold, missing: drop, weight: id",
                CLASSES.replace("metrics: [accuracy]\n", metrics)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0001", "\n", "\t", "\u001b[31m", "\u007f", "\u0085", "\u2028", "\uFFFF", "\"\\"})
    void namesOfColumnsWithCharactersThatNoYamlFileHolds(String odd) throws Exception {
        String name = "\"a" + odd.replace("\"", "\"\"") + "b\"";
        Files.writeString(folder.resolve("odd.csv"), name + ",c,y\n1,2,3\n2,4,5\n3,5,7\n");
        meansTheSame(write("dataset: {csv: odd.csv, target: y, scale: standard}" + NETWORK));
    }

    @Test
    void partsFromFilesOfTheirOwn() throws Exception {
        Files.writeString(folder.resolve("a.csv"), "a,b,y\n1,2,3\n2,3,5\n3,5,7\n");
        Files.writeString(folder.resolve("b.csv"), "y;b;a\n3;2;1\n5;3;2\n");
        meansTheSame(write(
                "dataset: {csv: {train: a.csv, validation: {path: b.csv, separator: \";\"}}, target: y}" + NETWORK));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dataset.split.order: [id, dose]",
                "dataset.split: [{validation: 0.2, order: id}, {folds: 2}, {by: part}, {forward: 2}]",
                "dataset.split.validation: [0.2, 0.3]",
                "dataset.split.stratify: [false, cut]",
                "dataset.scale_target: [none, standard]",
                "dataset.missing: [drop, {default: median, columns: {city: category}}]",
                "dataset.missing.columns.age: [mean, {median: {indicator: true}}]",
                "dataset.scale.columns.age: [robust, {piecewise: 4}]",
                "dataset.scale: [none, {columns: {age: quantile}}]",
                "dataset.categorical.columns.city.at_most: [1, 2]",
                "dataset.weight: [id, dose]",
            })
    void everyKeyOfATableSwept(String axis) throws Exception {
        String dataset = "csv: t.csv, target: y, missing: {default: drop}, ignore: [part], split: {validation: 0.3}, "
                + "categorical: {columns: {city: {}}}, scale: {columns: {age: standard}}";
        meansTheSame(experiment(dataset, NETWORK + "sweep: {grid: {" + axis + "}, repeats: 2}\n"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{path: t.csv, separator: \";\", decimal: \",\", quote: \"'\"}",
                "{path: t.csv, separator: \";\", decimal: \",\", thousands: \".\", encoding: latin-1, quote: none}",
                "{path: t.csv, separator: \";\", header: true, comment: \"#\", trim: true, skip_last: 1}",
                "{path: t.csv, separator: \";\", header: false, skip_first: 1, names: [a, b, y]}",
                "{path: t.csv, separator: \";\"}",
            })
    void everyWayATableIsWritten(String csv) throws Exception {
        Files.writeString(folder.resolve("t.csv"), "a;b;y\n1;2;3\n2;3;5\n3;5;7\n4;5;9\n");
        meansTheSame(write("dataset: {csv: " + csv + ", target: y}" + NETWORK));
    }

    @Test
    void partsWithFilesOfTheirOwn() throws Exception {
        Files.writeString(folder.resolve("t.csv"), "a,b,y\n1,2,3\n2,3,5\n3,5,7\n4,5,9\n");
        Files.writeString(folder.resolve("u.csv"), "y;b;a\n3;2;1\n");
        String csv = "{train: t.csv, test: {path: u.csv, separator: \";\"}}";
        meansTheSame(write("dataset: {csv: " + csv + ", target: y, split: {validation: 0.5}}" + NETWORK));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{columns: {price: {strip: \"$,\"}, share: percent}}",
                "{default: percent, columns: {price: {strip: \"$,\"}}}",
            })
    void everyWayTextsHoldNumbers(String numbers) throws Exception {
        Files.writeString(folder.resolve("t.csv"), "price,share,y\n\"$1,000\",5 %,3\n$900,6 %,4\n\"$1,100\",5.5 %,5\n");
        meansTheSame(write("dataset: {csv: t.csv, target: y, numbers: " + numbers + "}" + NETWORK));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "learning_rate: 0.05\nsweep: {grid: {optimizer: [sgd, {adam: {beta_1: 0.5}}]}}\n",
                "learning_rate: {warmup: {steps: 3, then: 0.1}}\nsweep: {cases: {a: {optimizer: sgd}, b: {batch_size: 2}}}\n",
                "learning_rate: 0.05\nsweep: {grid: {optimizer: [sgd, adam], learning_rate: [0.1, 0.2]}}\n",
                "learning_rate: 0.05\nsweep: {grid: {optimizer.beta_1: [0.5, 0.6]}}\n",
                "learning_rate: 0.05\nsweep: {grid: {optimizer: [sgd, adam]}}\n"
                        + "compare: {of: optimizer, tune: {batch_size: [2, 3]}, search: {random: 3}}\n",
            })
    void aRateAtTheTopIsThatOfEveryOptimizer(String sweep) throws Exception {
        meansTheSame(experiment(
                "csv: t.csv, target: y, missing: drop, ignore: [part], split: {validation: 0.2, test: 0.2}",
                NETWORK + sweep));
    }

    private Path experiment(String dataset, String rest) throws IOException {
        StringBuilder csv = new StringBuilder("id,day,age,dose,city,cut,part,sold,y\n");
        String[] cities = {"Oslo", "Lima", "Rome", "Oslo", ""};
        String[] cuts = {"Fair", "Good", "Ideal"};
        for (int i = 1; i <= 30; i++) {
            csv.append(i).append(",2024-01-").append(i < 10 ? "0" : "").append(i);
            csv.append(',').append(i % 7 == 0 ? "" : Integer.toString(20 + i * i % 17));
            csv.append(',')
                    .append(i % 4)
                    .append(',')
                    .append(cities[i % 5])
                    .append(',')
                    .append(cuts[i % 3]);
            csv.append(i % 4 == 0 ? ",validation" : ",train")
                    .append(i % 3 == 0 ? ",yes," : ",no,")
                    .append(i * i % 11);
            csv.append('\n');
        }
        Files.writeString(folder.resolve("t.csv"), csv);
        return write("dataset: {" + dataset + "}" + rest);
    }

    private Path write(String text) throws IOException {
        return Files.writeString(folder.resolve("demo.yaml"), text);
    }

    private static void meansTheSame(Path file) throws Exception {
        Experiment first = read(file);
        Files.writeString(file, first.resolved());
        Experiment again = read(file);
        assertThat(again.spec().trials()).isEqualTo(first.spec().trials());
        assertThat(again.resolved()).isEqualTo(first.resolved());
        eachConfigurationAlone(file, first);
    }

    /** As best.yaml is, whichever configuration is the best: the same trials with the same ids. */
    private static void eachConfigurationAlone(Path file, Experiment sweep) throws Exception {
        Map<Integer, List<Trial>> configurations = new TreeMap<>();
        for (Trial trial : sweep.spec().trials()) {
            configurations
                    .computeIfAbsent(trial.configuration(), key -> new ArrayList<>())
                    .add(trial);
        }
        int last = configurations.size();
        for (int number : List.of(1, (last + 1) / 2, last)) {
            Files.writeString(file, sweep.alone().apply(number));
            Experiment alone = read(file);
            assertThat(alone.spec().trials())
                    .extracting(trial -> trial.id() + " " + trial.repeat() + " " + trial.fold() + " " + trial.spec())
                    .containsExactlyElementsOf(configurations.get(number).stream()
                            .map(trial -> trial.id() + " " + trial.repeat() + " " + trial.fold() + " " + trial.spec())
                            .toList());
            assertThat(alone.alone().apply(1))
                    .isEqualTo(sweep.alone().apply(number).replace("-best\n", "-best-best\n"));
        }
    }

    private static Experiment read(Path file) throws Exception {
        return ExperimentReader.read(file, Map.of(), Set.of("lockstep", "reference"), Set.of("local"));
    }
}
