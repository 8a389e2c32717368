package dev.descent.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.model.Component;
import dev.descent.model.DatasetSpec;
import dev.descent.model.DatasetSpec.Missing;
import dev.descent.model.DatasetSpec.TargetEncoding;
import dev.descent.model.Kind;
import dev.descent.model.RowWeights;
import dev.descent.model.Split;
import dev.descent.model.Vocabulary;
import dev.descent.number.Purpose;
import dev.descent.number.RandomKey;
import dev.descent.problem.FileRefused;
import dev.descent.problem.Problem;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatasetsTest {
    @TempDir
    Path folder;

    private CsvFiles csv;

    @BeforeEach
    void inFolder() {
        csv = new CsvFiles(folder);
    }

    /** A spec in the making; the target is y, all other columns are features unless said otherwise. */
    private static final class Wanted {
        List<String> targets = List.of("y");
        List<String> features = List.of("x");
        List<String> categorical = List.of();
        TargetEncoding encoding = TargetEncoding.NUMERIC;
        Missing missing = Missing.ERROR;
        final Map<String, Component> scaling = new TreeMap<>();
        Optional<Split> split = Optional.empty();
        Optional<String> positive = Optional.empty();
        RowWeights weights = RowWeights.NONE;
        long seed = 42;
        int repeat = 1;
        int fold = 0;
        int firstRows = 0;

        Wanted targets(String... names) {
            targets = List.of(names);
            return this;
        }

        Wanted features(String... names) {
            features = List.of(names);
            return this;
        }

        Wanted categorical(String... names) {
            categorical = List.of(names);
            return this;
        }

        Wanted encoding(TargetEncoding value) {
            encoding = value;
            return this;
        }

        Wanted missing(Missing value) {
            missing = value;
            return this;
        }

        Wanted scaled(String column, String scaler) {
            scaling.put(column, Component.of(Vocabulary.type(Kind.SCALER, scaler)));
            return this;
        }

        Wanted split(Split value) {
            split = Optional.of(value);
            return this;
        }

        Wanted positive(String value) {
            positive = Optional.of(value);
            return this;
        }

        Wanted weights(RowWeights value) {
            weights = value;
            return this;
        }

        Wanted seed(long value) {
            seed = value;
            return this;
        }

        Wanted repeat(int value) {
            repeat = value;
            return this;
        }

        Wanted fold(int value) {
            fold = value;
            return this;
        }

        Wanted firstRows(int value) {
            firstRows = value;
            return this;
        }

        DatasetSpec spec() {
            DatasetSpec plain = new DatasetSpec(
                    Path.of("table.csv"),
                    targets,
                    features,
                    categorical,
                    encoding,
                    DatasetSpec.TargetScale.NONE,
                    missing,
                    scaling,
                    split);
            return new DatasetSpec(
                    plain.csv(),
                    targets,
                    features,
                    plain.encodings(),
                    encoding,
                    plain.targetScale(),
                    plain.missing(),
                    scaling,
                    split,
                    positive,
                    weights);
        }

        Dataset build(Table table) throws FileRefused {
            return Datasets.build(table, spec(), seed, repeat, fold, firstRows);
        }
    }

    private Dataset built(String text, Wanted wanted) throws FileRefused {
        return wanted.build(csv.read(text));
    }

    private List<String> refused(String text, Wanted wanted) throws FileRefused {
        Table table = csv.read(text);
        return CsvFiles.told(CsvFiles.problemsOf(() -> wanted.build(table)));
    }

    /** Rows 0 … n−1 with the row's number as feature and target. */
    private static String counting(int rows) {
        StringBuilder text = new StringBuilder("x,y\n");
        for (int i = 0; i < rows; i++) {
            text.append(i).append(',').append(i).append('\n');
        }
        return text.toString();
    }

    private static int[] rows(Part part) {
        return IntStream.range(0, part.rows()).map(i -> (int) part.targets()[i]).toArray();
    }

    private static int[] rows(Optional<Part> part) {
        return rows(part.orElseThrow());
    }

    @Test
    void withoutASplitAllRowsTrain() throws FileRefused {
        Dataset data = built("x,y\n1,2\n3,4\n", new Wanted());
        assertThat(data.features()).containsExactly("x");
        assertThat(data.outputs()).containsExactly("y");
        assertThat(data.classes()).isEmpty();
        assertThat(data.train().inputs()).containsExactly(1, 3);
        assertThat(data.train().targets()).containsExactly(2, 4);
        assertThat(data.validation()).isEmpty();
        assertThat(data.test()).isEmpty();
        assertThat(data.digest()).hasSize(64);
    }

    @Test
    void featuresStandAsTheSpecNamesThem() throws FileRefused {
        Dataset data = built("a,y,b\n1,2,3\n4,5,6\n", new Wanted().features("b", "a"));
        assertThat(data.train().inputs()).containsExactly(3, 1, 6, 4);
    }

    @Test
    @DisplayName("the class that is named positive is 1, whatever two values the target has")
    void thePositiveClassIsOne() throws FileRefused {
        Wanted wanted = new Wanted().encoding(TargetEncoding.ZERO_ONE);
        Dataset texts = built("x,y\n1,ok\n3,defect\n", wanted.positive("defect"));
        assertThat(texts.classes()).containsExactly("ok", "defect");
        assertThat(texts.train().targets()).containsExactly(0, 1);
        Dataset numbers = built("x,y\n1,2\n3,1\n", wanted.positive("1"));
        assertThat(numbers.classes()).containsExactly("2", "1");
        assertThat(numbers.train().targets()).containsExactly(0, 1);
        wanted.encoding(TargetEncoding.PLUS_MINUS_ONE);
        assertThat(built("x,y\n1,0\n3,1\n", wanted.positive("0")).train().targets())
                .containsExactly(1, -1);
        wanted.encoding(TargetEncoding.ONE_HOT);
        assertThat(built("x,y\n1,ok\n3,defect\n", wanted.positive("defect"))
                        .train()
                        .targets())
                .containsExactly(1, 0, 0, 1);
    }

    /** n/(k·count) of training rows, as scikit-learn's compute_class_weight('balanced'): 4/(2·3) and 4/(2·1). */
    @Test
    void rowsAndClassesHaveWeights() throws FileRefused {
        String text = "x,y,w,part\n1,no,1,train\n2,no,0,train\n3,yes,2,train\n4,no,0.5,train\n5,yes,3,test\n";
        Wanted wanted = new Wanted()
                .encoding(TargetEncoding.ZERO_ONE)
                .split(new Split.ByColumn("part"))
                .firstRows(2);
        assertThat(built(text, wanted).train().weights()).isEmpty();
        Dataset balanced = built(text, wanted.weights(new RowWeights(Optional.empty(), true, Map.of())));
        assertThat(balanced.train().weights()).containsExactly(4f / 6, 4f / 6, 2, 4f / 6);
        assertThat(balanced.test().orElseThrow().weights()).isEmpty();
        RowWeights both = new RowWeights(Optional.of("w"), false, Map.of("yes", 5.0, "no", 1.0));
        Dataset weighted = built(text, wanted.weights(both));
        assertThat(weighted.train().weights()).containsExactly(1, 0, 10, 0.5f);
        assertThat(weighted.test().orElseThrow().weights()).containsExactly(3);
        assertThat(weighted.first().weights()).containsExactly(1, 0);
    }

    @Test
    void severalTargetsAreSeveralOutputs() throws FileRefused {
        Dataset data = built("x,u,v\n1,2,3\n4,5,6\n", new Wanted().targets("v", "u"));
        assertThat(data.outputs()).containsExactly("v", "u");
        assertThat(data.train().targets()).containsExactly(3, 2, 6, 5);
    }

    @Test
    void textsAreOneHotWhereTheirColumnStands() throws FileRefused {
        Dataset data = built("a,c,b,y\n1,red,2,0\n3,Blue,4,0\n5,red,6,0\n", new Wanted().features("a", "c", "b"));
        assertThat(data.features()).containsExactly("a", "c=Blue", "c=red", "b");
        assertThat(data.train().inputs()).containsExactly(1, 0, 1, 2, 3, 1, 0, 4, 5, 0, 1, 6);
    }

    @Test
    void categoricalNumbersAreOneHotByTheCodePointsOfTheirTexts() throws FileRefused {
        Dataset data = built("x,y\n10,0\n2,0\n10.0,0\n-1,0\n", new Wanted().categorical("x"));
        assertThat(data.features()).containsExactly("x=-1", "x=10", "x=2");
        assertThat(data.train().inputs()).containsExactly(0, 1, 0, 0, 0, 1, 0, 1, 0, 1, 0, 0);
    }

    @Test
    void aCategoricalColumnMayMixNumbersAndTexts() throws FileRefused {
        Dataset data = built("x,y\n2,0\ncrew,0\n1,0\n", new Wanted().categorical("x"));
        assertThat(data.features()).containsExactly("x=1", "x=2", "x=crew");
        assertThat(data.train().inputs()).containsExactly(0, 1, 0, 0, 0, 1, 1, 0, 0);
    }

    @Test
    void categoriesAreThoseOfTheWholeFile() throws FileRefused {
        Dataset data = built(
                "x,y,part\na,0,train\nb,0,validation\nc,0,test\n", new Wanted().split(new Split.ByColumn("part")));
        assertThat(data.features()).containsExactly("x=a", "x=b", "x=c");
        assertThat(data.train().inputs()).containsExactly(1, 0, 0);
    }

    @Test
    void classesAreIntegersAscending() throws FileRefused {
        Dataset data = built("x,y\n0,10\n0,9\n0,10\n", new Wanted().encoding(TargetEncoding.ONE_HOT));
        assertThat(data.classes()).containsExactly("9", "10");
        assertThat(data.outputs()).containsExactly("9", "10");
        assertThat(data.train().outputs()).isEqualTo(2);
        assertThat(data.train().targets()).containsExactly(0, 1, 1, 0, 0, 1);
    }

    @Test
    void classesAreTextsByCodePoint() throws FileRefused {
        Dataset data = built("x,y\n0,b\n0,a\n0,C\n", new Wanted().encoding(TargetEncoding.ONE_HOT));
        assertThat(data.classes()).containsExactly("C", "a", "b");
        assertThat(data.train().targets()).containsExactly(0, 0, 1, 0, 1, 0, 1, 0, 0);
    }

    @Test
    void aClassIsAWholeNumber() throws FileRefused {
        assertThat(refused("x,y\n0,1\n0,1.5\n0,a\n", new Wanted().encoding(TargetEncoding.ONE_HOT)))
                .containsExactly("3:3 '1.5' in the column 'y' is not a class (and 1 more cell: 'a')");
    }

    @ParameterizedTest
    @CsvSource({
        "ZERO_ONE, 0, 1, 0, 1, 0 1",
        "ZERO_ONE, yes, no, 1, 0, no yes",
        "PLUS_MINUS_ONE, -1, 1, -1, 1, -1 1",
        "PLUS_MINUS_ONE, 0, 1, -1, 1, 0 1",
        "PLUS_MINUS_ONE, yes, no, 1, -1, no yes"
    })
    void twoClassesAreOneOutput(TargetEncoding encoding, String first, String second, float a, float b, String classes)
            throws FileRefused {
        Dataset data = built("x,y\n0," + first + "\n0," + second + "\n", new Wanted().encoding(encoding));
        assertThat(data.train().targets()).containsExactly(a, b);
        assertThat(data.outputs()).containsExactly("y");
        assertThat(data.classes()).containsExactly(classes.split(" "));
        assertThat(data.encoding()).isEqualTo(encoding);
    }

    @ParameterizedTest
    @CsvSource({
        "ZERO_ONE, -1, '2:3 ''-1'' in the column ''y'' is neither 0 nor 1'",
        "ZERO_ONE, 2, '2:3 ''2'' in the column ''y'' is neither 0 nor 1'",
        "ZERO_ONE, a, '2:3 ''a'' in the column ''y'' is neither 0 nor 1'",
        "PLUS_MINUS_ONE, 0.5, '2:3 ''0.5'' in the column ''y'' is neither 0 nor 1'",
    })
    void anyOtherValueIsRefusedAtItsCell(TargetEncoding encoding, String value, String told) throws FileRefused {
        assertThat(refused("x,y\n0," + value + "\n0,0\n0,1\n", new Wanted().encoding(encoding)))
                .containsExactly(told);
    }

    @Test
    void minusOneAndZeroDoNotGoTogether() throws FileRefused {
        assertThat(refused("x,y\n0,0\n0,-1\n0,1\n", new Wanted().encoding(TargetEncoding.PLUS_MINUS_ONE)))
                .containsExactly("2:3 '0' in the column 'y' is neither -1 nor 1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x,y\n0,a\n0,b\n0,c\n", "x,y\n0,a\n0,a\n"})
    void twoClassesOfTextAreTwo(String text) throws FileRefused {
        assertThat(refused(text, new Wanted().encoding(TargetEncoding.ZERO_ONE)))
                .singleElement()
                .asString()
                .startsWith("1:3 the column 'y' has ")
                .endsWith(" classes, but the loss separates two");
    }

    @Test
    void textsAmongNumbersAreToldOnceForTheirColumn() throws FileRefused {
        assertThat(refused("x,y\n1,1\nabc,2\n1d,x\n0x1p3, 7\n1e39,4\n", new Wanted()))
                .containsExactly(
                        "3:1 the column 'x' has 1 number and 3 texts (abc, 1d, 0x1p3)",
                        "4:4 the column 'y' has 3 numbers and 2 texts (x,  7)",
                        "6:1 '1e39' in the column 'x' is beyond the range of 32-bit floats");
    }

    @Test
    void columnsThatAreNotUsedMayHoldAnything() throws FileRefused {
        assertThat(built("x,note,y\n1,7 Up,2\n3,42,4\n5,,6\n", new Wanted())
                        .train()
                        .rows())
                .isEqualTo(3);
    }

    @Test
    void numbersWithSpacesDoNotPassAsTexts() throws FileRefused {
        assertThat(refused("x,y\n 1,1\n 2,2\n", new Wanted()))
                .containsExactly("2:1 the column 'x' holds 2 texts that are numbers but for blanks ( 1,  2)");
        assertThat(refused("x,y\nno,1\n 2,2\n", new Wanted()))
                .containsExactly("3:1 the column 'x' holds 1 text that is a number but for blanks ( 2)");
    }

    @Test
    void aMissingValueIsRefusedAtItsCell() throws FileRefused {
        assertThat(refused("x,c,y\n,a,1\n2,NA,2\n3,c,nan\n", new Wanted().features("x", "c")))
                .containsExactly("2:1 a value is missing in the column 'x'; likewise in 'c' (1), 'y' (1)");
        StringBuilder wide = new StringBuilder();
        for (int c = 0; c < 30; c++) {
            wide.append('c').append(c).append(',');
        }
        String features = wide.toString();
        assertThat(refused(
                        features + "y\n" + ",".repeat(30) + "1\n" + "1,".repeat(30) + "2\n",
                        new Wanted().features(features.split(","))))
                .singleElement()
                .asString()
                .startsWith("2:1 a value is missing in the column 'c0'; likewise in 'c1' (1), 'c2' (1), ")
                .endsWith(", 'c20' (1), … (9 more)");
    }

    @Test
    void droppedRowsAreAsIfTheyWereNotThere() throws FileRefused {
        Wanted wanted = new Wanted().missing(Missing.DROP).firstRows(2);
        String text = "x,other,y\n,1,1\n2,,2\n3,1,\n4,1,4\n5,1,5\n";
        Dataset data = built(text, wanted);
        assertThat(data.train().targets()).containsExactly(2, 4, 5);
        assertThat(data.first().targets()).containsExactly(2, 4);
        assertThat(Datasets.firstRows(csv.read(text), wanted.spec(), 2)).containsExactly(1, 3);
    }

    @Test
    void classesAreThoseOfRowsThatAreKept() throws FileRefused {
        Wanted wanted = new Wanted().encoding(TargetEncoding.ONE_HOT).missing(Missing.DROP);
        Dataset dataset = built("x,y\n1,a\n,b\n2,c\n3,a\n", wanted);
        assertThat(dataset.classes()).containsExactly("a", "c");
        assertThat(dataset.train().targets()).containsExactly(1, 0, 0, 1, 1, 0);
    }

    @Test
    void dropMayNotDropEverything() throws FileRefused {
        assertThat(refused("x,y\n,1\n1,\n", new Wanted().missing(Missing.DROP))).isNotEmpty();
    }

    @Test
    void aMissingNumberBecomesTheMeanOfTheTrainingPart() throws FileRefused {
        Dataset data = built(
                "x,y,part\n1,0,train\n,0,train\n4,0,train\n100,0,test\n,0,test\n",
                new Wanted().missing(Missing.MEAN).split(new Split.ByColumn("part")));
        assertThat(data.train().inputs()).containsExactly(1, 2.5f, 4);
        assertThat(data.test().orElseThrow().inputs()).containsExactly(100, 2.5f);
    }

    @Test
    void meansAreForNumericFeaturesAlone() throws FileRefused {
        assertThat(refused(
                        "x,c,y\n1,,2\n3,c,\n", new Wanted().features("x", "c").missing(Missing.MEAN)))
                .containsExactly("2:3 a value is missing in the column 'c'; likewise in 'y' (1)");
    }

    @Test
    void aColumnWithoutTrainingValuesHasNoMean() throws FileRefused {
        assertThat(refused(
                        "x,y,part\n,0,train\n1,0,test\n",
                        new Wanted().missing(Missing.MEAN).split(new Split.ByColumn("part"))))
                .containsExactly("1:1 the column 'x' has no value in the training part, so no mean");
        assertThat(refused("x,y\n,0\nNA,0\n", new Wanted().missing(Missing.MEAN)))
                .containsExactly("1:1 the column 'x' has no values");
    }

    @Test
    void standardScalingIsFittedOnTheTrainingPart() throws FileRefused {
        Dataset data = built(
                "x,y,part\n0.1,0,train\n9,0,test\n0.2,0,train\n0.6,0,train\n",
                new Wanted().scaled("x", "standard").split(new Split.ByColumn("part")));
        double mean = (0.1 + 0.2 + 0.6) / 3;
        double sd = Math.sqrt(
                ((0.1 - mean) * (0.1 - mean) + (0.2 - mean) * (0.2 - mean) + (0.6 - mean) * (0.6 - mean)) / 3);
        assertThat(data.train().inputs())
                .containsExactly((float) ((0.1 - mean) / sd), (float) ((0.2 - mean) / sd), (float) ((0.6 - mean) / sd));
        assertThat(data.test().orElseThrow().inputs()).containsExactly((float) ((9 - mean) / sd));
    }

    @Test
    void minMaxScalingMapsTheTrainingPartToZeroAndOne() throws FileRefused {
        Dataset data = built(
                "x,y,part\n2,0,train\n8,0,test\n4,0,train\n3,0,train\n",
                new Wanted().scaled("x", "min_max").split(new Split.ByColumn("part")));
        assertThat(data.train().inputs()).containsExactly(0, 1, 0.5f);
        assertThat(data.test().orElseThrow().inputs()).containsExactly(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"standard", "min_max"})
    void aConstantColumnIsDividedByOne(String scaler) throws FileRefused {
        StringBuilder text = new StringBuilder("x,y,part\n");
        text.append("0.1,0,train\n".repeat(10)).append("2.1,0,test\n");
        Dataset data = built(text.toString(), new Wanted().scaled("x", scaler).split(new Split.ByColumn("part")));
        assertThat(data.train().inputs()).containsOnly(0);
        assertThat(data.test().orElseThrow().inputs()).containsExactly((float) (2.1 - 0.1));
    }

    @Test
    void unscaledAndOneHotColumnsStayAsTheyAre() throws FileRefused {
        Dataset data = built(
                "a,b,c,y\n1,1,u,0\n3,3,v,0\n",
                new Wanted().features("a", "b", "c").scaled("a", "standard").scaled("b", "none"));
        assertThat(data.train().inputs()).containsExactly(-1, 1, 1, 0, 1, 3, 0, 1);
    }

    @Test
    void whatScalingMakesInfiniteIsRefused() throws FileRefused {
        assertThat(refused(
                        "x,y,part\n1e-30,0,train\n2e-30,0,train\n1e30,0,test\n",
                        new Wanted().scaled("x", "standard").split(new Split.ByColumn("part"))))
                .singleElement()
                .asString()
                .startsWith("4:1 ")
                .endsWith("in the column 'x' is infinite after scaling");
    }

    @ParameterizedTest
    @CsvSource({"10, 0.2, 0.1, 2, 1", "200, 0.2, 0.1, 40, 20", "5, 0.1, 0, 1, 0", "7, 0.5, 0, 4, 0", "3, 0, 0.5, 0, 2"})
    void fractionsAreRoundedHalfUp(int rows, double validation, double test, int validates, int tests)
            throws FileRefused {
        Dataset data = built(
                counting(rows), new Wanted().split(new Split.Fractions(validation, test, Split.Plain.DRAWN, false)));
        assertThat(data.validation().map(Part::rows).orElse(0)).isEqualTo(validates);
        assertThat(data.test().map(Part::rows).orElse(0)).isEqualTo(tests);
        assertThat(data.train().rows()).isEqualTo(rows - validates - tests);
    }

    @Test
    void aDrawnSplitTakesTestFirstAndKeepsTheFilesOrder() throws FileRefused {
        Dataset data =
                built(counting(100), new Wanted().split(new Split.Fractions(0.2, 0.1, Split.Plain.DRAWN, false)));
        int[] order = new int[100];
        RowOrder.fill(order, RandomKey.of(42, 0, Purpose.SPLIT, -1, ""), 0);
        assertThat(rows(data.test()))
                .containsExactly(Arrays.stream(order, 0, 10).sorted().toArray());
        assertThat(rows(data.validation()))
                .containsExactly(Arrays.stream(order, 10, 30).sorted().toArray());
        assertThat(rows(data.train()))
                .containsExactly(Arrays.stream(order, 30, 100).sorted().toArray());
    }

    @Test
    void repeatsShareASplitUnlessItIsDrawnForEach() throws FileRefused {
        Split shared = new Split.Fractions(0.2, 0, Split.Plain.DRAWN, false);
        Split own = new Split.Fractions(0.2, 0, Split.Plain.DRAWN, true);
        int[] first = rows(built(counting(100), new Wanted().split(shared)).validation());
        assertThat(rows(built(counting(100), new Wanted().split(shared).repeat(2))
                        .validation()))
                .containsExactly(first);
        assertThat(rows(built(counting(100), new Wanted().split(shared).seed(43))
                        .validation()))
                .isNotEqualTo(first);
        int[] firstOwn = rows(built(counting(100), new Wanted().split(own)).validation());
        assertThat(rows(built(counting(100), new Wanted().split(own).repeat(2)).validation()))
                .isNotEqualTo(firstOwn);
    }

    @Test
    void repeatsThatDrawTheirOwnPartsShareTheTestPart() throws FileRefused {
        Split shared = new Split.Fractions(0.2, 0.1, Split.Plain.DRAWN, false);
        Split own = new Split.Fractions(0.2, 0.1, Split.Plain.DRAWN, true);
        int[] test = rows(built(counting(100), new Wanted().split(shared)).test());
        Set<List<Integer>> validations = new HashSet<>();
        for (int repeat = 1; repeat <= 5; repeat++) {
            Dataset data = built(counting(100), new Wanted().split(own).repeat(repeat));
            int[] train = rows(data.train());
            int[] validation = rows(data.validation());
            assertThat(rows(data.test())).containsExactly(test);
            assertThat(train).hasSize(70).isSorted();
            assertThat(validation).hasSize(20).isSorted();
            validations.add(Arrays.stream(validation).boxed().toList());
            int[] all = Stream.of(train, validation, test)
                    .flatMapToInt(Arrays::stream)
                    .toArray();
            assertThat(all).containsExactlyInAnyOrder(IntStream.range(0, 100).toArray());
        }
        assertThat(validations).hasSize(5);
        assertThat(rows(built(counting(100), new Wanted().split(own).seed(43)).test()))
                .isNotEqualTo(test);
    }

    @Test
    void rowsOfARepeatAreDrawnFromThoseThatDoNotTestInFileOrder() throws FileRefused {
        Split own = new Split.Fractions(0.2, 0.1, Split.Plain.DRAWN, true);
        Dataset data = built(counting(100), new Wanted().split(own).repeat(3));
        int[] test = rows(data.test());
        int[] others = IntStream.range(0, 100)
                .filter(row -> Arrays.binarySearch(test, row) < 0)
                .toArray();
        int[] order = new int[90];
        RowOrder.fill(order, RandomKey.of(42, 3, Purpose.SPLIT, -1, ""), 0);
        assertThat(rows(data.validation()))
                .containsExactly(
                        Arrays.stream(order, 0, 20).map(i -> others[i]).sorted().toArray());
    }

    @Test
    void withoutShuffleTheLastRowsTestAndThoseBeforeThemValidate() throws FileRefused {
        Dataset data =
                built(counting(10), new Wanted().split(new Split.Fractions(0.3, 0.2, Split.Plain.AS_IN_FILE, false)));
        assertThat(rows(data.train())).containsExactly(0, 1, 2, 3, 4);
        assertThat(rows(data.validation())).containsExactly(5, 6, 7);
        assertThat(rows(data.test())).containsExactly(8, 9);
    }

    @Test
    void aColumnMaySplit() throws FileRefused {
        Dataset data = built(
                "x,y,part\n0,0,test\n0,1,train\n0,2,validation\n0,3,train\n",
                new Wanted().split(new Split.ByColumn("part")));
        assertThat(rows(data.train())).containsExactly(1, 3);
        assertThat(rows(data.validation())).containsExactly(2);
        assertThat(rows(data.test())).containsExactly(0);
    }

    @Test
    void aColumnThatSplitsNamesParts() throws FileRefused {
        assertThat(refused(
                        "x,y,part\n0,0,train\n0,1,Train\n0,2,1\n0,3,\n",
                        new Wanted().split(new Split.ByColumn("part"))))
                .containsExactly(
                        "3:5 'Train' in the column 'part' names no part (and 1 more cell: '1')",
                        "5:5 a value is missing in the column 'part'");
    }

    @Test
    void foldsTakeTurnsAtValidating() throws FileRefused {
        int[] seen = new int[10];
        for (int fold = 1; fold <= 3; fold++) {
            Dataset data = built(
                    counting(10),
                    new Wanted()
                            .split(new Split.Folds(3, 0, Split.Plain.DRAWN, false))
                            .fold(fold));
            assertThat(data.validation().orElseThrow().rows()).isEqualTo(fold == 1 ? 4 : 3);
            assertThat(data.train().rows()).isEqualTo(fold == 1 ? 6 : 7);
            assertThat(rows(data.train())).isSorted().doesNotContain(rows(data.validation()));
            for (int row : rows(data.validation())) {
                seen[row]++;
            }
        }
        assertThat(seen).containsOnly(1);
    }

    @Test
    void foldsWithoutShuffleAreRunsOfTheFile() throws FileRefused {
        Wanted wanted = new Wanted()
                .split(new Split.Folds(3, 0, Split.Plain.AS_IN_FILE, false))
                .fold(2);
        Dataset data = built(counting(10), wanted);
        assertThat(rows(data.validation())).containsExactly(4, 5, 6);
        assertThat(rows(data.train())).containsExactly(0, 1, 2, 3, 7, 8, 9);
    }

    @Test
    void aPartIsNeverEmpty() throws FileRefused {
        assertThat(refused(counting(4), new Wanted().split(new Split.Fractions(0.1, 0, Split.Plain.DRAWN, false))))
                .containsExactly("1:1 the validation part is empty: its share of 4 rows is less than one row");
        assertThat(refused(counting(4), new Wanted().split(new Split.Fractions(0, 0.1, Split.Plain.DRAWN, false))))
                .containsExactly("1:1 the test part is empty: its share of 4 rows is less than one row");
        assertThat(refused(counting(2), new Wanted().split(new Split.Fractions(0.5, 0.5, Split.Plain.DRAWN, false))))
                .containsExactly("1:1 no row is left to train on: all of 2 rows are validation or test");
        assertThat(refused(
                        counting(2),
                        new Wanted()
                                .split(new Split.Folds(3, 0, Split.Plain.DRAWN, false))
                                .fold(1)))
                .containsExactly("1:1 2 rows can't be split into 3 folds");
        assertThat(refused("x,y,part\n0,0,test\n", new Wanted().split(new Split.ByColumn("part"))))
                .containsExactly("1:1 no row is left to train on: the only row is validation or test");
    }

    @Test
    void sizesAreKnownWithoutBuilding() throws FileRefused {
        Wanted wanted = new Wanted()
                .split(new Split.Fractions(0.2, 0.1, Split.Plain.DRAWN, false))
                .missing(Missing.DROP);
        assertThat(Datasets.sizes(csv.read(counting(10) + ",0\n"), wanted.spec(), 0))
                .isEqualTo(new PartSizes(7, 2, 1));
        Wanted folds = new Wanted().split(new Split.Folds(3, 0, Split.Plain.DRAWN, false));
        assertThat(Datasets.sizes(csv.read(counting(10)), folds.spec(), 1)).isEqualTo(new PartSizes(6, 4, 0));
        assertThat(Datasets.sizes(csv.read(counting(10)), folds.spec(), 3)).isEqualTo(new PartSizes(7, 3, 0));
    }

    @Test
    void emptyPartsAreFoundWithoutASeed() throws FileRefused {
        Table table = csv.read(counting(4));
        DatasetSpec spec = new Wanted()
                .split(new Split.Fractions(0.1, 0, Split.Plain.DRAWN, false))
                .spec();
        assertThat(Datasets.splitFaults(table, spec))
                .containsExactly(new SplitFault(
                        "validation",
                        "the validation part is empty: its share of 4 rows is less than one row",
                        "a larger share"));
    }

    @Test
    void theFirstRowsAreTheFilesWhateverTheirPart() throws FileRefused {
        Wanted wanted = new Wanted()
                .split(new Split.Fractions(0.5, 0, Split.Plain.DRAWN, false))
                .scaled("x", "standard")
                .firstRows(3);
        Dataset data = built(counting(10), wanted);
        assertThat(data.first().rows()).isEqualTo(3);
        assertThat(data.first().targets()).containsExactly(0, 1, 2);
        Dataset all = built(counting(10), wanted.firstRows(100));
        assertThat(all.first().rows()).isEqualTo(10);
        assertThat(Arrays.copyOf(all.first().inputs(), 3))
                .containsExactly(data.first().inputs());
    }

    @Test
    void mistakesOfColumnsAreToldThenThoseOfCellsEachKindOnceAColumn() throws FileRefused {
        List<String> told = refused("x,c,y\n" + "1e39,,a\n".repeat(30) + "1,c,2\n", new Wanted().features("x", "c"));
        assertThat(told).hasSize(3).startsWith("2:7 the column 'y' has 1 number and 30 texts (a)");
        assertThat(told.get(1))
                .isEqualTo("2:1 '1e39' in the column 'x' is beyond the range of 32-bit floats (and 29 more cells)");
        assertThat(told.get(2)).isEqualTo("2:6 30 values are missing in the column 'c'");
    }

    @Test
    void textsThatAreToldToBeNumbersAreFilledAsNumbers() throws FileRefused {
        Table table = csv.read("a,c,y\n$1,u,1\n$2,,2\n,v,3\n$4,u,4\n");
        List<Problem> problems =
                CsvFiles.problemsOf(() -> new Wanted().features("a", "c").build(table));
        assertThat(problems.stream().map(it -> it.remedy().orElse("")))
                .anyMatch(it -> it.contains("numbers: {columns: {a: {strip: \"$\"}}}"))
                .anyMatch(it -> it.contains("{a: mean, c: category}"))
                .noneMatch(it -> it.contains("a: category"));
    }

    @Test
    void aHundredCellsOfAColumnAreOneMistake() throws FileRefused {
        StringBuilder text = new StringBuilder("x,w,y\n1,1,1\n");
        IntStream.range(0, 100).forEach(i -> text.append(",-").append(i + 1).append(",2\n"));
        assertThat(refused(
                        text.toString(),
                        new Wanted().features("x").weights(new RowWeights(Optional.of("w"), false, Map.of()))))
                .containsExactly(
                        "3:1 100 values are missing in the column 'x'",
                        "3:2 '-1' in the column 'w' is a negative weight (and 99 more cells, such as '-2', '-3' and '-4')");
    }

    @Test
    void equalArgumentsGiveEqualBits() throws FileRefused {
        Wanted wanted = new Wanted()
                .split(new Split.Fractions(0.3, 0.1, Split.Plain.DRAWN, false))
                .scaled("x", "standard");
        Dataset one = built(counting(50), wanted);
        Dataset two = built(counting(50), wanted);
        assertThat(one.train().inputs()).containsExactly(two.train().inputs());
        assertThat(rows(one.validation())).containsExactly(rows(two.validation()));
    }
}
