package dev.descent.bench;

import dev.descent.data.Dataset;
import dev.descent.data.Datasets;
import dev.descent.data.Table;
import dev.descent.model.ByColumn;
import dev.descent.model.Component;
import dev.descent.model.DatasetSpec;
import dev.descent.model.DatasetSpec.TargetEncoding;
import dev.descent.model.DatasetSpec.TargetScale;
import dev.descent.model.Kind;
import dev.descent.model.RowWeights;
import dev.descent.model.Sections;
import dev.descent.model.Vocabulary;
import dev.descent.problem.FileRefused;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** CSV files of the jobs that read tables, and how long it takes to read them and to make datasets of them. */
final class MadeUpTables {
    private static final int CATEGORIES = 50_000;
    private static final long KEPT_CATEGORIES = 20;

    private MadeUpTables() {}

    /** Seconds for a table of numbers with two digits behind the point. */
    static double readNumbers(int rows, int columns) {
        return seconds(rows, columns, false, file -> Table.read(file, "made-up.csv"));
    }

    /** Seconds for a table of numbers and a dataset of it, all features scaled. */
    static double learnNumbers(int rows, int columns) {
        return seconds(rows, columns, false, file -> {
            Component standard = Component.of(Vocabulary.type(Kind.SCALER, "standard"));
            Map<String, Component> scaling = new LinkedHashMap<>();
            features(columns).forEach(name -> scaling.put(name, standard));
            build(file, columns, Map.of(), scaling);
        });
    }

    /** Seconds for a table whose first column has 50,000 categories, and a dataset of it that keeps the 20 most frequent. */
    static double learnCategories(int rows, int columns) {
        Component most = Component.of(Sections.CATEGORY, Map.of("at_most", KEPT_CATEGORIES));
        return seconds(rows, columns, true, file -> build(file, columns, Map.of("c0", most), Map.of()));
    }

    @FunctionalInterface
    private interface Work {
        void on(Path file) throws FileRefused;
    }

    private static double seconds(int rows, int columns, boolean categories, Work work) {
        try {
            Path file = Files.createTempFile("descent-bench", ".csv");
            try {
                write(file, rows, columns, categories);
                return InFork.warm(() -> {
                    long start = System.nanoTime();
                    work.on(file);
                    return (System.nanoTime() - start) * 1e-9;
                });
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void build(Path file, int columns, Map<String, Component> encodings, Map<String, Component> scaling)
            throws FileRefused {
        DatasetSpec spec = new DatasetSpec(
                file,
                List.of("c" + (columns - 1)),
                features(columns),
                encodings,
                TargetEncoding.NUMERIC,
                TargetScale.NONE,
                new ByColumn(Optional.empty(), Map.of()),
                scaling,
                Optional.empty(),
                Optional.empty(),
                RowWeights.NONE);
        Dataset dataset = Datasets.build(Table.read(file, "made-up.csv"), spec, 0, 1, 0, 0);
        if (dataset.train().rows() == 0) {
            throw new IllegalStateException("there are no rows");
        }
    }

    private static List<String> features(int columns) {
        return IntStream.range(0, columns - 1).mapToObj(c -> "c" + c).toList();
    }

    private static void write(Path file, int rows, int columns, boolean categories) throws IOException {
        SplittableRandom random = new SplittableRandom(1);
        try (BufferedWriter text = Files.newBufferedWriter(file)) {
            StringBuilder line = new StringBuilder();
            for (int c = 0; c < columns; c++) {
                line.append(c == 0 ? "c" : ",c").append(c);
            }
            for (int r = 0; r < rows; r++) {
                text.append(line).append('\n');
                line.setLength(0);
                for (int c = 0; c < columns; c++) {
                    line.append(c == 0 ? "" : ",");
                    if (c == 0 && categories) {
                        // The smaller of two: the first ones are more frequent.
                        line.append("kind").append(Math.min(random.nextInt(CATEGORIES), random.nextInt(CATEGORIES)));
                    } else {
                        int cents = random.nextInt(20_000);
                        line.append(cents < 10_000 ? "-" : "")
                                .append(cents % 10_000 / 100)
                                .append('.');
                        line.append(cents / 10 % 10).append(cents % 10);
                    }
                }
            }
            text.append(line).append('\n');
        }
    }
}
