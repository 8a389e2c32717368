package dev.descent.sweep.search;

import dev.descent.number.NumberText;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Objects;
import java.util.OptionalDouble;

/**
 * What a drawn number can be, and how likely. Quantiles u in [0, 1) become values:
 *
 * <pre>
 *   uniform[a, b]           a + u·(b − a)
 *   log_uniform[a, b]       exp(log a + u·(log b − log a))
 *   int_uniform[a, b]       a + ⌊u·(b − a + 1)⌋
 *   int_log_uniform[a, b]   the whole number nearest to exp(log(a − ½) + u·(log(b + ½) − log(a − ½)))
 *   with a step s           a + s·⌊u·n⌋,  n = ⌊(b − a)/s⌋ + 1
 *   one_minus(d)            1 − the value of d
 * </pre>
 *
 * <p>Both ends can be drawn. A real number has 6 significant digits, unless that would leave [a, b]: then it is the end. One minus a
 * number, and a number of a step, are the doubles nearest to the exact decimals, as many digits as these have. So the shortest text of a
 * value is the value.
 *
 * <p>A model sees a value as its coordinate on an axis: the logarithm of x for the two log distributions, also of the x in one_minus,
 * else the value itself. The axis of a distribution with a step, which is 1 for whole numbers, is wider by half a step at both ends: each
 * value owns a cell around it.
 */
public final class Distribution {
    private static final double MOST_WHOLE = 0x1p53;

    private enum Kind {
        UNIFORM("uniform"),
        LOG_UNIFORM("log_uniform"),
        INT_UNIFORM("int_uniform"),
        INT_LOG_UNIFORM("int_log_uniform");

        private final String word;

        Kind(String word) {
            this.word = word;
        }
    }

    private final Kind kind;
    private final double low;
    private final double high;
    /** As written; NaN without one. */
    private final double step;

    private final boolean complement;
    /** How many values a distribution with a step or of whole numbers has; 0 for others. */
    private final long count;

    private Distribution(Kind kind, double low, double high, double step, boolean complement) {
        this.kind = kind;
        this.low = low + 0.0;
        this.high = high + 0.0;
        this.step = step;
        this.complement = complement;
        this.count = isWhole() || !Double.isNaN(step) ? steps() + 1 : 0;
    }

    /** Real numbers, all equally likely. */
    public static Distribution uniform(double low, double high) {
        return of(Kind.UNIFORM, low, high);
    }

    /** Real numbers whose logarithms are equally likely; {@code low} above 0. */
    public static Distribution logUniform(double low, double high) {
        if (!(low > 0)) {
            throw new IllegalArgumentException("low must be above 0, but is " + NumberText.written(low));
        }
        return of(Kind.LOG_UNIFORM, low, high);
    }

    /** Whole numbers, all equally likely; at most 2⁵³ in size. */
    public static Distribution intUniform(long low, long high) {
        return ofWhole(Kind.INT_UNIFORM, low, high);
    }

    /** Whole numbers, each as likely as the logarithms that round to it; {@code low} from 1, {@code high} to 2⁵³. */
    public static Distribution intLogUniform(long low, long high) {
        if (low < 1) {
            throw new IllegalArgumentException("low must be at least 1, but is " + low);
        }
        return ofWhole(Kind.INT_LOG_UNIFORM, low, high);
    }

    private static Distribution ofWhole(Kind kind, long low, long high) {
        if (Math.max(Math.abs((double) low), Math.abs((double) high)) > MOST_WHOLE) {
            throw new IllegalArgumentException(
                    "whole bounds must be at most 2^53 in size, but are " + low + " and " + high);
        }
        return of(kind, (double) low, (double) high);
    }

    private static Distribution of(Kind kind, double low, double high) {
        if (!(low < high) || Double.isInfinite(high - low)) {
            throw new IllegalArgumentException("low must lie below high, both finite, but they are "
                    + NumberText.written(low) + " and " + NumberText.written(high));
        }
        return new Distribution(kind, low, high, Double.NaN, false);
    }

    /**
     * Only {@code low}, {@code low + step}, {@code low + 2·step} … that are at most {@code high}, all equally likely.
     *
     * @param step above 0; whole for whole numbers
     * @throws IllegalArgumentException also on log distributions and after {@link #oneMinus}
     */
    public Distribution withStep(double step) {
        if (isLog() || complement) {
            throw new IllegalArgumentException(this + " can't have a step");
        }
        if (!(step > 0) || Double.isInfinite(step) || isWhole() && step != Math.rint(step)) {
            throw new IllegalArgumentException(
                    "step must be above 0" + (isWhole() ? " and whole" : "") + ", but is " + NumberText.written(step));
        }
        return new Distribution(kind, low, high, step, false);
    }

    /**
     * One minus a number of this distribution.
     *
     * @throws IllegalArgumentException if it is of whole numbers or itself one minus another
     */
    public Distribution oneMinus() {
        if (isWhole() || complement) {
            throw new IllegalArgumentException(this + " can't be taken from 1");
        }
        return new Distribution(kind, low, high, step, true);
    }

    /** The value at a quantile; {@code u} in [0, 1). */
    public double at(double u) {
        if (count > 0 && !isLog()) {
            return seen(inner((long) (u * count)));
        }
        double from = inside(isWhole() ? low - 0.5 : low);
        double to = inside(isWhole() ? high + 0.5 : high);
        return seen(outside(from + u * (to - from)));
    }

    /** The value number {@code index} of a finite distribution, from 0; ascending, descending for one_minus. */
    double valueAt(long index) {
        return seen(isLog() ? low + index : inner(index));
    }

    /** The least value; a real number may have digits of the bound that no drawn value has. */
    public double low() {
        return seen(complement ? last() : low);
    }

    /** The greatest value, likewise; with a step maybe less than the bound. */
    public double high() {
        return seen(complement ? low : last());
    }

    /** Whether a number can be drawn. */
    public boolean contains(double x) {
        if (!(low() <= x && x <= high())) {
            return false;
        }
        return isWhole() && isLog() ? x == Math.rint(x) : value(coordinate(x)) == x;
    }

    /** Whether all values are whole numbers by its kind. */
    public boolean isWhole() {
        return kind == Kind.INT_UNIFORM || kind == Kind.INT_LOG_UNIFORM;
    }

    /** Whether its axis is one of logarithms. */
    public boolean isLog() {
        return kind == Kind.LOG_UNIFORM || kind == Kind.INT_LOG_UNIFORM;
    }

    /** The distance between neighbouring values: 1 for whole numbers without a step of their own, empty for real ones. */
    public OptionalDouble step() {
        return isFinite() ? OptionalDouble.of(stride()) : OptionalDouble.empty();
    }

    /** Whether its values can be counted: whole numbers, or real ones with a step. */
    public boolean isFinite() {
        return count > 0;
    }

    /**
     * How many values there are.
     *
     * @throws IllegalStateException if it is not finite
     */
    public long size() {
        if (!isFinite()) {
            throw new IllegalStateException(this + " has no finite number of values");
        }
        return count;
    }

    /** Where a value lies on the axis. */
    public double coordinate(double value) {
        return isLog() ? StrictMath.log(Math.max(low, Math.min(high, seen(value)))) : value;
    }

    /** The value nearest to a coordinate. */
    public double value(double coordinate) {
        if (count > 0 && !isLog()) {
            double x = complement ? 1 - coordinate : coordinate;
            return seen(inner((long) Math.rint((x - low) / stride())));
        }
        return seen(outside(!isLog() && complement ? 1 - coordinate : coordinate));
    }

    /** Where the axis begins: the coordinate of the least x, half a step before it where there is a step. */
    public double axisLow() {
        if (isFinite()) {
            return cellLow(low());
        }
        return isLog() ? StrictMath.log(low) : low();
    }

    /** Where the axis ends. */
    public double axisHigh() {
        if (isFinite()) {
            return cellHigh(high());
        }
        return isLog() ? StrictMath.log(high) : high();
    }

    /** Where the cell of a value of a finite distribution begins. */
    double cellLow(double value) {
        return inside(value - 0.5 * stride());
    }

    /** Where the cell of a value of a finite distribution ends. */
    double cellHigh(double value) {
        return inside(value + 0.5 * stride());
    }

    /** x number {@code index}, which is brought into range, of those that a step makes. */
    private double inner(long index) {
        long k = Math.max(0, Math.min(count - 1, index));
        return decimal(low)
                .add(decimal(stride()).multiply(BigDecimal.valueOf(k)))
                .doubleValue();
    }

    /** The greatest x. */
    private double last() {
        return count > 0 && !isLog() ? inner(count - 1) : high;
    }

    private double stride() {
        return Double.isNaN(step) ? 1 : step;
    }

    private long steps() {
        BigDecimal steps = decimal(high).subtract(decimal(low)).divide(decimal(stride()), 0, RoundingMode.DOWN);
        if (steps.compareTo(new BigDecimal(Long.MAX_VALUE >> 10)) > 0) {
            throw new IllegalArgumentException(this + " has too many values");
        }
        return steps.longValueExact();
    }

    private double inside(double x) {
        return isLog() ? StrictMath.log(x) : x;
    }

    /** The admissible x nearest to a coordinate. */
    private double outside(double coordinate) {
        double x = isLog() ? StrictMath.exp(coordinate) : coordinate;
        double rounded = isWhole() ? Math.floor(x + 0.5) : NumberText.roundStatistic(x);
        return Math.max(low, Math.min(high, rounded));
    }

    /** The value of an x, or the x of a value. */
    private double seen(double x) {
        return complement ? BigDecimal.ONE.subtract(decimal(x)).doubleValue() : x;
    }

    private static BigDecimal decimal(double x) {
        return new BigDecimal(NumberText.written(x));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Distribution that
                && kind == that.kind
                && low == that.low
                && high == that.high
                && Double.compare(step, that.step) == 0
                && complement == that.complement;
    }

    @Override
    public int hashCode() {
        return Objects.hash(kind.word, low, high, step, complement);
    }

    /** For example {@code log_uniform[0.0001, 1]}, {@code int_uniform[8, 64, step 8]}, {@code one_minus(log_uniform[0.02, 0.5])}. */
    @Override
    public String toString() {
        String steps = Double.isNaN(step) ? "" : ", step " + NumberText.written(step);
        String text = kind.word + "[" + NumberText.written(low) + ", " + NumberText.written(high) + steps + "]";
        return complement ? "one_minus(" + text + ")" : text;
    }
}
