package dev.descent.model;

import java.util.List;
import java.util.Optional;

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
        record Constant(double value) implements Operand {}

        /** A word such as {@code completed}. */
        record Word(String text) implements Operand {}

        /**
         * A column of a group of trials: {@code best.final_loss}, {@code all.status}, {@code adam.val_loss}.
         *
         * @param group {@code best}, {@code all}, {@code baseline.} and a baseline's name, a case's name, an axis value as the tables print it or without its
         *     parameters, or {@code key=value}
         * @param column a column of trials.csv
         */
        record Column(String group, String column) implements Operand {
            private static final String BASELINE = "baseline.";

            /** The baseline that it is a loss or metric of; empty of a group of trials. */
            public Optional<String> baseline() {
                return group.startsWith(BASELINE) ? Optional.of(group.substring(BASELINE.length())) : Optional.empty();
            }

            /**
             * Whether the group is this value of this key: the value as the tables print it, its name without parameters, or
             * {@code key=value}.
             */
            public static boolean isMeant(String group, String key, String value) {
                String prefix = key + "=";
                String wanted = group.startsWith(prefix) ? group.substring(prefix.length()) : group;
                return wanted.equals(value) || wanted.equals(head(value));
            }

            /** A value without its parameters: {@code adam} of {@code adam(learning_rate=0.001)}. */
            public static String head(String value) {
                int parenthesis = value.indexOf('(');
                return parenthesis <= 0 ? value : value.substring(0, parenthesis);
            }

            /**
             * Whether a trial belongs to the group: to the case of that name or, with the trial's settings of the swept keys, to
             * the value. {@code all} has every trial; which is {@code best} is for the statistics to say.
             */
            public boolean includes(Trial trial, List<String> sweptKeys) {
                if (group.equals("all")
                        || trial.caseName().filter(group::equals).isPresent()) {
                    return true;
                }
                for (int i = 0; i < sweptKeys.size(); i++) {
                    if (isMeant(group, sweptKeys.get(i), trial.settings().get(i))) {
                        return true;
                    }
                }
                return false;
            }
        }
    }
}
