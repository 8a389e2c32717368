package dev.descent.nn;

import dev.descent.model.Component;
import dev.descent.number.Phrases;
import dev.descent.number.Purpose;
import dev.descent.number.RandomKey;
import dev.descent.number.RandomValues;
import dev.descent.number.Threefry;
import java.util.List;
import java.util.Optional;

/**
 * Where weights start. Element e of a variable counts as in Keras, row-major in its shape: e = input·units + unit for a kernel
 * (inputs × units) or embeddings (categories × units), e = unit for the rest. Values are computed in double and rounded to float once.
 *
 * <pre>
 *   key       of (seed, repeat, weights, layer index, variable name)
 *   uniform   low + (high − low)·u(e)              u(e): {@link RandomValues#uniform} of the first word of Threefry(key, e, 0)
 *   normal    mean + σ·x(e)                        x(e): {@link RandomValues#normal} of Threefry(key, e, 0)
 *   truncated mean + σ·x(e)                        x(e): {@link RandomValues#truncatedNormal} likewise
 * </pre>
 *
 * <p>So a variable starts at the same values whatever stands before it or beside it, and with every optimizer.
 */
public final class Initializers {
    /** The standard deviation of the standard normal distribution cut at ±2. */
    private static final double TRUNCATED_DEVIATION = 0.87962566103423978;

    private Initializers() {}

    /**
     * Writes the start of every variable of a network for one lane.
     *
     * @param parameters parameters × lanes
     */
    public static void fill(Network network, long seed, int repeat, float[] parameters, int lane, int lanes) {
        for (Layer layer : network.layers()) {
            for (Variable variable : layer.variables()) {
                fill(variable, seed, repeat, parameters, lane, lanes);
            }
        }
    }

    /**
     * Writes the start of one variable for one lane.
     *
     * @throws IllegalArgumentException if {@link #misfit} has an answer
     */
    public static void fill(Variable variable, long seed, int repeat, float[] parameters, int lane, int lanes) {
        misfit(variable).ifPresent(reason -> {
            throw new IllegalArgumentException(reason);
        });
        Elements elements =
                elements(variable, RandomKey.of(seed, repeat, Purpose.WEIGHTS, variable.layer(), variable.name()));
        for (int u = 0; u < variable.units(); u++) {
            for (int i = 0; i < variable.inputs(); i++) {
                int p = variable.at() + u * variable.inputs() + i;
                parameters[p * lanes + lane] = (float) elements.value(i * variable.units() + u);
            }
        }
    }

    /** Why the variable cannot start as its initializer says: {@code values} of another shape. */
    private static Optional<String> misfit(Variable variable) {
        Component initializer = variable.initializer();
        if (!initializer.is("values")) {
            return Optional.empty();
        }
        boolean kernel = variable.name().equals(Variable.KERNEL);
        List<Object> rows = initializer.list("values");
        boolean fits = kernel
                ? rows.size() == variable.inputs()
                        && rows.stream().allMatch(row -> row instanceof List<?> list && list.size() == variable.units())
                : rows.size() == variable.units() && rows.stream().allMatch(Number.class::isInstance);
        return fits
                ? Optional.empty()
                : Optional.of("values of this " + variable.name() + " must be "
                        + (kernel
                                ? Phrases.count(variable.inputs(), "list") + " (one an input) of "
                                        + Phrases.count(variable.units(), "number") + " (one a unit)"
                                : Phrases.count(variable.units(), "number") + " (one a unit)"));
    }

    @FunctionalInterface
    private interface Elements {
        double value(int element);
    }

    private record Uniform(long key, double low, double high) implements Elements {
        @Override
        public double value(int element) {
            return low + (high - low) * RandomValues.uniform((int) Threefry.bits(key, element, 0));
        }
    }

    /** Keras' fans: inputs and units of a kernel; of a vector its length is both. */
    private static Elements elements(Variable variable, long key) {
        Component initializer = variable.initializer();
        boolean kernel = variable.name().equals(Variable.KERNEL);
        double fanIn = kernel ? variable.inputs() : variable.units();
        double fanOut = variable.units();
        return switch (initializer.name()) {
            case "zeros" -> element -> 0;
            case "ones" -> element -> 1;
            case "constant" -> element -> initializer.real("value");
            case "glorot_uniform" -> uniform(key, 6 / (fanIn + fanOut));
            case "glorot_normal" -> scaledNormal(key, 2 / (fanIn + fanOut));
            case "he_uniform" -> uniform(key, 6 / fanIn);
            case "he_normal" -> scaledNormal(key, 2 / fanIn);
            case "lecun_uniform" -> uniform(key, 3 / fanIn);
            case "lecun_normal" -> scaledNormal(key, 1 / fanIn);
            case "random_uniform" -> uniform(key, initializer.real("minval"), initializer.real("maxval"));
            case "random_normal" -> {
                double mean = initializer.real("mean");
                double deviation = initializer.real("stddev");
                yield element -> mean + deviation * RandomValues.normal(Threefry.bits(key, element, 0));
            }
            case "truncated_normal" -> truncated(key, initializer.real("mean"), initializer.real("stddev"));
            case "orthogonal" ->
                orthogonal(key, kernel ? variable.inputs() : 1, variable.units(), initializer.real("gain"));
            case "values" -> values(initializer.list("values"), variable.units());
            default -> throw new IllegalArgumentException("no initializer is named " + initializer.name());
        };
    }

    /** U(±√square). */
    private static Elements uniform(long key, double square) {
        double limit = Math.sqrt(square);
        return uniform(key, -limit, limit);
    }

    private static Elements uniform(long key, double low, double high) {
        return new Uniform(key, low, high);
    }

    /** A truncated normal of that variance. */
    private static Elements scaledNormal(long key, double variance) {
        return truncated(key, 0, Math.sqrt(variance) / TRUNCATED_DEVIATION);
    }

    private static Elements truncated(long key, double mean, double deviation) {
        return element -> mean + deviation * RandomValues.truncatedNormal(Threefry.bits(key, element, 0));
    }

    private static Elements orthogonal(long key, int rows, int columns, double gain) {
        boolean wide = rows < columns;
        int length = wide ? columns : rows;
        int count = wide ? rows : columns;
        double[] vectors = Orthonormal.vectors(length, count, e -> RandomValues.normal(Threefry.bits(key, e, 0)));
        return element -> {
            int row = element / columns;
            int column = element % columns;
            return gain * (wide ? vectors[row * length + column] : vectors[column * length + row]);
        };
    }

    private static Elements values(List<Object> rows, int units) {
        return element -> {
            Object row = rows.get(rows.get(0) instanceof List ? element / units : element);
            Object value = row instanceof List<?> list ? list.get(element % units) : row;
            return ((Number) value).doubleValue();
        };
    }
}
