package dev.descent.engine;

import java.util.function.IntConsumer;

/**
 * Threads that an engine may have work done by, beside its own. An engine cuts a piece of work into parts whose results don't depend
 * on who does them or when.
 */
public interface WorkerPool {
    /** The calling thread by itself. */
    WorkerPool ALONE = new WorkerPool() {
        @Override
        public int size() {
            return 1;
        }

        @Override
        public void run(int parts, IntConsumer work) {
            for (int part = 0; part < parts; part++) {
                work.accept(part);
            }
        }
    };

    /** How many threads there are at the moment, the calling one included. */
    int size();

    /**
     * Does every part once and returns when all are done. The calling thread does parts too. What it wrote before is seen by every
     * part, and what parts wrote by the caller afterwards. If a part throws, so does this.
     *
     * @param parts how many; they are numbered from 0
     */
    void run(int parts, IntConsumer work);
}
