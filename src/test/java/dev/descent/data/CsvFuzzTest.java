package dev.descent.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.descent.yaml.FileRefused;
import dev.descent.yaml.Problem;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever bytes it is given, the reader returns a table or refuses the file with places that exist. */
class CsvFuzzTest {
    private static final int MUTANTS = 600;
    private static final String[] SEEDS = {
        "x,y,name\n1,2.5,a\n-3,.5e2,b\n,NaN,\"c, d\"\n4,5,e\n",
        "\uFEFF,\"a \"\"quoted\"\" name\"\r\n1,\"two\r\nlines\"\r\n2,\u00e9\uD83D\uDE00\r\n",
        "x\n1\n2\n\n3\n\n",
    };
    private static final byte[][] PIECES = {
        {'"'},
        {','},
        {'\n'},
        {'\r'},
        {'\r', '\n'},
        {0},
        {(byte) 0xFF},
        {(byte) 0xC3},
        {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF},
        {'1'},
        {'e'},
        {'.'},
        {'-'},
        {' '},
        {'"', '"'},
        {'N', 'A'},
        {'\n', '\n'},
        {'1', 'e', '9', '9', '9'}
    };

    @TempDir
    Path folder;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void mutantsAreReadOrRefused(long seed) {
        CsvFiles csv = new CsvFiles(folder);
        Random random = new Random(seed);
        int tables = 0;
        int refused = 0;
        for (int i = 0; i < MUTANTS; i++) {
            byte[] bytes = SEEDS[random.nextInt(SEEDS.length)].getBytes(StandardCharsets.UTF_8);
            for (int changes = 1 + random.nextInt(4); changes > 0; changes--) {
                bytes = mutant(bytes, random);
            }
            try {
                hasSoundCells(Table.read(csv.write(bytes), "fuzz.csv"));
                tables++;
            } catch (FileRefused e) {
                int lines = 1
                        + (int) new String(bytes, StandardCharsets.ISO_8859_1)
                                .chars()
                                .filter(c -> c == '\n' || c == '\r')
                                .count();
                assertThat(e.problems()).isNotEmpty().allSatisfy(p -> isPlaced(p, lines));
                refused++;
            }
        }
        assertThat(tables).isGreaterThan(MUTANTS / 10);
        assertThat(refused).isGreaterThan(MUTANTS / 10);
    }

    private static void hasSoundCells(Table table) {
        assertThat(table.rows()).isPositive();
        assertThat(table.position(table.rows() - 1, 0).line()).isGreaterThan(1);
        for (int row = 0; row < table.rows(); row++) {
            for (int column = 0; column < table.header().size(); column++) {
                boolean number = !Double.isNaN(table.number(row, column));
                boolean empty = table.text(row, column).isEmpty();
                if (table.missing(row, column) != empty || number && (empty || !table.isNumeric(column))) {
                    fail("the cell in row " + row + " and column " + column + " contradicts itself");
                }
            }
        }
    }

    private static void isPlaced(Problem problem, int lines) {
        assertThat(problem.position().line()).isBetween(1, lines);
        assertThat(problem.position().column()).isPositive();
        assertThat(problem.position().length()).isPositive();
        assertThat(problem.message()).isNotBlank().doesNotEndWith(".");
    }

    private static byte[] mutant(byte[] bytes, Random random) {
        int at = random.nextInt(bytes.length + 1);
        int removed = random.nextBoolean() ? 0 : Math.min(random.nextInt(4), bytes.length - at);
        byte[] piece = random.nextInt(4) == 0 ? new byte[0] : PIECES[random.nextInt(PIECES.length)];
        byte[] changed = Arrays.copyOf(bytes, bytes.length - removed + piece.length);
        System.arraycopy(piece, 0, changed, at, piece.length);
        System.arraycopy(bytes, at + removed, changed, at + piece.length, bytes.length - at - removed);
        return changed;
    }
}
