package dev.descent.analysis.importance;

import dev.descent.sweep.search.Distribution;
import dev.descent.sweep.search.Domain;
import java.util.ArrayList;
import java.util.List;

/**
 * Five learning rates by four widths by two optimizers, without interactions:
 *
 * <pre>
 *   f = (log₁₀ lr + 2)² + 0.1·j + 0.5·[sgd]      j the place of the width, from 0
 * </pre>
 */
final class FullGrid {
    private static final String[] RATES = {"0.0001", "0.001", "0.01", "0.1", "1"};
    private static final String[] UNITS = {"4", "8", "16", "32"};
    private static final String[] OPTIMIZERS = {"sgd", "adam"};

    static final List<SweptKey> KEYS = keys();

    private FullGrid() {}

    /** A configuration's value. */
    static double[] values() {
        double[] values = new double[40];
        for (int c = 0; c < values.length; c++) {
            int rate = c / 8;
            values[c] = (rate - 2) * (rate - 2) + 0.1 * (c / 2 % 4) + 0.5 * (1 - c % 2);
        }
        return values;
    }

    /** Configurations × one round. */
    static double[][] rounds(double[] values) {
        double[][] rounds = new double[values.length][1];
        for (int c = 0; c < values.length; c++) {
            rounds[c][0] = values[c];
        }
        return rounds;
    }

    private static List<SweptKey> keys() {
        List<String> rates = new ArrayList<>();
        List<String> units = new ArrayList<>();
        List<String> optimizers = new ArrayList<>();
        for (int c = 0; c < 40; c++) {
            rates.add(RATES[c / 8]);
            units.add(UNITS[c / 2 % 4]);
            optimizers.add(OPTIMIZERS[c % 2]);
        }
        return List.of(
                new SweptKey("lr", rates, new Domain.Numeric(Distribution.logUniform(1e-4, 1))),
                new SweptKey("u", units, new Domain.Numeric(Distribution.intUniform(4, 32))),
                new SweptKey("o", optimizers, new Domain.Choice(2)));
    }
}
