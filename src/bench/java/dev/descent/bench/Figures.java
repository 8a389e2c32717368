package dev.descent.bench;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;

/** The same figure taken several times. */
record Figures(List<Double> values) {
    private static final MathContext THREE_DIGITS = new MathContext(3);

    /** @param values at least one */
    static Figures of(List<Double> values) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("there is no figure");
        }
        return new Figures(values.stream().sorted().toList());
    }

    /** Of an even number the mean of the middle two. */
    double median() {
        int half = values.size() / 2;
        return values.size() % 2 == 1 ? values.get(half) : (values.get(half - 1) + values.get(half)) / 2;
    }

    double least() {
        return values.get(0);
    }

    double most() {
        return values.get(values.size() - 1);
    }

    /** Least to most, in the digits of {@link #text}. */
    String spread() {
        return text(least()) + " – " + text(most());
    }

    /** Three significant digits, and all those before the point, in groups of three. */
    static String text(double x) {
        BigDecimal rounded = new BigDecimal(x).round(THREE_DIGITS);
        if (rounded.scale() > 0) {
            return rounded.toPlainString();
        }
        return whole(rounded.longValueExact());
    }

    /** All digits, in groups of three. */
    static String whole(long x) {
        StringBuilder digits = new StringBuilder(Long.toString(Math.abs(x)));
        for (int at = digits.length() - 3; at > 0; at -= 3) {
            digits.insert(at, ',');
        }
        return x < 0 ? "-" + digits : digits.toString();
    }

    /** A share in per cent. */
    static String percent(double share) {
        return text(100 * share) + " %";
    }
}
