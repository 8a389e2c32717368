package dev.descent.config;

import dev.descent.expression.Expression;
import dev.descent.expression.ExpressionRefused;
import dev.descent.problem.Located;
import dev.descent.problem.Position;
import dev.descent.problem.Problems;
import java.util.List;
import java.util.Optional;

/** Reads expressions and tells what is wrong with them at its place inside the text. */
final class ExpressionReader {
    private ExpressionReader() {}

    /**
     * An expression; empty if it is none.
     *
     * @param variables the names that it may use; empty if any
     */
    static Optional<Expression> read(Problems problems, Located at, String text, Optional<List<String>> variables) {
        try {
            return Optional.of(
                    variables.isPresent() ? Expression.parse(text, variables.get()) : Expression.parse(text));
        } catch (ExpressionRefused refused) {
            problems.add(
                    inside(at.position(), text, refused),
                    refused.getMessage(),
                    refused.remedy().orElse(""));
            return Optional.empty();
        }
    }

    /** The place in the file of a place in a text, which may stand in quotes. */
    private static Position inside(Position whole, String text, ExpressionRefused refused) {
        int length = text.codePointCount(0, text.length());
        int quotes = whole.length() - length;
        if (quotes != 0 && quotes != 2) {
            return whole;
        }
        return new Position(
                whole.file(), whole.line(), whole.column() + quotes / 2 + refused.column() - 1, refused.length());
    }
}
