package dev.descent.bench;

import java.util.Arrays;
import java.util.function.LongSupplier;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** What this machine can do at most: multiply-adds in registers, and floats brought from memory. */
final class MachineLimits {
    private static final VectorSpecies<Float> WIDE = FloatVector.SPECIES_512;
    private static final VectorSpecies<Float> NARROW = FloatVector.SPECIES_256;

    private static final int CHAINS = 12;
    private static final int ROUNDS = 200_000;
    private static final int MEBIFLOATS = 64;

    /** The best of so many moments counts: what else the machine does is no limit of it. */
    private static final int MOMENTS = 16;

    private static final double MOMENT = 0.04;

    private MachineLimits() {}

    /** Floats of the machine's widest vector. */
    static int floats() {
        return FloatVector.SPECIES_PREFERRED.length();
    }

    /** Floating-point operations a second of independent multiply-adds, two each; 0 where vectors are narrower. */
    static double multiplyAdds(int bits, int threads) {
        if (bits / Float.SIZE > floats()) {
            return 0;
        }
        long each = 2L * CHAINS * ROUNDS * (bits / Float.SIZE);
        return rate(threads, () -> {
            double sum = bits == 512 ? wide(ROUNDS) : narrow(ROUNDS);
            return sum > 0 ? each : 0;
        });
    }

    /** Bytes a second that a sum over an array reads which no cache holds. */
    static double bytesRead(int threads) {
        float[] array = new float[MEBIFLOATS << 20];
        Arrays.fill(array, 1);
        return rate(threads, () -> sum(array) > 0 ? 4L * array.length : 0);
    }

    /** Amount a second, at best, of work that is repeated on so many threads at once. */
    private static double rate(int threads, LongSupplier work) {
        double[] rates = new double[threads];
        Thread[] all = new Thread[threads];
        for (int t = 0; t < threads; t++) {
            int mine = t;
            all[t] = new Thread(() -> {
                for (int moment = 0; moment < MOMENTS; moment++) {
                    rates[mine] = Math.max(rates[mine], repeated(work));
                }
            });
            all[t].start();
        }
        for (Thread thread : all) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        return Arrays.stream(rates).sum();
    }

    private static double repeated(LongSupplier work) {
        long start = System.nanoTime();
        long amount = 0;
        double elapsed;
        do {
            amount += work.getAsLong();
            elapsed = (System.nanoTime() - start) * 1e-9;
        } while (elapsed < MOMENT);
        return amount / elapsed;
    }

    private static double wide(int rounds) {
        FloatVector x = FloatVector.broadcast(WIDE, 0.999f);
        FloatVector y = FloatVector.broadcast(WIDE, 0.001f);
        FloatVector a = y, b = y, c = y, d = y, e = y, f = y, g = y, h = y, i = y, j = y, k = y, l = y;
        for (int r = 0; r < rounds; r++) {
            a = a.fma(x, y);
            b = b.fma(x, y);
            c = c.fma(x, y);
            d = d.fma(x, y);
            e = e.fma(x, y);
            f = f.fma(x, y);
            g = g.fma(x, y);
            h = h.fma(x, y);
            i = i.fma(x, y);
            j = j.fma(x, y);
            k = k.fma(x, y);
            l = l.fma(x, y);
        }
        return total(a.add(b)
                .add(c)
                .add(d)
                .add(e)
                .add(f)
                .add(g)
                .add(h)
                .add(i)
                .add(j)
                .add(k)
                .add(l));
    }

    /** As {@link #wide}; a species must be a constant, or vectors are boxed. */
    private static double narrow(int rounds) {
        FloatVector x = FloatVector.broadcast(NARROW, 0.999f);
        FloatVector y = FloatVector.broadcast(NARROW, 0.001f);
        FloatVector a = y, b = y, c = y, d = y, e = y, f = y, g = y, h = y, i = y, j = y, k = y, l = y;
        for (int r = 0; r < rounds; r++) {
            a = a.fma(x, y);
            b = b.fma(x, y);
            c = c.fma(x, y);
            d = d.fma(x, y);
            e = e.fma(x, y);
            f = f.fma(x, y);
            g = g.fma(x, y);
            h = h.fma(x, y);
            i = i.fma(x, y);
            j = j.fma(x, y);
            k = k.fma(x, y);
            l = l.fma(x, y);
        }
        return total(a.add(b)
                .add(c)
                .add(d)
                .add(e)
                .add(f)
                .add(g)
                .add(h)
                .add(i)
                .add(j)
                .add(k)
                .add(l));
    }

    private static double sum(float[] array) {
        VectorSpecies<Float> species = FloatVector.SPECIES_PREFERRED;
        int step = species.length();
        FloatVector a = FloatVector.zero(species);
        FloatVector b = a;
        FloatVector c = a;
        FloatVector d = a;
        for (int i = 0; i <= array.length - 4 * step; i += 4 * step) {
            a = a.add(FloatVector.fromArray(species, array, i));
            b = b.add(FloatVector.fromArray(species, array, i + step));
            c = c.add(FloatVector.fromArray(species, array, i + 2 * step));
            d = d.add(FloatVector.fromArray(species, array, i + 3 * step));
        }
        return total(a.add(b).add(c).add(d));
    }

    private static double total(FloatVector lanes) {
        double total = 0;
        for (float lane : lanes.toArray()) {
            total += lane;
        }
        return total;
    }
}
