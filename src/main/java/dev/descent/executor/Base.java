package dev.descent.executor;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * What all tasks of a run have in common, sent to each machine once: data alone.
 *
 * @param versions who wrote it; a worker of another program, or one that computes otherwise, refuses it
 * @param engine the name of the engine that trains
 * @param experiment the text of experiment.yaml, every default written out
 * @param firstRows how many of the file's first rows each trial predicts
 * @param part the part that predictions are asked for, if one is: {@code validation}
 * @param tables the files that the experiment's table and its initial weights are read from
 */
public record Base(
        Versions versions,
        String engine,
        String experiment,
        int firstRows,
        Optional<String> part,
        List<CarriedTable> tables) {
    public Base {
        tables = List.copyOf(tables);
    }

    /**
     * What has to be the same on each machine, so that all compute the same.
     *
     * @param arithmetic the version of how numbers are computed
     * @param program SHA-256 of the classes of Descent and of the engine, in hex
     */
    public record Versions(int arithmetic, String program) {}

    /**
     * A file.
     *
     * @param name without its folder
     * @param sha256 of the bytes, in hex
     * @param bytes as they lie on the disk
     */
    @SuppressWarnings("ArrayRecordComponent") // carried, never compared
    public record CarriedTable(String name, String sha256, byte[] bytes) {}

    /** All of it, for {@link #of(byte[])}. */
    public byte[] bytes() {
        return BaseCodec.encode(this);
    }

    /**
     * Reads what {@link #bytes} gave.
     *
     * @throws IOException if these are not such bytes
     */
    public static Base of(byte[] bytes) throws IOException {
        return BaseCodec.decode(bytes);
    }
}
