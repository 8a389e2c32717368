package dev.descent.journal;

import dev.descent.engine.History;
import dev.descent.engine.Predictions;
import dev.descent.engine.Scores;
import dev.descent.engine.Trajectory;
import dev.descent.engine.TrialOutcome;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An outcome as bytes: raw bits, big-endian, so that what is read back is what was computed. */
final class OutcomeCodec {
    private static final int COMPLETED = 1;
    private static final int DIVERGED = 2;
    private static final int FAILED = 3;

    private OutcomeCodec() {}

    static byte[] encode(String engine, TrialOutcome outcome) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
            DataOutputStream out = new DataOutputStream(bytes);
            out.writeUTF(engine);
            out.writeUTF(outcome.trialId());
            if (outcome instanceof TrialOutcome.Completed o) {
                out.writeByte(COMPLETED);
                out.writeInt(o.epochs());
                out.writeLong(o.steps());
                out.writeLong(o.parameters());
                write(out, o.train());
                writeOptional(out, o.validation());
                writeOptional(out, o.test());
                out.writeInt(o.bestEpoch());
                write(out, o.history());
                out.writeInt(o.predictions().outputs());
                write(out, o.predictions().values());
                write(out, o.trajectory());
            } else if (outcome instanceof TrialOutcome.Diverged o) {
                out.writeByte(DIVERGED);
                out.writeInt(o.epoch());
                out.writeLong(o.step());
                out.writeLong(o.parameters());
                out.writeDouble(o.lastFiniteLoss());
                write(out, o.history());
                write(out, o.trajectory());
            } else if (outcome instanceof TrialOutcome.Failed o) {
                out.writeByte(FAILED);
                out.writeUTF(o.reason());
            } else {
                throw new AssertionError(outcome);
            }
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new AssertionError("an array does not fail", e);
        }
    }

    /** @throws IOException if the bytes are no outcome; with a valid checksum only a newer version's record is not */
    static Entry decode(byte[] payload) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(payload));
        String engine = in.readUTF();
        String id = in.readUTF();
        int kind = in.readByte();
        TrialOutcome outcome = switch (kind) {
            case COMPLETED ->
                new TrialOutcome.Completed(
                        id,
                        in.readInt(),
                        in.readLong(),
                        in.readLong(),
                        readScores(in),
                        readOptionalScores(in),
                        readOptionalScores(in),
                        in.readInt(),
                        readHistory(in),
                        new Predictions(in.readInt(), readFloats(in)),
                        readTrajectory(in));
            case DIVERGED ->
                new TrialOutcome.Diverged(
                        id,
                        in.readInt(),
                        in.readLong(),
                        in.readLong(),
                        in.readDouble(),
                        readHistory(in),
                        readTrajectory(in));
            case FAILED -> new TrialOutcome.Failed(id, in.readUTF());
            default -> throw new IOException("unknown kind of outcome " + kind);
        };
        return new Entry(engine, outcome);
    }

    /** Engine and id alone, without reading the rest. */
    static Key key(byte[] payload) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(payload));
        return new Key(in.readUTF(), in.readUTF());
    }

    record Key(String engine, String id) {}

    record Entry(String engine, TrialOutcome outcome) {}

    private static void write(DataOutputStream out, Scores scores) throws IOException {
        out.writeDouble(scores.loss());
        write(out, scores.metrics());
    }

    private static void writeOptional(DataOutputStream out, Optional<Scores> scores) throws IOException {
        out.writeBoolean(scores.isPresent());
        if (scores.isPresent()) {
            write(out, scores.get());
        }
    }

    private static void write(DataOutputStream out, History h) throws IOException {
        write(out, h.learningRate());
        write(out, h.runningLoss());
        write(out, h.loss());
        write(out, h.validationLoss());
        write(out, h.metrics());
        write(out, h.validationMetrics());
    }

    private static void write(DataOutputStream out, Optional<Trajectory> trajectory) throws IOException {
        out.writeInt(trajectory.isPresent() ? trajectory.get().columns().size() : 0);
        if (trajectory.isPresent()) {
            for (String column : trajectory.get().columns()) {
                out.writeUTF(column);
            }
            write(out, trajectory.get().values());
        }
    }

    private static void write(DataOutputStream out, float[] values) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(4 * values.length);
        buffer.asFloatBuffer().put(values);
        out.writeInt(values.length);
        out.write(buffer.array());
    }

    private static void write(DataOutputStream out, double[] values) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(8 * values.length);
        buffer.asDoubleBuffer().put(values);
        out.writeInt(values.length);
        out.write(buffer.array());
    }

    private static Scores readScores(DataInputStream in) throws IOException {
        return new Scores(in.readDouble(), readFloats(in));
    }

    private static Optional<Scores> readOptionalScores(DataInputStream in) throws IOException {
        return in.readBoolean() ? Optional.of(readScores(in)) : Optional.empty();
    }

    private static History readHistory(DataInputStream in) throws IOException {
        return new History(
                readDoubles(in), readFloats(in), readFloats(in), readFloats(in), readFloats(in), readFloats(in));
    }

    private static Optional<Trajectory> readTrajectory(DataInputStream in) throws IOException {
        int columns = in.readInt();
        if (columns == 0) {
            return Optional.empty();
        }
        List<String> names = new ArrayList<>();
        for (int c = 0; c < columns; c++) {
            names.add(in.readUTF());
        }
        return Optional.of(new Trajectory(names, readDoubles(in)));
    }

    private static float[] readFloats(DataInputStream in) throws IOException {
        float[] values = new float[readLength(in, 4)];
        ByteBuffer.wrap(in.readNBytes(4 * values.length)).asFloatBuffer().get(values);
        return values;
    }

    private static double[] readDoubles(DataInputStream in) throws IOException {
        double[] values = new double[readLength(in, 8)];
        ByteBuffer.wrap(in.readNBytes(8 * values.length)).asDoubleBuffer().get(values);
        return values;
    }

    private static int readLength(DataInputStream in, int size) throws IOException {
        int length = in.readInt();
        if (length < 0 || (long) length * size > in.available()) {
            throw new IOException("a length of " + length + " values runs past the record's end");
        }
        return length;
    }
}
