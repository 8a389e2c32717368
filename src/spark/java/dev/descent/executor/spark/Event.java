package dev.descent.executor.spark;

import java.util.Optional;

/** What Spark tells of a wave. */
sealed interface Event {
    /** The wave's number. */
    int wave();

    /**
     * A task is home.
     *
     * @param place of the task in the wave, from 0
     * @param bytes of a {@link Homecoming}
     */
    @SuppressWarnings("ArrayRecordComponent") // carried, never compared
    record Home(int wave, int place, byte[] bytes) implements Event {}

    /**
     * The wave is over; nothing of it comes home after that.
     *
     * @param failure why Spark gave it up, if it did
     */
    record Over(int wave, Optional<Throwable> failure) implements Event {}
}
