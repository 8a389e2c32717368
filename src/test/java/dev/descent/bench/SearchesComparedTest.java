package dev.descent.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The page on searches has the tables and pictures of what the searches come to; {@code src/bench/README.md} says how to make them anew. */
class SearchesComparedTest {
    private static final Path PAGES = Path.of("src/site/markdown");

    static List<String> grids() {
        return ReplayedGrid.NAMES;
    }

    @ParameterizedTest
    @MethodSource("grids")
    void thePageSaysWhatTheSearchesComeTo(String name) throws IOException {
        ReplayedGrid grid = ReplayedGrid.of(name);
        assertThat(rowsOfThePage(name)).isEqualTo(grid.rows());
        assertThat(PAGES.resolve("search-" + name + ".svg")).hasContent(grid.picture());
    }

    private static List<List<String>> rowsOfThePage(String name) throws IOException {
        String page = Files.readString(PAGES.resolve("searches-compared.md"));
        String section = page.substring(page.indexOf("search-" + name + ".svg"));
        return Stream.of(section.split("\n## ", 2)[0].split("\n"))
                .filter(line -> line.startsWith("| ") && !line.startsWith("| --"))
                .map(line -> Arrays.stream(line.substring(1).split("\\|"))
                        .map(String::strip)
                        .toList())
                .toList();
    }
}
