package dev.descent.number;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.SplittableRandom;
import java.util.function.DoublePredicate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumberTextTest {
    private static final int SEED = 20261122;

    @ParameterizedTest
    @CsvSource({
        "0.1, 0.1",
        "1, 1",
        "-2.5, -2.5",
        "200, 200",
        "1e-4, 0.0001",
        "9.9e-5, 9.9e-5",
        "1.5e-7, 1.5e-7",
        "999999940, 999999940",
        "1e9, 1e9",
        "1.5e12, 1.5e12",
        "16777216, 16777216",
        "3.4028235e38, 3.4028235e38",
        "1.1754944e-38, 1.1754944e-38",
        "1e-45, 1e-45",
        "0, 0",
        "-0.0, 0",
        "NaN, NaN",
        "Infinity, inf",
        "-Infinity, -inf"
    })
    void floatsLookLikeThis(float x, String text) {
        assertThat(NumberText.of(x)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "0.001, 0.001",
        "0.30000000000000004, 0.30000000000000004",
        "1e23, 1e23",
        "5e-324, 5e-324",
        "2.2250738585072014e-308, 2.2250738585072014e-308",
        "1.7976931348623157e308, 1.7976931348623157e308",
        "9007199254740993, 9.007199254740992e15",
        "9.5367431640625e-7, 9.5367431640625e-7",
        "9.1093837e-31, 9.1093837e-31",
        "-0.0, 0",
        "NaN, NaN",
        "Infinity, inf",
        "-Infinity, -inf"
    })
    void writtenDoublesLookLikeThis(double x, String text) {
        assertThat(NumberText.written(x)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "0.3333333333333333, 0.333333333333, 0.333333",
        "2, 2, 2",
        "123456.5, 123456.5, 123456",
        "123457.5, 123457.5, 123458",
        "999999.5, 999999.5, 1000000",
        "9.999999999999999e-5, 0.0001, 0.0001",
        "999999999.9999999, 1e9, 1e9",
        "-1.23456789012345e-10, -1.23456789012e-10, -1.23457e-10",
        "1e300, 1e300, 1e300",
        "5e-324, 4.94065645841e-324, 4.94066e-324",
        "-0.0, 0, 0",
        "NaN, NaN, NaN",
        "-Infinity, -inf, -inf"
    })
    void computedDoublesHaveTwelveDigitsAndStatisticsSix(double x, String computed, String statistic) {
        assertThat(NumberText.computed(x)).isEqualTo(computed);
        assertThat(NumberText.statistic(x)).isEqualTo(statistic);
    }

    @Test
    void aFloatPrintsTheNearestOfItsShortestDecimals() {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int i = 0; i < 100_000; i++) {
            assertFloatIsShortest(Float.intBitsToFloat(random.nextInt()));
        }
        for (int i = 0; i < 100_000; i++) {
            assertFloatIsShortest((float) random.nextDouble(-10, 10));
        }
    }

    @Test
    @DisplayName("floats around powers of two and of ten, where intervals are uneven, print their shortest decimal too")
    void floatsAroundPowersPrintTheirShortestDecimal() {
        for (int exponent = 0; exponent < 255; exponent++) {
            for (int step = -20; step <= 20; step++) {
                assertFloatIsShortest(Float.intBitsToFloat(Math.max(0, (exponent << 23) + step)));
            }
        }
        for (int exponent = -45; exponent <= 38; exponent++) {
            int bits = Float.floatToIntBits(Float.parseFloat("1e" + exponent));
            for (int step = -20; step <= 20; step++) {
                assertFloatIsShortest(Float.intBitsToFloat(Math.max(0, bits + step)));
            }
        }
    }

    @Test
    void aWrittenDoublePrintsTheNearestOfItsShortestDecimals() {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int i = 0; i < 5_000; i++) {
            assertDoubleIsShortest(Double.longBitsToDouble(random.nextLong()));
            assertDoubleIsShortest(random.nextDouble(-10, 10));
            assertDoubleIsShortest(random.nextInt(-100_000, 100_000) / 1000.0);
        }
        for (int exponent = 0; exponent < 2047; exponent += 11) {
            for (int step = -2; step <= 2; step++) {
                assertDoubleIsShortest(Double.longBitsToDouble(Math.max(0, ((long) exponent << 52) + step)));
            }
        }
    }

    @Test
    void roundingIsHalfEvenOfTheExactValue() {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int i = 0; i < 50_000; i++) {
            assertRounded(Double.longBitsToDouble(random.nextLong()));
            assertRounded(random.nextDouble(-1000, 1000));
        }
        for (int exponent = -324; exponent <= 308; exponent++) {
            assertRounded(Double.parseDouble("9.999994999999e" + exponent));
            assertRounded(Double.parseDouble("9.9999949999995e" + exponent));
            assertRounded(Double.parseDouble("1e" + exponent));
            assertRounded(Math.nextDown(Double.parseDouble("1e" + exponent)));
        }
    }

    @Test
    void exactTiesRoundToTheEvenDigit() {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int i = 0; i < 100_000; i++) {
            // A half, a quarter, … behind 12 digits, so that the value is exactly representable.
            int halvings = random.nextInt(1, 6);
            assertRounded((random.nextLong(100_000_000_000L, 1_000_000_000_000L) + 0.5) / (1 << halvings));
            assertRounded(random.nextInt(100_000, 1_000_000) + 0.5);
            assertRounded((random.nextInt(100_000, 1_000_000) * 10L + 5) * 1e7);
        }
    }

    @Test
    void aRoundedStatisticIsTheDoubleThatItsTextSays() {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int i = 0; i < 100_000; i++) {
            assertStatistic(Double.longBitsToDouble(random.nextLong()));
            assertStatistic(random.nextDouble(-1, 1));
        }
        assertThat(NumberText.roundStatistic(Double.NaN)).isNaN();
        assertThat(NumberText.roundStatistic(Double.NEGATIVE_INFINITY)).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(Double.doubleToRawLongBits(NumberText.roundStatistic(-0.0))).isZero();
    }

    @Test
    void aRoundedComputedValueIsTheDoubleThatItsTextSays() {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int i = 0; i < 100_000; i++) {
            double x = random.nextDouble(-1, 1);
            assertThat(NumberText.roundComputed(x)).isEqualTo(Double.parseDouble(NumberText.computed(x)));
        }
        assertThat(NumberText.roundComputed(Double.NaN)).isNaN();
        assertThat(NumberText.roundComputed(Double.NEGATIVE_INFINITY)).isEqualTo(Double.NEGATIVE_INFINITY);
    }

    @Test
    void hexadecimalTextTellsDoublesApartAndZerosNot() {
        assertThat(NumberText.hex(3)).isEqualTo("0x1.8p1");
        assertThat(NumberText.hex(0.1)).isEqualTo("0x1.999999999999ap-4");
        assertThat(NumberText.hex(Math.nextUp(0.1))).isEqualTo("0x1.999999999999bp-4");
        assertThat(NumberText.hex(-0.0)).isEqualTo("0x0.0p0");
        assertThat(NumberText.hex(Double.NaN)).isEqualTo("NaN");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0, 0",
        "+1, 1",
        "1.5, 1.5",
        ".5, 0.5",
        "-.5e1, -5",
        "1e3, 1000",
        "1E+3, 1000",
        "1e-3, 0.001",
        "007, 7",
        "0.1, 0.1",
        "1e23, 1e23",
        "123456789012345678901234567890, 1.2345678901234568e29",
        "1e-400, 0",
        "0e999999999999, 0",
        "3.4028235e38, 3.4028235e38",
        "9999999999999999999, 1e19",
        "0.000000000000000000000000000001, 1e-30",
        "9007199254740993, 9007199254740992"
    })
    void aTextOfTheGrammarIsANumber(String text, double x) {
        assertThat(NumberText.parse(text)).hasValue(x);
    }

    @ParameterizedTest
    @CsvSource({
        "''",
        "' '",
        "+",
        "-",
        ".",
        "1.",
        "1.e5",
        "e5",
        "1e",
        "1e+",
        "1d",
        "1f",
        "0x1p3",
        "NaN",
        "inf",
        "Infinity",
        "'1 '",
        "' 1'",
        "--1",
        "1_000",
        "'1,5'",
        "1.5.2",
        "1e5.0",
        "4e38",
        "-1e39",
        "1e99999999999",
        "١",
        "−1"
    })
    void anyOtherTextIsNone(String text) {
        assertThat(NumberText.parse(text)).isEmpty();
    }

    @Test
    void parsingFindsTheNearestDouble() {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int i = 0; i < 200_000; i++) {
            long digits = random.nextLong() >> random.nextInt(64);
            String text = digits + "e" + random.nextInt(-40, 19);
            assertParsed(text, Double.parseDouble(text) + 0.0);
            double x = random.nextDouble(-1e6, 1e6);
            assertParsed(NumberText.written(x), x);
        }
    }

    private static void assertParsed(String text, double x) {
        if (NumberText.parse(text).orElseThrow() != x) {
            assertThat(NumberText.parse(text)).as(text).hasValue(x);
        }
    }

    private static void assertFloatIsShortest(float x) {
        if (x == 0 || Float.isNaN(x) || Float.isInfinite(x)) {
            return;
        }
        BigDecimal shortest = shortest(new BigDecimal(x), 9, y -> (float) y == x, false);
        String text = NumberText.of(x);
        if (!text.equals(layout(shortest))) {
            assertThat(text).as("bits %08x", Float.floatToRawIntBits(x)).isEqualTo(layout(shortest));
        }
    }

    private static void assertDoubleIsShortest(double x) {
        if (x == 0 || Double.isNaN(x) || Double.isInfinite(x)) {
            return;
        }
        BigDecimal shortest = shortest(new BigDecimal(x), 17, y -> y == x, true);
        String text = NumberText.written(x);
        if (!text.equals(layout(shortest))) {
            assertThat(text).as("bits %016x", Double.doubleToRawLongBits(x)).isEqualTo(layout(shortest));
        }
    }

    /** The definition, tried literally: of the decimals next to {@code x} with 1, 2, … digits the first that parse back. */
    private static BigDecimal shortest(BigDecimal x, int most, DoublePredicate parsesBack, boolean asDouble) {
        for (int digits = 1; digits <= most; digits++) {
            BigDecimal down = x.round(new MathContext(digits, RoundingMode.DOWN));
            BigDecimal up = x.round(new MathContext(digits, RoundingMode.UP));
            BigDecimal nearest = x.round(new MathContext(digits, RoundingMode.HALF_EVEN));
            BigDecimal other = nearest.compareTo(down) == 0 ? up : down;
            for (BigDecimal candidate : new BigDecimal[] {nearest, other}) {
                String text = candidate.toString();
                if (parsesBack.test(asDouble ? Double.parseDouble(text) : Float.parseFloat(text))) {
                    return candidate;
                }
            }
        }
        throw new AssertionError("no decimal of " + most + " digits parses back to " + x);
    }

    private static void assertRounded(double x) {
        if (x == 0 || Double.isNaN(x) || Double.isInfinite(x)) {
            return;
        }
        BigDecimal exact = new BigDecimal(x);
        String twelve = layout(exact.round(new MathContext(12, RoundingMode.HALF_EVEN)));
        String six = layout(exact.round(new MathContext(6, RoundingMode.HALF_EVEN)));
        if (!NumberText.computed(x).equals(twelve) || !NumberText.statistic(x).equals(six)) {
            assertThat(NumberText.computed(x)).as(exact.toString()).isEqualTo(twelve);
            assertThat(NumberText.statistic(x)).as(exact.toString()).isEqualTo(six);
        }
    }

    private static void assertStatistic(double x) {
        if (!Double.isNaN(x) && !Double.isInfinite(x)) {
            assertThat(NumberText.roundStatistic(x)).isEqualTo(Double.parseDouble(NumberText.statistic(x)));
        }
    }

    /** The house's notation, from BigDecimal's. */
    private static String layout(BigDecimal decimal) {
        BigDecimal x = decimal.stripTrailingZeros();
        int exponent = x.precision() - x.scale() - 1;
        if (exponent >= -4 && exponent < 9) {
            return x.toPlainString();
        }
        return x.movePointLeft(exponent).stripTrailingZeros().toPlainString() + "e" + exponent;
    }
}
