package dev.descent.engine.lockstep.wide;

import dev.descent.engine.WorkerPool;
import java.util.ArrayList;
import java.util.List;

/**
 * Pieces of work that rows go through one after the other. Pieces that are shared by rows need not wait for each other: every part
 * takes its rows through all of them. Threads wait only before and after a piece in which rows meet.
 */
final class Pipeline {
    /** Work on a share of the rows, or units. */
    @FunctionalInterface
    interface Work {
        void run(MicroBatch micro, Share share);
    }

    /** @param units by which it is shared; 0 if it is shared by rows */
    private record Piece(int units, Work work) {
        boolean rowsMeet() {
            return units > 0;
        }
    }

    private final List<List<Piece>> stages = new ArrayList<>();

    /** Adds a piece that is shared by rows. */
    void add(Work work) {
        add(new Piece(0, work));
    }

    /** Adds a node's piece. */
    void add(WideNode node, Work work) {
        add(new Piece(node.rowsMeet() ? node.outputs() : 0, work));
    }

    private void add(Piece piece) {
        List<Piece> last = stages.isEmpty() ? List.of() : stages.get(stages.size() - 1);
        if (last.isEmpty() || last.get(0).rowsMeet() != piece.rowsMeet()) {
            stages.add(new ArrayList<>());
        }
        stages.get(stages.size() - 1).add(piece);
    }

    /** Takes the rows of a pass through all pieces. */
    void run(MicroBatch micro, WorkerPool workers, int parts) {
        for (List<Piece> stage : stages) {
            workers.run(parts, part -> run(stage, micro, new Partition(part, parts)));
        }
    }

    private static void run(List<Piece> stage, MicroBatch micro, Partition partition) {
        for (Piece piece : stage) {
            int count = piece.rowsMeet() ? piece.units() : micro.rows();
            int from = partition.from(count);
            int to = partition.to(count);
            if (from < to) {
                piece.work().run(micro, new Share(from, to, partition.part()));
            }
        }
    }
}
