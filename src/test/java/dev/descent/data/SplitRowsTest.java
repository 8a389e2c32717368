package dev.descent.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.model.Split;
import dev.descent.model.Split.Order;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SplitRowsTest {
    @TempDir
    Path folder;

    /** What StratifiedKFold(3) of scikit-learn 1.2 gives 7 rows of A, 5 of B and 3 of C. */
    @Test
    void stratifiedFoldsHaveTheCountsOfScikitLearn() throws Exception {
        Table table = table("AAAAAAABBBBBCCC");
        Split split = new Split.Folds(3, 0, new Order.Stratified("c"), false);

        for (long seed = 1; seed <= 20; seed++) {
            assertThat(counts(table, split(table, split, seed, 1, 1).validation()))
                    .isEqualTo("A3 B1 C1");
            assertThat(counts(table, split(table, split, seed, 1, 2).validation()))
                    .isEqualTo("A2 B2 C1");
            assertThat(counts(table, split(table, split, seed, 1, 3).validation()))
                    .isEqualTo("A2 B2 C1");
        }
        assertThat(split(table, split, 1, 1, 1).validation())
                .isNotEqualTo(split(table, split, 2, 1, 1).validation());
    }

    /** Classes are taken in the order in which they first appear, as scikit-learn does. */
    @Test
    void stratifiedFoldsOfRowsInAnyOrder() throws Exception {
        Table table = table("CABACABABACABAB");
        Split split = new Split.Folds(3, 0, new Order.Stratified("c"), false);

        assertThat(IntStream.rangeClosed(1, 3)
                        .mapToObj(fold ->
                                counts(table, split(table, split, 7, 1, fold).validation())))
                .containsExactly("A3 B1 C1", "A2 B2 C1", "A2 B2 C1");
    }

    @Test
    void stratifiedPartsHaveTheLargestRemainders() throws Exception {
        // 20 rows: of 5 that validate, 5·10/20 = 2.5, 5·7/20 = 1.75 and 5·3/20 = 0.75
        Table table = table("AAAAAAAAAABBBBBBBCCC");
        Split split = new Split.Fractions(0.25, 0, new Order.Stratified("c"), false);

        SplitRows rows = split(table, split, 3, 1, 0);

        assertThat(counts(table, rows.validation())).isEqualTo("A2 B2 C1");
        assertThat(counts(table, rows.train())).isEqualTo("A8 B5 C2");
        assertThat(rows.test()).isEmpty();
    }

    @Test
    void aTieGoesToTheLowerClass() throws Exception {
        // of 1 row, 1·2/4 of each class
        SplitRows rows = split(table("BABA"), new Split.Fractions(0.25, 0, new Order.Stratified("c"), false), 1, 1, 0);

        assertThat(counts(table("BABA"), rows.validation())).isEqualTo("A1");
    }

    @Test
    void aTestPartStratifiedOnceIsSharedByAllRepeats() throws Exception {
        Table table = table("AAAAAAAAAABBBBBBBBBB");
        Split split = new Split.Fractions(0.2, 0.2, new Order.Stratified("c"), true);

        SplitRows first = split(table, split, 1, 1, 0);
        SplitRows second = split(table, split, 1, 2, 0);

        assertThat(first.test()).isEqualTo(second.test());
        assertThat(first.validation()).isNotEqualTo(second.validation());
        assertThat(counts(table, first.test())).isEqualTo("A2 B2");
        assertThat(counts(table, second.validation())).isEqualTo("A2 B2");
    }

    /** What GroupKFold(3) of scikit-learn 1.2 gives these groups. */
    @Test
    void groupedFoldsAreThoseOfScikitLearn() throws Exception {
        Table table = table("111223333455");
        Split split = new Split.Folds(3, 0, new Order.Grouped("c", false), false);

        assertThat(foldOfEachRow(table, split, 1)).isEqualTo("222331111233");
    }

    @Test
    void groupsStayTogetherWhateverTheSeed() throws Exception {
        Table table = table("aabbccddeeffgghhiijj");
        Split split = new Split.Folds(5, 0, new Order.Grouped("c", true), false);
        List<String> folds = new ArrayList<>();
        for (long seed = 1; seed <= 10; seed++) {
            String fold = foldOfEachRow(table, split, seed);
            for (int row = 0; row < fold.length(); row += 2) {
                assertThat(fold.charAt(row)).isEqualTo(fold.charAt(row + 1));
            }
            folds.add(fold);
        }
        assertThat(folds.stream().distinct().count()).isGreaterThan(5);
    }

    @Test
    void groupedPartsFillTheirSharesLargestFirst() throws Exception {
        // wanted: 6 train, 2 validate, 2 test
        Split split = new Split.Fractions(0.2, 0.2, new Order.Grouped("c", false), false);
        Table table = table("aaabbbccdd");

        SplitRows rows = split(table, split, 1, 1, 0);

        assertThat(counts(table, rows.train())).isEqualTo("a3 b3");
        assertThat(counts(table, rows.test())).isEqualTo("c2");
        assertThat(counts(table, rows.validation())).isEqualTo("d2");
    }

    @Test
    void theLastRowsByAColumnTestAndThoseBeforeThemValidate() throws Exception {
        Table table = table("3140592687".replaceAll("", " ").strip().split(" "));
        Split split = new Split.Fractions(0.2, 0.3, new Order.Ascending("c"), false);

        SplitRows rows = split(table, split, 1, 1, 0);

        assertThat(cells(table, rows.test())).containsExactlyInAnyOrder("9", "8", "7");
        assertThat(cells(table, rows.validation())).containsExactlyInAnyOrder("6", "5");
        assertThat(cells(table, rows.train())).containsExactlyInAnyOrder("0", "1", "2", "3", "4");
    }

    @Test
    void textsAreOrderedByCodePointAndEqualOnesAsInTheFile() throws Exception {
        Table table = table("2024-02-01", "2023-12-31", "2024-02-01", "2024-01-15");
        Split split = new Split.Fractions(0.25, 0.25, new Order.Ascending("c"), false);

        SplitRows rows = split(table, split, 1, 1, 0);

        assertThat(rows.test()).containsExactly(2);
        assertThat(rows.validation()).containsExactly(0);
        assertThat(rows.train()).containsExactly(1, 3);
    }

    /** TimeSeriesSplit(5) of scikit-learn on 6 rows, and TimeSeriesSplit(3, gap=2) on 12. */
    @Test
    void growingWindowsAreThoseOfScikitLearn() throws Exception {
        Table six = table("abcdef");
        Split five = new Split.Forward(5, 0, 0, Split.Plain.AS_IN_FILE);
        for (int fold = 1; fold <= 5; fold++) {
            assertThat(split(six, five, 1, 1, fold).train())
                    .isEqualTo(IntStream.range(0, fold).toArray());
            assertThat(split(six, five, 1, 1, fold).validation()).containsExactly(fold);
        }

        Table twelve = table("abcdefghijkl");
        Split gap = new Split.Forward(3, 2, 0, Split.Plain.AS_IN_FILE);
        assertThat(split(twelve, gap, 1, 1, 1).train()).containsExactly(0);
        assertThat(split(twelve, gap, 1, 1, 1).validation()).containsExactly(3, 4, 5);
        assertThat(split(twelve, gap, 1, 1, 3).train()).containsExactly(0, 1, 2, 3, 4, 5, 6);
        assertThat(split(twelve, gap, 1, 1, 3).validation()).containsExactly(9, 10, 11);
    }

    @Test
    void foldsDivideTheRowsThatDoNotTest() throws Exception {
        Table table = table("abcdefghij");
        Split split = new Split.Folds(4, 0.2, Split.Plain.DRAWN, false);
        int[] test = split(table, split, 5, 1, 1).test();
        List<Integer> validated = new ArrayList<>();
        for (int fold = 1; fold <= 4; fold++) {
            SplitRows rows = split(table, split, 5, 1, fold);
            assertThat(rows.test()).isEqualTo(test).hasSize(2);
            assertThat(rows.train().length + rows.validation().length).isEqualTo(8);
            Arrays.stream(rows.validation()).forEach(validated::add);
        }
        Arrays.stream(test).forEach(validated::add);
        assertThat(validated).containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
    }

    /** The sizes that are computed without drawing are those of the parts. */
    @Test
    void sizesAreThoseOfTheParts() throws Exception {
        Table table = table("AAAAAAABBBBBCCCAB");
        List<Order> orders =
                List.of(Split.Plain.DRAWN, Split.Plain.AS_IN_FILE, new Order.Ascending("c"), new Order.Stratified("c"));
        for (Order order : orders) {
            for (Split split : List.of(
                    new Split.Fractions(0.3, 0.2, order, false),
                    new Split.Folds(3, 0.1, order, false),
                    new Split.Folds(4, 0, order, false))) {
                for (int fold = Math.min(split.folds(), 1); fold <= split.folds(); fold++) {
                    SplitRows rows = split(table, split, 9, 1, fold);
                    assertThat(SplitRows.sizes(table.rows(), Optional.of(split), fold))
                            .contains(new PartSizes(rows.train().length, rows.validation().length, rows.test().length));
                }
            }
        }
        Split forward = new Split.Forward(3, 1, 0.2, Split.Plain.AS_IN_FILE);
        for (int fold = 1; fold <= 3; fold++) {
            SplitRows rows = split(table, forward, 9, 1, fold);
            assertThat(SplitRows.sizes(table.rows(), Optional.of(forward), fold))
                    .contains(new PartSizes(rows.train().length, rows.validation().length, rows.test().length));
        }
    }

    private Table table(String cells) throws Exception {
        return table(cells.split(""));
    }

    private Table table(String... cells) throws Exception {
        Path file = folder.resolve("t.csv");
        Files.writeString(
                file, "c,x\n" + Arrays.stream(cells).map(cell -> cell + ",1\n").collect(Collectors.joining()));
        return Table.read(file, "t.csv");
    }

    private static SplitRows split(Table table, Split split, long seed, int repeat, int fold) {
        int[] kept = IntStream.range(0, table.rows()).toArray();
        return SplitRows.of(kept, Optional.of(split), table, seed, repeat, fold);
    }

    private static String foldOfEachRow(Table table, Split split, long seed) {
        char[] folds = new char[table.rows()];
        for (int fold = 1; fold <= split.folds(); fold++) {
            for (int row : split(table, split, seed, 1, fold).validation()) {
                folds[row] = Character.forDigit(fold, 10);
            }
        }
        return new String(folds);
    }

    private static List<String> cells(Table table, int[] rows) {
        return Arrays.stream(rows).mapToObj(row -> table.text(row, 0)).toList();
    }

    private static String counts(Table table, int[] rows) {
        Map<String, Integer> counts = new TreeMap<>();
        cells(table, rows).forEach(cell -> counts.merge(cell, 1, Integer::sum));
        return counts.entrySet().stream().map(it -> it.getKey() + it.getValue()).collect(Collectors.joining(" "));
    }
}
