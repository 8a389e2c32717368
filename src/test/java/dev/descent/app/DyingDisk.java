package dev.descent.app;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Counts what a process changes on a disk, and lets none of it through from a chosen operation on, as if the process had been killed
 * before it. What was done before stays, forced or not. The operation is chosen among those of its kind: how often a journal is written
 * and forced hangs on the time, so that its number among all would not be the same in two runs.
 */
final class DyingDisk {
    /** What can be done to a disk. */
    enum Operation {
        CREATE,
        WRITE,
        SET_LENGTH,
        FORCE,
        MOVE,
        DELETE,
        MAKE_FOLDER
    }

    /** One operation. */
    interface Change<T> {
        T make() throws IOException;
    }

    private final Operation last;
    private final int survives;
    private final boolean tears;
    private final List<Operation> done = new ArrayList<>();
    private Operation cut;

    /**
     * @param last the kind of operation that the process dies before
     * @param survives how many of that kind are let through
     * @param tears whether the process dies in the middle of the next one, if that is to write: half of the bytes are written
     */
    DyingDisk(Operation last, int survives, boolean tears) {
        this.last = last;
        this.survives = survives;
        this.tears = tears;
    }

    /** A disk on which nobody dies. */
    static DyingDisk immortal() {
        return new DyingDisk(Operation.WRITE, Integer.MAX_VALUE, false);
    }

    /** Does one operation, or none. */
    synchronized <T> T change(Operation operation, Change<T> whole) throws IOException {
        return change(operation, whole, () -> null);
    }

    /**
     * Does one operation, half of it, or none.
     *
     * @param half what is done of it if the process dies in its middle
     */
    synchronized <T> T change(Operation operation, Change<T> whole, Change<?> half) throws IOException {
        if (cut == null && (operation != last || Collections.frequency(done, last) < survives)) {
            done.add(operation);
            return whole.make();
        }
        if (cut == null) {
            cut = operation;
            if (tears) {
                half.make();
            }
        }
        throw new IOException("the process is dead");
    }

    /** The kind of operation that it waits for. */
    Operation kind() {
        return last;
    }

    /** Whether it dies in the middle of that operation and not before it. */
    boolean tears() {
        return tears;
    }

    /** The operation before or in which the process died; null if it lived to its end. */
    synchronized Operation cut() {
        return cut;
    }

    /** The operations that were let through. */
    synchronized List<Operation> done() {
        return List.copyOf(done);
    }
}
