package dev.descent.expression;

import java.util.Optional;

/** A text that is not an expression: where, why, and what would be right. */
public final class ExpressionRefused extends Exception {
    private static final long serialVersionUID = 1L;

    private final int column;
    private final int length;
    private final String remedy;

    ExpressionRefused(int column, int length, String message, String remedy) {
        super(message);
        this.column = column;
        this.length = length;
        this.remedy = remedy;
    }

    /** Where in the text, from 1, in code points. */
    public int column() {
        return column;
    }

    /** How many code points are meant, at least 1. */
    public int length() {
        return length;
    }

    /** What would be right. */
    public Optional<String> remedy() {
        return remedy.isEmpty() ? Optional.empty() : Optional.of(remedy);
    }
}
