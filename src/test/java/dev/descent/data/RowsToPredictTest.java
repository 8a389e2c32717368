package dev.descent.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.model.DatasetSpec.TargetEncoding;
import dev.descent.model.TableFormat;
import dev.descent.problem.FileRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows are handed out in blocks that memory holds, and the same ones whatever the blocks. */
class RowsToPredictTest {
    @TempDir
    private Path folder;

    @Test
    void ofAWideNetworkFewerRowsAreReadAtATime() throws IOException, FileRefused {
        assertThat(blocks(1)).containsExactly(List.of(1f, 2f, 3f, 4f, 5f));
        assertThat(blocks(8L << 20)).containsExactly(List.of(1f, 2f), List.of(3f, 4f), List.of(5f));
        assertThat(blocks(Long.MAX_VALUE))
                .containsExactly(List.of(1f), List.of(2f), List.of(3f), List.of(4f), List.of(5f));
    }

    private List<List<Float>> blocks(long valuesARow) throws IOException, FileRefused {
        Path file = Files.writeString(folder.resolve("new.csv"), "a\n1\n2\n3\n4\n5\n");
        FittedFeature a = new FittedFeature.Numeric(
                "a", List.of("a"), new NumberReading.Plain(), Double.NaN, new NumberScaling.Affine(0, 1), 1, 5);
        FittedTable table = new FittedTable(
                TableFormat.PLAIN,
                List.of(a),
                new FittedTarget(List.of("y"), TargetEncoding.NUMERIC, List.of(), TargetScaling.NONE));
        List<List<Float>> blocks = new ArrayList<>();
        RowsToPredict rows = new RowsToPredict(file, "new.csv", table, valuesARow, List.of());
        rows.read((count, inputs, lacking, kept) -> {
            List<Float> block = new ArrayList<>();
            for (float input : inputs) {
                block.add(input);
            }
            if (count > 0) {
                blocks.add(block);
            }
        });
        assertThat(rows.rows()).isEqualTo(5);
        return blocks;
    }
}
