package dev.descent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page on five optimizers has the tables and pictures that the stored results make. */
class OptimizersComparedTest {
    private static final Path PAGES = Path.of("src/site/markdown");

    @TempDir
    private Path folder;

    @Test
    void thePageSaysWhatTheResultsSay() throws IOException {
        CommandRig rig = new CommandRig(folder);
        List<Object> arguments = new ArrayList<>(List.of("across"));
        try (Stream<Path> folders = Files.list(Path.of("results"))) {
            folders.filter(it -> it.getFileName().toString().startsWith("optimizer-comparison"))
                    .sorted()
                    .forEach(arguments::add);
        }
        assertThat(arguments).hasSize(1 + 12);
        Path out = folder.resolve("out");
        arguments.addAll(List.of("--axis", "optimizer", "--out", out));
        assertThat(rig.run(arguments.toArray())).as(rig.err()).isZero();
        String page = Files.readString(PAGES.resolve("optimizers-compared.md"));
        List<String> rows = Files.readAllLines(out.resolve("across.md")).stream()
                .filter(line -> line.startsWith("| ") && !line.contains("!["))
                .toList();
        assertThat(rows)
                .hasSizeGreaterThan(30)
                .allSatisfy(row -> assertThat(page).contains(row));
        assertThat(PAGES.resolve("optimizers-mean-ranks.svg"))
                .hasSameTextualContentAs(out.resolve("plots/mean_ranks.svg"));
        assertThat(PAGES.resolve("optimizers-profile.svg")).hasSameTextualContentAs(out.resolve("plots/profile.svg"));
    }
}
