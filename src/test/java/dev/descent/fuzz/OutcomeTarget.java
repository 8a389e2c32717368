package dev.descent.fuzz;

import dev.descent.engine.History;
import dev.descent.engine.Predictions;
import dev.descent.engine.Scores;
import dev.descent.engine.TrialOutcome;
import dev.descent.function.Trajectory;
import dev.descent.journal.JournalBytes;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The payload of a journal's record is an outcome that is written and read back as it is, or it is none. */
final class OutcomeTarget implements Target {
    @Override
    public String name() {
        return "outcome";
    }

    @Override
    public boolean takes(byte[] input) {
        Optional<byte[]> once;
        try {
            once = JournalBytes.recoded(input);
        } catch (IOException noOutcome) {
            return false;
        }
        if (once.isEmpty()) {
            return false;
        }
        try {
            if (!Arrays.equals(once.get(), JournalBytes.recoded(once.get()).orElseThrow())) {
                throw new IllegalStateException("read back, an outcome is another");
            }
        } catch (IOException e) {
            throw new IllegalStateException("an outcome that was written can't be read", e);
        }
        return true;
    }

    @Override
    public List<byte[]> seeds() {
        return outcomes();
    }

    @Override
    public List<String> pieces() {
        return List.of("\0", "\0\0\0\0", "\0\0\0\1", "\1", "\2", "\3", "\4", "\u007f", "\0\3abc", "\0\2é", "lockstep");
    }

    /** Payloads of each kind of outcome. */
    static List<byte[]> outcomes() {
        History history = new History(
                new double[] {0.1, 0.01},
                new float[] {3, 2},
                new float[] {2.5f, Float.NaN},
                new float[] {4, 5},
                new float[] {1, 2},
                new float[] {3, 4});
        Scores scores = new Scores(2.5, new float[] {1, 2});
        Trajectory way = new Trajectory(List.of("x", "value"), new double[] {1.2, -0.0, Double.NaN, 4});
        String id = "00000000000000aa";
        return List.of(
                JournalBytes.payload(
                        "lockstep",
                        2,
                        new TrialOutcome.Completed(
                                id,
                                2,
                                20,
                                51,
                                scores,
                                Optional.of(scores),
                                Optional.empty(),
                                1,
                                history,
                                new Predictions(1, new float[] {7, 8}),
                                Optional.empty())),
                JournalBytes.payload(
                        "function", 0, new TrialOutcome.Diverged(id, 2, 17, 51, 1e30, History.NONE, Optional.of(way))),
                JournalBytes.payload(
                        "réference", 3, new TrialOutcome.Failed(id, "the engine threw ArithmeticException")));
    }
}
