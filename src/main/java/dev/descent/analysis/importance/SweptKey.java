package dev.descent.analysis.importance;

import dev.descent.number.NumberText;
import dev.descent.sweep.search.Distribution;
import dev.descent.sweep.search.Domain;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/**
 * A key that was swept, with its value in each configuration.
 *
 * @param name of the key
 * @param values by configuration, as the tables print them; an empty one where the key is not active
 * @param domain what they are from
 */
public record SweptKey(String name, List<String> values, Domain domain) {
    /** Numbers that spread further lie on a logarithmic axis. */
    private static final double SPREAD = 8;

    private static final double MOST_WHOLE = 0x1p53;

    public SweptKey {
        values = List.copyOf(values);
    }

    /**
     * A key of which only the values are known. Where all are numbers they are from their least to their greatest, on a logarithmic
     * axis where all are positive and spread by a factor of 8; else they are choices.
     */
    public static SweptKey of(String name, List<String> values) {
        return new SweptKey(name, values, domainOf(new ArrayList<>(new LinkedHashSet<>(values))));
    }

    /** The values tried, each once, in the order of the configurations. */
    public List<String> tried() {
        List<String> tried = new ArrayList<>(new LinkedHashSet<>(values));
        tried.remove("");
        return tried;
    }

    boolean isActive(int configuration) {
        return !values.get(configuration).isEmpty();
    }

    /** What numbers are from; empty of choices. */
    public Optional<Distribution> distribution() {
        return domain instanceof Domain.Numeric numeric ? Optional.of(numeric.distribution()) : Optional.empty();
    }

    private static Domain domainOf(List<String> distinct) {
        distinct.remove("");
        boolean numbers = true;
        boolean whole = true;
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (String text : distinct) {
            double value = NumberText.isNumber(text) ? NumberText.parse(text).orElse(Double.NaN) : Double.NaN;
            numbers &= Double.isFinite(value);
            whole &= value == Math.rint(value) && Math.abs(value) < MOST_WHOLE;
            low = Math.min(low, value);
            high = Math.max(high, value);
        }
        if (!numbers || !(low < high)) {
            return new Domain.Choice(Math.max(1, distinct.size()));
        }
        boolean log = low > 0 && high / low >= SPREAD;
        if (whole) {
            return new Domain.Numeric(
                    log
                            ? Distribution.intLogUniform((long) low, (long) high)
                            : Distribution.intUniform((long) low, (long) high));
        }
        return new Domain.Numeric(log ? Distribution.logUniform(low, high) : Distribution.uniform(low, high));
    }
}
