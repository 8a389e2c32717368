package dev.descent.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.problem.FileRefused;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ShelfTablesTest {
    private static final Path DATA = Path.of("data");

    static Set<String> madeUp() {
        return ShelfTables.ALL.keySet();
    }

    @ParameterizedTest
    @MethodSource("madeUp")
    void theFileIsWhatItsFormulaGives(String name) throws IOException {
        String made = ShelfTables.ALL.get(name).get();
        assertThat(Files.readString(DATA.resolve(name), StandardCharsets.UTF_8)).isEqualTo(made);
    }

    @ParameterizedTest
    @CsvSource({"advertising.csv, 200, 5", "iris.csv, 150, 5", "digits.csv, 1797, 65", "wine.csv, 178, 14"})
    void theCollectedTablesHaveTheSizeOfTheirOrigin(String name, int rows, int columns) throws FileRefused {
        Table table = Table.read(DATA.resolve(name), name);
        assertThat(table.rows()).isEqualTo(rows);
        assertThat(table.header()).hasSize(columns);
    }

    @Test
    void everyTableIsDescribed() throws IOException {
        String readme = Files.readString(DATA.resolve("README.md"), StandardCharsets.UTF_8);
        List<String> tables;
        try (Stream<Path> files = Files.list(DATA)) {
            tables = files.map(f -> f.getFileName().toString())
                    .filter(f -> f.endsWith(".csv"))
                    .sorted()
                    .toList();
        }
        assertThat(tables)
                .hasSizeGreaterThan(3)
                .allSatisfy(name -> assertThat(readme).contains("## " + name));
    }
}
