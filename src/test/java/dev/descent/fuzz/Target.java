package dev.descent.fuzz;

import java.util.List;

/** A reader under fire. */
interface Target {
    /** Its folder in the corpus. */
    String name();

    /**
     * Gives the bytes to the reader and checks what must hold.
     *
     * @return whether the reader took them; false if it refused them as it may
     * @throws Exception or an {@link Error}, whichever: a finding
     */
    boolean takes(byte[] input) throws Exception;

    /** Inputs to begin with. */
    List<byte[]> seeds();

    /** What the format is made of: its signs, words and usual mistakes. */
    List<String> pieces();

    /** How many bytes the reader may allocate for an input of this length: a bound on memory, and so on steps. */
    default long mayAllocate(int length) {
        return (16L << 20) + 20_000L * length;
    }
}
