package dev.descent.sweep;

import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.IntFunction;

/**
 * What was made of some numbers from 0, such as configurations of their places, for whoever asks again: kept until another takes its
 * place, so that few are made twice by several walks at once, and as many as there may be need no memory. Safe for several threads;
 * two that ask at the same time may each make their own.
 */
public final class LastMade<T> {
    private static final int KEPT = 128;

    private final AtomicReferenceArray<Made<T>> kept = new AtomicReferenceArray<>(KEPT);

    private record Made<T>(int number, T value) {}

    /** What is made of a number. */
    public T get(int number, IntFunction<T> maker) {
        Made<T> made = kept.get(number % KEPT);
        if (made == null || made.number() != number) {
            made = new Made<>(number, maker.apply(number));
            kept.set(number % KEPT, made);
        }
        return made.value();
    }
}
