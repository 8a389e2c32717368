package dev.descent.kernel;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Runs the elementary functions over all 2³² floats and prints the largest error and whether they are monotone; about three
 * minutes a function on two cores.
 *
 * <pre>
 *   mvn test-compile
 *   java -cp target/classes:target/test-classes dev.descent.kernel.ElementaryExhaustiveCheck [function …]
 * </pre>
 */
public final class ElementaryExhaustiveCheck {
    private static final int BLOCKS = 1 << 12;

    private record Found(double error, float at, long descents) {
        Found or(Found other) {
            Found worse = other.error > error ? other : this;
            return new Found(worse.error, worse.at, descents + other.descents);
        }
    }

    private ElementaryExhaustiveCheck() {}

    public static void main(String[] names) {
        List<String> functions = names.length > 0 ? List.of(names) : List.copyOf(ElementaryAccuracy.TWINS.keySet());
        for (String name : functions) {
            ElementaryAccuracy.Twin twin = ElementaryAccuracy.TWINS.get(name);
            Found found = IntStream.range(0, BLOCKS)
                    .parallel()
                    .mapToObj(block -> block(twin, block))
                    .reduce(new Found(0, 0, 0), Found::or);
            System.out.println(name + ": error at most " + found.error + " ulp, at " + found.at + "; " + found.descents
                    + " steps downwards");
        }
    }

    /** The floats of a block in ascending order, with the first of the next block. */
    private static Found block(ElementaryAccuracy.Twin twin, int block) {
        int size = (int) ((1L << 32) / BLOCKS);
        double worst = 0;
        float at = 0;
        long descents = 0;
        float previous = Float.NaN;
        for (int i = 0; i <= size; i++) {
            float x = ordered(Integer.MIN_VALUE + (long) block * size + i);
            double error = twin.error(x);
            if (error > worst) {
                worst = error;
                at = x;
            }
            float value = twin.ours().of(x);
            if (value < previous) {
                descents++;
            }
            previous = value;
        }
        return new Found(worst, at, descents);
    }

    /** The floats from −NaN over −∞, 0 and ∞ to NaN, by a key that grows with them. */
    private static float ordered(long key) {
        int bits = (int) Math.min(key, Integer.MAX_VALUE);
        return Float.intBitsToFloat(bits < 0 ? Integer.MIN_VALUE + ~bits : bits);
    }
}
