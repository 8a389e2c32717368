package dev.descent.output.document;

/** A piece of a line. Its text is anybody's and does nothing but appear. */
public sealed interface Span {
    String text();

    record Plain(String text) implements Span {}

    record Strong(String text) implements Span {}

    /** A word that is typed as it stands. */
    record Code(String text) implements Span {}

    /**
     * A way to another file.
     *
     * @param target its address, relative to the page
     */
    record Link(String text, String target) implements Span {}
}
