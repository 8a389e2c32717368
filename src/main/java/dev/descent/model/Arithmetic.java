package dev.descent.model;

/** The version of the arithmetic: raised by hand whenever a bit of any result changes. It is part of every trial's id. */
public final class Arithmetic {
    public static final int VERSION = 3;

    private Arithmetic() {}
}
