package dev.descent.engine;

import dev.descent.function.Trajectory;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An outcome as bytes, for journals and for machines that send it: raw bits, big-endian, so that what is read is what was computed. */
public final class OutcomeCodec {
    private static final int COMPLETED = 1;
    private static final int DIVERGED = 2;
    private static final int FAILED = 3;

    private OutcomeCodec() {}

    /** Appends the outcome. */
    public static void encode(TrialOutcome outcome, RecordBytes out) {
        out.text(outcome.trialId());
        if (outcome instanceof TrialOutcome.Completed o) {
            out.one(COMPLETED);
            out.whole(o.epochs());
            out.wide(o.steps());
            out.wide(o.parameters());
            write(out, o.train());
            writeOptional(out, o.validation());
            writeOptional(out, o.test());
            out.whole(o.bestEpoch());
            write(out, o.history());
            out.whole(o.predictions().outputs());
            out.floats(o.predictions().values());
            write(out, o.trajectory());
        } else if (outcome instanceof TrialOutcome.Diverged o) {
            out.one(DIVERGED);
            out.whole(o.epoch());
            out.wide(o.step());
            out.wide(o.parameters());
            out.real(o.lastFiniteLoss());
            write(out, o.history());
            write(out, o.trajectory());
        } else if (outcome instanceof TrialOutcome.Failed o) {
            out.one(FAILED);
            out.text(o.reason());
        } else {
            throw new AssertionError(outcome);
        }
    }

    /**
     * Reads an outcome from where the buffer stands.
     *
     * @throws IOException if the bytes are not an outcome; with a valid checksum only a newer version's record is not
     */
    public static TrialOutcome decode(ByteBuffer in) throws IOException {
        try {
            return outcome(in, RecordBytes.text(in));
        } catch (BufferUnderflowException e) {
            throw new IOException("the record ends too early", e);
        }
    }

    private static TrialOutcome outcome(ByteBuffer in, String id) throws IOException {
        int kind = in.get();
        return switch (kind) {
            case COMPLETED ->
                new TrialOutcome.Completed(
                        id,
                        in.getInt(),
                        in.getLong(),
                        in.getLong(),
                        readScores(in),
                        readOptionalScores(in),
                        readOptionalScores(in),
                        in.getInt(),
                        readHistory(in),
                        readPredictions(in),
                        readTrajectory(in));
            case DIVERGED ->
                new TrialOutcome.Diverged(
                        id,
                        in.getInt(),
                        in.getLong(),
                        in.getLong(),
                        in.getDouble(),
                        readHistory(in),
                        readTrajectory(in));
            case FAILED -> new TrialOutcome.Failed(id, RecordBytes.text(in));
            default -> throw new IOException("unknown kind of outcome " + kind);
        };
    }

    private static void write(RecordBytes out, Scores scores) {
        out.real(scores.loss());
        out.floats(scores.metrics());
    }

    private static void writeOptional(RecordBytes out, Optional<Scores> scores) {
        out.one(scores.isPresent() ? 1 : 0);
        scores.ifPresent(it -> write(out, it));
    }

    private static void write(RecordBytes out, History h) {
        out.doubles(h.learningRate());
        out.floats(h.runningLoss());
        out.floats(h.loss());
        out.floats(h.validationLoss());
        out.floats(h.metrics());
        out.floats(h.validationMetrics());
    }

    private static void write(RecordBytes out, Optional<Trajectory> trajectory) {
        out.whole(trajectory.map(it -> it.columns().size()).orElse(0));
        if (trajectory.isPresent()) {
            trajectory.get().columns().forEach(out::text);
            out.doubles(trajectory.get().values());
        }
    }

    private static Scores readScores(ByteBuffer in) throws IOException {
        return new Scores(in.getDouble(), RecordBytes.floats(in));
    }

    private static Optional<Scores> readOptionalScores(ByteBuffer in) throws IOException {
        return in.get() != 0 ? Optional.of(readScores(in)) : Optional.empty();
    }

    private static History readHistory(ByteBuffer in) throws IOException {
        History history = new History(
                RecordBytes.doubles(in),
                RecordBytes.floats(in),
                RecordBytes.floats(in),
                RecordBytes.floats(in),
                RecordBytes.floats(in),
                RecordBytes.floats(in));
        int epochs = history.epochs();
        int metrics = history.metrics().length;
        boolean validates = history.validationLoss().length > 0;
        check(
                history.learningRate().length == epochs
                        && history.runningLoss().length == epochs
                        && (!validates || history.validationLoss().length == epochs)
                        && (epochs == 0 ? metrics == 0 : metrics % epochs == 0)
                        && history.validationMetrics().length == (validates ? metrics : 0),
                "epochs of a history");
        return history;
    }

    private static Predictions readPredictions(ByteBuffer in) throws IOException {
        Predictions predictions = new Predictions(in.getInt(), RecordBytes.floats(in));
        int outputs = predictions.outputs();
        int values = predictions.values().length;
        check(outputs > 0 ? values % outputs == 0 : outputs == 0 && values == 0, "rows of predictions");
        return predictions;
    }

    /** A record that was written for a trial is whole; one that somebody made up need not be. */
    private static void check(boolean whole, String what) throws IOException {
        if (!whole) {
            throw new IOException("the " + what + " are not whole");
        }
    }

    private static Optional<Trajectory> readTrajectory(ByteBuffer in) throws IOException {
        int columns = in.getInt();
        if (columns == 0) {
            return Optional.empty();
        }
        List<String> names = new ArrayList<>();
        for (int c = 0; c < columns; c++) {
            names.add(RecordBytes.text(in));
        }
        double[] values = RecordBytes.doubles(in);
        check(columns > 0 && values.length % columns == 0, "rows of a trajectory");
        return Optional.of(new Trajectory(names, values));
    }
}
