package dev.descent.spec;

/**
 * A condition that CI holds: {@code left operator right}.
 *
 * @param text as written
 * @param left what is compared
 * @param operator one of {@code < <= > >= == !=}
 * @param right what it is compared with
 */
public record Expectation(String text, Operand left, String operator, Operand right) {

    /** A side of a condition. */
    public sealed interface Operand {
        /** A number. */
        record Number(double value) implements Operand {}

        /** A word such as {@code completed}. */
        record Word(String text) implements Operand {}

        /**
         * A column of a group of trials: {@code best.final_loss}, {@code all.status}, {@code adam.val_loss}.
         *
         * @param group {@code best}, {@code all}, a case's name or an axis value as the tables print it
         * @param column a column of trials.csv
         */
        record Column(String group, String column) implements Operand {}
    }
}
