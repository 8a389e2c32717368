package dev.descent.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.offset;

import dev.descent.data.Dataset;
import dev.descent.data.Datasets;
import dev.descent.data.Part;
import dev.descent.data.Table;
import dev.descent.problem.FileRefused;
import dev.descent.problem.ProblemText;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From the keys of a dataset to the inputs that its columns become. */
class ColumnsTest {
    /** The first ten digits of π train; 20 and −7 validate. */
    private static final String DIGITS =
            "x,part,y\n3,train,1\n1,train,2\n4,train,1\n1,train,2\n5,train,1\n9,train,2\n2,train,1\n6,train,2\n5,train,1\n3,train,2\n"
                    + "20,validation,1\n-7,validation,2\n5.5,validation,1\n";

    @TempDir
    Path folder;

    @Test
    void robustHasTheMedianAndTheQuartilesOfTheTrainingRows() throws Exception {
        // Sorted: 1 1 2 3 3 4 5 5 6 9; median 3.5, quartiles 2.25 and 5.
        Dataset data = dataset(DIGITS, "split: {by: part}, scale: robust");
        assertThat(column(data.train(), 0)).startsWith((float) (-0.5 / 2.75), (float) (-2.5 / 2.75));
        assertThat(column(data.validation().orElseThrow(), 0))
                .containsExactly(6, (float) (-10.5 / 2.75), (float) (2 / 2.75));
    }

    @Test
    void robustFallsBackToHalfTheRangeAndToZero() throws Exception {
        String rows = "x,c,part,y\n1,4,train,1\n1,4,train,2\n1,4,train,1\n1,4,train,2\n5,4,train,1\n3,9,validation,1\n";
        Dataset data = dataset(rows, "split: {by: part}, scale: robust");
        assertThat(column(data.train(), 0)).containsExactly(0, 0, 0, 0, 2);
        assertThat(column(data.train(), 1)).containsOnly(0);
        assertThat(column(data.validation().orElseThrow(), 0)).containsExactly(1);
        assertThat(column(data.validation().orElseThrow(), 1)).containsExactly(0);
    }

    /**
     * Made with Python 3.13: the shares by numpy's linear quantiles and scikit-learn's mean of both interpolations, then {@code
     * statistics.NormalDist().inv_cdf}.
     */
    @Test
    void quantileGivesNormalScores() throws Exception {
        Dataset data = dataset(DIGITS, "split: {by: part}, scale: {columns: {x: quantile}}");
        float[] train = column(data.train(), 0);
        assertThat(train[0]).isCloseTo(-0.2822161470625082f, offset(1e-7f));
        assertThat(train[1]).isCloseTo(-5.199337582192817f, offset(1e-6f));
        assertThat(train[2]).isCloseTo(0.1397102988818621f, offset(1e-7f));
        assertThat(train[4]).isCloseTo(0.5894557978497785f, offset(1e-7f));
        assertThat(train[5]).isCloseTo(5.199337582290662f, offset(1e-6f));
        assertThat(train[6]).isCloseTo(-0.7647096737863872f, offset(1e-7f));
        float[] others = column(data.validation().orElseThrow(), 0);
        assertThat(others[0]).isEqualTo(train[5]);
        assertThat(others[1]).isEqualTo(train[1]);
        assertThat(others[2]).isCloseTo(0.9674215661017007f, offset(1e-7f));
    }

    @Test
    void piecewiseHasAnInputAnInterval() throws Exception {
        // Quartiles: 1 2.25 3.5 5 9.
        Dataset data = dataset(DIGITS, "split: {by: part}, scale: {columns: {x: {piecewise: 4}}}");
        assertThat(data.features()).containsExactly("x.1", "x.2", "x.3", "x.4");
        assertThat(row(data.train(), 0)).containsExactly(1, 0.6f, 0, 0);
        assertThat(row(data.train(), 5)).containsExactly(1, 1, 1, 1);
        assertThat(row(data.validation().orElseThrow(), 0)).containsExactly(1, 1, 1, 3.75f);
        assertThat(row(data.validation().orElseThrow(), 1)).containsExactly(-6.4f, 0, 0, 0);
        String ties = "x,y\n0,1\n0,2\n0,1\n0,2\n8,1\n";
        assertThat(row(dataset(ties, "scale: {piecewise: 4}").train(), 4)).containsExactly(1, 0, 0, 0);
    }

    @Test
    void missingValuesAreFilledByColumnFromTheTrainingRows() throws Exception {
        String rows = "a,b,c,d,city,part,y\n"
                + "1,1,7,,Oslo,train,1\n3,2,7,1,Lima,train,2\n,9,,2,,train,1\n5,,8,3,Lima,train,2\n,,,4,,validation,1\n100,100,100,100,Oslo,validation,2\n";
        Dataset data = dataset(
                rows,
                "split: {by: part}, missing: {default: mean, columns: {b: {median: {indicator: true}}, c: most_frequent, d: {constant: -1}, city: category}}");
        assertThat(data.features()).containsExactly("a", "b", "b=NA", "c", "d", "city=Lima", "city=Oslo", "city=NA");
        assertThat(row(data.train(), 2)).containsExactly(3, 9, 0, 7, 2, 0, 0, 1);
        assertThat(row(data.train(), 0)).containsExactly(1, 1, 0, 7, -1, 0, 1, 0);
        assertThat(row(data.validation().orElseThrow(), 0)).containsExactly(3, 2, 1, 7, 4, 0, 0, 1);
    }

    @Test
    void onlyAColumnThatMissesAValueHasAnIndicator() throws Exception {
        Dataset data = dataset("a,b,y\n1,,1\n2,4,2\n3,5,3\n", "missing: {default: {mean: {indicator: true}}}");
        assertThat(data.features()).containsExactly("a", "b", "b=NA");
    }

    @Test
    void rowsAreDroppedByTheColumnsThatSaySo() throws Exception {
        String rows = "a,city,y\n1,Oslo,1\n,Oslo,2\n3,,1\n4,Lima,\n5,Rome,3\n";
        Dataset data = dataset(rows, "missing: {columns: {a: drop, city: most_frequent, y: drop}}");
        assertThat(data.features()).containsExactly("a", "city=Oslo", "city=Rome");
        assertThat(column(data.train(), 0)).containsExactly(1, 3, 5);
        assertThat(column(data.train(), 1)).containsExactly(1, 1, 0);
    }

    @Test
    void aCategoryWithoutATrainingRowIsZeroInEveryPart() throws Exception {
        String rows = "city,part,y\nOslo,train,5\nRome,train,5\nLima,validation,5\nRome,validation,5\n";
        Dataset data = dataset(rows, "split: {by: part}");
        assertThat(data.features()).containsExactly("city=Lima", "city=Oslo", "city=Rome");
        assertThat(row(data.validation().orElseThrow(), 0)).containsExactly(0, 0, 0);
        assertThat(row(data.validation().orElseThrow(), 1)).containsExactly(0, 0, 1);
        assertThat(row(data.first(), 2)).containsExactly(0, 0, 0);
        assertThat(data.unseen()).containsExactly(new Dataset.Unseen("city", "validation", 1, 2));
    }

    @Test
    void theMostFrequentCategoriesHaveInputsOfTheirOwn() throws Exception {
        String rows = "city,y\nb,1\na,2\nc,3\nc,4\nd,5\na,6\n";
        Dataset data = dataset(rows, "categorical: {columns: {city: {at_most: 2}}}");
        assertThat(data.features()).containsExactly("city=a", "city=c", "city=(other)");
        assertThat(row(data.train(), 0)).containsExactly(0, 0, 1);
        assertThat(row(data.train(), 1)).containsExactly(1, 0, 0);
        assertThat(dataset(rows, "categorical: {columns: {city: {at_most: 4}}}").features())
                .hasSize(4);
        String validated =
                "city,part,y\nb,train,1\na,train,2\na,train,3\nc,validation,4\nc,validation,5\nc,validation,6\n";
        assertThat(dataset(validated, "split: {by: part}, categorical: {columns: {city: {at_most: 1}}}")
                        .features())
                .containsExactly("city=a", "city=(other)");
    }

    @Test
    void categoriesWithAnOrderAreOneNumber() throws Exception {
        String rows = "cut,size,y\nGood,10,1\nFair,2,2\nIdeal,2,3\n";
        Dataset data = dataset(
                rows,
                "categorical: {columns: {cut: {order: [Fair, Good, Ideal]}, size: {order: [10, 2.0]}}}, scale: {columns: {cut: min_max}}");
        assertThat(data.features()).containsExactly("cut", "size");
        assertThat(column(data.train(), 0)).containsExactly(0.5f, 0, 1);
        assertThat(column(data.train(), 1)).containsExactly(0, 1, 1);
    }

    @Test
    void datesBecomeTheirParts() throws Exception {
        String rows = "day,at,y\n2024-02-29,Jan 1 2000 06:00,1\n1970-01-01,Dec 31 1999 18:30,2\n";
        Dataset data = dataset(
                rows,
                "dates: {columns: {day: {as: [year, month, weekday, day_of_year, days]}, at: {format: \"%b %d %Y %H:%M\", as: [hour, days]}}}");
        assertThat(data.features())
                .containsExactly(
                        "day.year", "day.month", "day.weekday", "day.day_of_year", "day.days", "at.hour", "at.days");
        // 29 February 2024 was a Thursday; 54 years with 13 leap days and 59 days after 1970-01-01.
        assertThat(row(data.train(), 0)).containsExactly(2024, 2, 4, 60, 54 * 365 + 13 + 59, 6, 10957.25f);
    }

    @Test
    void daysAreThoseOfTheCalendar() throws Exception {
        String rows = "day,y\n1900-03-01,1\n2000-02-29,1\n1969-12-31,1\n2100-12-31,1\n";
        Dataset data = dataset(rows, "dates: {columns: {day: {as: [days, weekday, day_of_year]}}}");
        // date.toordinal() − date(1970, 1, 1).toordinal(), isoweekday() and timetuple().tm_yday of Python's datetime.
        assertThat(row(data.train(), 0)).containsExactly(-25508, 4, 60);
        assertThat(row(data.train(), 1)).containsExactly(11016, 2, 60);
        assertThat(row(data.train(), 2)).containsExactly(-1, 3, 365);
        assertThat(row(data.train(), 3)).containsExactly(47846, 5, 365);
        assertThat(refused("day,y\n1900-02-29,1\n", "dates: {columns: {day: {}}}"))
                .contains("t.csv:2:1");
    }

    @Test
    void aCellThatIsNoDateIsRefusedInItsLine() throws Exception {
        String rows = "day,y\n2024-02-28,1\n2023-02-29,2\n02/03/2024,3\n";
        assertThat(refused(rows, "dates: {columns: {day: {as: [days]}}}"))
                .contains(
                        "t.csv:3:1: '2023-02-29' in the column 'day' is no date of the format yyyy-MM-dd (and 1 more cell: "
                                + "'02/03/2024')");
    }

    @Test
    void textsThatMeanNoDateAreToldWithTheKeysThatSaySo() throws Exception {
        String rows = "Hired,y\n2024-02-28,1\nN/A,2\n2024-03-28,3\n?,4\n,5\n";
        String dates = "dates: {columns: {Hired: {}}}";
        String markers = "missing_values: {columns: {Hired: [\"N/A\", \"?\"]}}";
        String missing = "missing: {columns: {Hired: mean}}";
        assertThat(refused(rows, dates))
                .contains("'N/A' in the column 'Hired' is no date")
                .contains("under `dates`, or `" + markers + "` with `" + missing + "`");
        assertThat(refused(rows, dates + ", " + missing)).contains("under `dates`, or `" + markers + "`\n");
        assertThat(refused(rows, dates + ", missing_values: [\"?\"]"))
                .contains("or `missing_values: {columns: {Hired: [\"?\", \"N/A\"]}}`");
        assertThat(id(dates + ", " + markers + ", " + missing)).isNotEmpty();
        assertThat(refused("Hired,y\n2024-02-28,1\nsoon,2\n", dates)).doesNotContain("missing_values");
    }

    @Test
    void rowsAreInOrderOfTheirDates() throws Exception {
        String rows = "day,x,y\n1.12.2023,1,1\n5.2.2024,2,2\n31.1.2024,3,3\n";
        String keys = "dates: {columns: {day: {format: d.M.yyyy}}}, split: {validation: 0.34, order: day}";
        Dataset data = dataset(rows, keys);
        assertThat(data.features()).containsExactly("day.days", "x");
        assertThat(column(data.train(), 1)).containsExactly(1, 3);
        assertThat(dataset(rows, "ignore: [day], " + keys).features()).containsExactly("x");
        assertThat(refused("day,x,y\n1.12.2023,1,1\n5-2-2024,2,2\n31.1.2024,3,3\n", "ignore: [day], " + keys))
                .contains("t.csv:3:1: '5-2-2024' in the column 'day' is no date");
    }

    @Test
    void anIdKnowsWhatIsDoneToColumnsHoweverItIsWritten() throws Exception {
        Files.writeString(folder.resolve("t.csv"), "x,z,y\n1,2,1\n3,4,2\n");
        String mean = id("missing: mean, scale: standard");
        assertThat(id("missing: {default: mean}, scale: {columns: {z: standard, x: standard}}"))
                .isEqualTo(mean);
        assertThat(id("missing: {default: mean, columns: {z: mean}}, scale: {default: standard}"))
                .isEqualTo(mean);
        assertThat(id("missing: {default: mean, columns: {z: median}}, scale: standard"))
                .isNotEqualTo(mean);
        assertThat(id("categorical: [x]")).isEqualTo(id("categorical: {columns: {x: {}}}"));
        assertThat(id("categorical: [x]")).isNotEqualTo(id("categorical: {columns: {x: {at_most: 2}}}"));
        assertThat(id("categorical: {columns: {x: {order: [1, 3]}}}"))
                .isNotEqualTo(id("categorical: {columns: {x: {order: [3, 1]}}}"));
    }

    private String id(String keys) throws Exception {
        return ExperimentReader.read(file(keys), Map.of(), Set.of("lockstep", "reference"), Set.of("local"))
                .spec()
                .trials()
                .get(0)
                .id();
    }

    private Dataset dataset(String rows, String keys) throws Exception {
        Files.writeString(folder.resolve("t.csv"), rows);
        try {
            Experiment it =
                    ExperimentReader.read(file(keys), Map.of(), Set.of("lockstep", "reference"), Set.of("local"));
            Dataset data = Datasets.build(
                    Table.read(folder.resolve("t.csv"), "t.csv"),
                    it.spec().trials().get(0).network().dataset(),
                    0,
                    1,
                    0,
                    5);
            assertThat(Datasets.inputs(
                            Table.read(folder.resolve("t.csv"), "t.csv"),
                            it.spec().trials().get(0).network().dataset()))
                    .isEqualTo(data.features().size());
            return data;
        } catch (FileRefused refused) {
            throw new AssertionError(ProblemText.of(refused.problems()), refused);
        }
    }

    private String refused(String rows, String keys) throws Exception {
        Files.writeString(folder.resolve("t.csv"), rows);
        Path file = file(keys);
        return ProblemText.of(catchThrowableOfType(
                        FileRefused.class,
                        () -> ExperimentReader.read(file, Map.of(), Set.of("lockstep", "reference"), Set.of("local")))
                .problems());
    }

    private Path file(String keys) throws Exception {
        Path path = folder.resolve("x.yaml");
        Files.writeString(
                path,
                "dataset: {csv: t.csv, target: y, task: regression, " + keys
                        + "}\nlayers: [{dense: 1}]\nloss: mse\noptimizer: adam\n");
        return path;
    }

    private static float[] column(Part part, int column) {
        float[] values = new float[part.rows()];
        IntStream.range(0, values.length).forEach(row -> values[row] = part.inputs()[row * part.features() + column]);
        return values;
    }

    private static float[] row(Part part, int row) {
        return Arrays.copyOfRange(part.inputs(), row * part.features(), (row + 1) * part.features());
    }
}
