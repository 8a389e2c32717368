package dev.descent.optim;

/** A learning rate that depends on the step alone. Pure; in double with StrictMath. */
public interface Schedule {
    /** η at {@code step}, counted from 0 at the first batch. */
    double rate(long step);
}
