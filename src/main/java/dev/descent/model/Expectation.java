package dev.descent.model;

import dev.descent.number.NumberText;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A condition that CI holds: {@code left operator right}.
 *
 * @param text as written
 * @param left what is compared
 * @param operator one of {@code < <= > >= == !=}
 * @param right what it is compared with
 */
public record Expectation(String text, Operand left, String operator, Operand right) {
    /** What a comparison of two configurations can come to. */
    public static final List<String> VERDICTS = List.of("better", "worse", "equal", "undecided", "too_few");

    /**
     * Whether two numbers compare so; NaN does with none.
     *
     * @throws IllegalArgumentException if no operator is written so
     */
    public static boolean holds(double left, String operator, double right) {
        return switch (operator) {
            case "<" -> left < right;
            case "<=" -> left <= right;
            case ">" -> left > right;
            case ">=" -> left >= right;
            case "==" -> left == right;
            case "!=" -> left < right || left > right;
            default -> throw new IllegalArgumentException("no operator is written " + operator);
        };
    }

    /** A side of a condition. */
    public sealed interface Operand {
        /** A number. */
        record Constant(double value) implements Operand {}

        /** A word such as {@code completed}. */
        record Word(String text) implements Operand {}

        /**
         * A value of a swept key, or a case.
         *
         * @param text as written, {@code adam}
         * @param meant what the tables print of the values that it means: {@code adam(beta_1=0.8)} and {@code adam(beta_1=0.9)}
         */
        record Value(String text, List<String> meant) implements Operand {
            public Value {
                meant = List.copyOf(meant);
            }

            /** Whether a printed value compares so; there is no order. */
            public boolean holds(String operator, String printed) {
                // A search may come to values of that name that were not known when the condition was read.
                boolean named = !meant.contains(text) && Column.head(printed).equals(text);
                return (meant.contains(printed) || named) == operator.equals("==");
            }
        }

        /**
         * What the pairs of two configurations say: {@code verdict(adam, sgd)}.
         *
         * @param left what the left one is, each as a {@link Column} names a group; of several configurations that are all of it, the
         *     best is meant
         * @param right what the right one is
         */
        record Comparison(List<String> left, List<String> right) implements Operand {
            public Comparison {
                left = List.copyOf(left);
                right = List.copyOf(right);
            }

            /** Whether a configuration is all that a side names. */
            public static boolean includes(
                    List<String> side, Optional<String> caseName, List<String> sweptKeys, List<String> settings) {
                for (String group : side) {
                    if (!Column.includes(group, caseName, sweptKeys, settings)) {
                        return false;
                    }
                }
                return true;
            }
        }

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
             * Whether the group is this value of this key: the value as the tables print it or, a number, in another spelling, its name
             * without parameters, or {@code key=value}.
             */
            public static boolean isMeant(String group, String key, String value) {
                String prefix = key + "=";
                String wanted = group.startsWith(prefix) ? group.substring(prefix.length()) : group;
                return wanted.equals(value) || wanted.equals(head(value)) || isSameNumber(wanted, value);
            }

            private static boolean isSameNumber(String wanted, String value) {
                OptionalDouble number = NumberText.parse(wanted);
                return number.isPresent() && number.equals(NumberText.parse(value));
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
                return group.equals("all") || includes(group, trial.caseName(), sweptKeys, trial.settings());
            }

            private static boolean includes(
                    String group, Optional<String> caseName, List<String> sweptKeys, List<String> settings) {
                if (caseName.filter(group::equals).isPresent()) {
                    return true;
                }
                for (int i = 0; i < sweptKeys.size(); i++) {
                    if (isMeant(group, sweptKeys.get(i), settings.get(i))) {
                        return true;
                    }
                }
                return false;
            }
        }
    }
}
