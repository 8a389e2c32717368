package dev.descent.output.svg;

import dev.descent.number.NumberText;
import java.util.ArrayList;
import java.util.List;

/**
 * How values lie along an axis: from 0 at its low end to 1 at its high end, what lies beyond at the end.
 *
 * <pre>
 *   place(v) = (f(v) − low) / (high − low)      f(v) = v, or log₁₀ v
 * </pre>
 *
 * <p>A logarithmic scale of values some of which are exactly 0 has these at its low end, below a break, and all others above it.
 */
final class Scale {
    /** A value at which the axis has a mark. */
    record Tick(double value, String text) {}

    private static final double LARGEST = 1e300;
    private static final double SMALLEST = 1e-300;
    private static final double PADDING = 0.04;
    private static final double MOST_DECADES = 18;
    /** The part of a logarithmic axis that lies below its break. */
    private static final double BELOW_BREAK = 0.1;
    /** From here on marks of decades are powers. */
    private static final int EXPONENTS = 6;
    /** Quotients of a whole number of steps may miss it by some rounding. */
    private static final double NEARLY = 1e-9;

    private final boolean logarithmic;
    private final double low;
    private final double high;
    private final boolean endsEarly;
    /** Where the decades begin: above 0 if 0 has a place of its own. */
    private final double begin;

    private Scale(boolean logarithmic, double low, double high) {
        this(logarithmic, low, high, false, 0);
    }

    private Scale(boolean logarithmic, double low, double high, boolean endsEarly, double begin) {
        this.logarithmic = logarithmic;
        this.low = low;
        this.high = high;
        this.endsEarly = endsEarly;
        this.begin = begin;
    }

    /** A scale that begins and ends with these values. */
    static Scale exactly(double low, double high) {
        return widened(false, limited(low), limited(high), 0);
    }

    /** A linear scale with some room around the values. */
    static Scale linear(Extent values) {
        return values.isEmpty()
                ? new Scale(false, 0, 1)
                : widened(false, limited(values.min()), limited(values.max()), PADDING);
    }

    /**
     * A logarithmic scale with some room around the positive values, of at most 18 decades. Where they reach further it leaves out
     * those at the end that is further from 1: losses that explode don't hide the good ones, and those that vanish not the rest.
     */
    static Scale logarithmic(Extent values) {
        if (!(values.max() > 0)) {
            return new Scale(true, -1, 0);
        }
        Scale decades = ofDecades(values);
        return values.hasZero() ? new Scale(true, decades.low, decades.high, decades.endsEarly, BELOW_BREAK) : decades;
    }

    private static Scale ofDecades(Extent values) {
        double bottom = log(values.leastPositive());
        double top = log(values.max());
        if (top - bottom > MOST_DECADES && top > -bottom) {
            double padding = PADDING * MOST_DECADES;
            return new Scale(true, bottom - padding, bottom + MOST_DECADES + padding, true, 0);
        }
        return widened(true, Math.max(bottom, top - MOST_DECADES), top, PADDING);
    }

    /** A logarithmic scale where the values spread that far, else a linear one. */
    static Scale fitting(Extent values, double times) {
        return values.spreads(times) ? logarithmic(values) : linear(values);
    }

    private static Scale widened(boolean logarithmic, double low, double high, double padding) {
        double span = high - low;
        if (!(span > Math.abs(high) * 1e-12)) {
            double half = logarithmic ? 0.5 : high == 0 ? 0.5 : Math.abs(high) / 2;
            return new Scale(logarithmic, low - half, high + half);
        }
        return new Scale(logarithmic, low - padding * span, high + padding * span);
    }

    /** This scale with room above, as a part of it. */
    Scale longer(double part) {
        return new Scale(logarithmic, low, high + part * (high - low), endsEarly, begin);
    }

    boolean isLogarithmic() {
        return logarithmic;
    }

    /** Whether larger values than its end were left out. */
    boolean endsEarly() {
        return endsEarly;
    }

    /** Whether 0 lies at the low end of a logarithmic scale, below a break. */
    boolean hasZero() {
        return begin > 0;
    }

    /** Where the break lies, from 0 to 1. */
    double breakPlace() {
        return begin / 2;
    }

    /** From 0 to 1. */
    double place(double value) {
        if (logarithmic && value <= 0) {
            return 0;
        }
        return Math.max(begin, Math.min(1, position(value)));
    }

    /** Below 0 and above 1 for values beyond the ends; positive values if it is logarithmic. */
    double position(double value) {
        double at = logarithmic ? log(value) : limited(value);
        return begin + (1 - begin) * (at - low) / (high - low);
    }

    /** Whether the value lies beyond the high end. */
    boolean isBeyond(double value) {
        return (!logarithmic || value > 0) && position(value) > 1;
    }

    /** Whether the value lies between the ends. */
    boolean has(double value) {
        if (value == 0 && hasZero()) {
            return true;
        }
        double at = logarithmic ? value > 0 ? log(value) : Double.NEGATIVE_INFINITY : value;
        return at >= low && at <= high;
    }

    /** The value at a place; of a scale that has 0, at one among its decades. */
    double value(double place) {
        double at = low + (place - begin) / (1 - begin) * (high - low);
        return logarithmic ? StrictMath.pow(10, at) : at;
    }

    /** About {@code most} round values in ascending order, at least two. */
    List<Tick> ticks(int most) {
        if (!logarithmic) {
            return linearTicks(low, high, most);
        }
        List<Tick> ticks = new ArrayList<>();
        if (hasZero()) {
            ticks.add(new Tick(0, "0"));
        }
        List<Tick> decades = decades(most - ticks.size());
        ticks.addAll(decades.size() > 1 ? decades : linearTicks(value(begin), value(1), most - ticks.size()));
        return ticks;
    }

    /** 1, 2 and 5 of each decade if they are few, else 1 and 3, else each decade, else every second, every third … */
    private List<Tick> decades(int most) {
        for (int[] digits : new int[][] {{1, 2, 5}, {1, 3}, {1}}) {
            List<Tick> ticks = decades(digits, 1);
            if (ticks.size() <= most) {
                return ticks;
            }
        }
        int every = 2;
        while (decades(new int[] {1}, every).size() > most) {
            every++;
        }
        return decades(new int[] {1}, every);
    }

    private List<Tick> decades(int[] digits, int every) {
        List<Tick> ticks = new ArrayList<>();
        for (int decade = (int) Math.floor(low) - 1; decade <= high; decade++) {
            for (int digit : digits) {
                double value = Double.parseDouble(digit + "e" + decade);
                if (Math.floorMod(decade, every) == 0 && has(value)) {
                    ticks.add(new Tick(value, decade < EXPONENTS ? NumberText.written(value) : digit + "e" + decade));
                }
            }
        }
        return ticks;
    }

    private static List<Tick> linearTicks(double low, double high, int most) {
        double step = step(high - low, most);
        List<Tick> ticks = new ArrayList<>();
        for (double k = Math.ceil(low / step - NEARLY); k <= high / step + NEARLY; k++) {
            ticks.add(new Tick(k * step, NumberText.computed(k * step)));
        }
        return ticks;
    }

    /** 1, 2 or 5 times a power of ten: the least that divides the span into at most {@code most} parts. */
    private static double step(double span, int most) {
        int decade = (int) Math.floor(StrictMath.log10(span / most));
        for (String digit : new String[] {"1e", "2e", "5e"}) {
            double step = Double.parseDouble(digit + decade);
            if (span / step <= most) {
                return step;
            }
        }
        return Double.parseDouble("1e" + (decade + 1));
    }

    private static double log(double value) {
        return StrictMath.log10(Math.max(SMALLEST, Math.min(LARGEST, value)));
    }

    private static double limited(double value) {
        return Math.max(-LARGEST, Math.min(LARGEST, value));
    }
}
