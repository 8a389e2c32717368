package dev.descent.engine.lockstep;

import dev.descent.engine.Cohort;
import dev.descent.engine.Engine;
import dev.descent.engine.OutcomeText;
import dev.descent.engine.RecordingListener;
import dev.descent.kernel.Kernels;
import dev.descent.kernel.LaneKernels;
import dev.descent.number.Digest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** A program that trains drawn cohorts with several engines and prints, a line each, what came out: to be run in another JVM. */
final class PrintedBits {
    private PrintedBits() {}

    /**
     * Prints the bits of trials.
     *
     * @param arguments how many cohorts, and whether vectors can be had
     */
    public static void main(String[] arguments) {
        int cohorts = Integer.parseInt(arguments[0]);
        engines(Boolean.parseBoolean(arguments[1]))
                .forEach((name, engine) -> System.out.println(name + ": " + digest(engine, cohorts)));
    }

    /** Engines of every number of lanes, form and way of changing between forms, by a name that says what they are. */
    static Map<String, Engine> engines(boolean vectors) {
        Map<String, Engine> engines = new LinkedHashMap<>();
        engines.put("as chosen", new LockstepEngine());
        for (int lanes : new int[] {1, 7, 16}) {
            engines.put(lanes + " lanes, plain", new LockstepEngine(lanes, Kernels.plain()));
            if (vectors) {
                engines.put(lanes + " lanes, vector", new LockstepEngine(lanes, Kernels.vector()));
            }
        }
        if (vectors) {
            engines.put("handed over at every epoch", new LockstepEngine(cohort -> new Alternating()));
        }
        return engines;
    }

    /** A digest of every bit of the outcomes. */
    static String digest(Engine engine, int cohorts) {
        StringBuilder text = new StringBuilder();
        for (int seed = 0; seed < cohorts; seed++) {
            Cohort cohort = new RandomTrials(seed).cohort(1 + seed * 5 % 24);
            RecordingListener listener = new RecordingListener();
            engine.train(cohort, listener);
            new TreeMap<>(listener.outcomes())
                    .forEach((id, outcome) -> text.append(id).append(OutcomeText.of(outcome)));
        }
        return Digest.sha256(text.toString());
    }

    /** Plain and vector kernels in turn. */
    private static final class Alternating implements KernelChoice {
        private final LaneKernels[] kernels = {Kernels.plain(), Kernels.vector()};
        private int asked;

        @Override
        public int lanes() {
            return 16;
        }

        @Override
        public LaneKernels kernels(int trials) {
            return kernels[asked++ % kernels.length];
        }
    }
}
