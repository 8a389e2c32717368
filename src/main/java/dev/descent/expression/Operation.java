package dev.descent.expression;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a node of a graph does with the values a and b of the nodes before it, and how its value changes with them. */
public enum Operation {
    INPUT("input", 0) {
        @Override
        public double value(double a, double b) {
            throw new AssertionError("an input is given");
        }
    },
    CONSTANT("constant", 0) {
        @Override
        public double value(double a, double b) {
            throw new AssertionError("a constant is given");
        }
    },
    ADD("+", 2, "1", "1") {
        @Override
        public double value(double a, double b) {
            return a + b;
        }

        @Override
        double byFirst(double a, double b, double value) {
            return 1;
        }

        @Override
        double bySecond(double a, double b, double value) {
            return 1;
        }
    },
    SUBTRACT("-", 2, "1", "−1") {
        @Override
        public double value(double a, double b) {
            return a - b;
        }

        @Override
        double byFirst(double a, double b, double value) {
            return 1;
        }

        @Override
        double bySecond(double a, double b, double value) {
            return -1;
        }
    },
    MULTIPLY("*", 2, "b", "a") {
        @Override
        public double value(double a, double b) {
            return a * b;
        }

        @Override
        double byFirst(double a, double b, double value) {
            return b;
        }

        @Override
        double bySecond(double a, double b, double value) {
            return a;
        }
    },
    DIVIDE("/", 2, "1/b", "−(a/b)/b") {
        @Override
        public double value(double a, double b) {
            return a / b;
        }

        @Override
        double byFirst(double a, double b, double value) {
            return 1 / b;
        }

        @Override
        double bySecond(double a, double b, double value) {
            return -value / b;
        }
    },
    POWER("^", 2, "b·a^(b−1)", "a^b·ln a") {
        @Override
        public double value(double a, double b) {
            return StrictMath.pow(a, b);
        }

        @Override
        double byFirst(double a, double b, double value) {
            return b * StrictMath.pow(a, b - 1);
        }

        @Override
        double bySecond(double a, double b, double value) {
            return value * StrictMath.log(a);
        }
    },
    NEGATE("-", 1, "−1") {
        @Override
        public double value(double a, double b) {
            return -a;
        }

        @Override
        double byFirst(double a, double b, double value) {
            return -1;
        }
    },
    SQRT("sqrt", 1, "½/√a") {
        @Override
        public double value(double a, double b) {
            return Math.sqrt(a);
        }

        @Override
        double byFirst(double a, double b, double value) {
            return 0.5 / value;
        }
    },
    LN("ln", 1, "1/a") {
        @Override
        public double value(double a, double b) {
            return StrictMath.log(a);
        }

        @Override
        double byFirst(double a, double b, double value) {
            return 1 / a;
        }
    },
    EXP("exp", 1, "exp(a)") {
        @Override
        public double value(double a, double b) {
            return StrictMath.exp(a);
        }

        @Override
        double byFirst(double a, double b, double value) {
            return value;
        }
    },
    SIN("sin", 1, "cos(a)") {
        @Override
        public double value(double a, double b) {
            return StrictMath.sin(a);
        }

        @Override
        double byFirst(double a, double b, double value) {
            return StrictMath.cos(a);
        }
    },
    COS("cos", 1, "−sin(a)") {
        @Override
        public double value(double a, double b) {
            return StrictMath.cos(a);
        }

        @Override
        double byFirst(double a, double b, double value) {
            return -StrictMath.sin(a);
        }
    },
    TAN("tan", 1, "1 + tan²(a)") {
        @Override
        public double value(double a, double b) {
            return StrictMath.tan(a);
        }

        @Override
        double byFirst(double a, double b, double value) {
            return 1 + value * value;
        }
    },
    TANH("tanh", 1, "1 − tanh²(a)") {
        @Override
        public double value(double a, double b) {
            return StrictMath.tanh(a);
        }

        @Override
        double byFirst(double a, double b, double value) {
            return 1 - value * value;
        }
    },
    /** |a|; its derivative at 0 is taken as 0. */
    ABS("abs", 1, "sign(a)") {
        @Override
        public double value(double a, double b) {
            return Math.abs(a);
        }

        @Override
        double byFirst(double a, double b, double value) {
            return Math.signum(a);
        }
    },
    /** The larger of a and b; where they are equal the derivative is that of a. */
    MAX("max", 2, "1 if a ≥ b, else 0", "1 if b > a, else 0") {
        @Override
        public double value(double a, double b) {
            return Math.max(a, b);
        }

        @Override
        double byFirst(double a, double b, double value) {
            return a >= b ? 1 : 0;
        }

        @Override
        double bySecond(double a, double b, double value) {
            return b > a ? 1 : 0;
        }
    },
    /** The smaller of a and b; where they are equal the derivative is that of a. */
    MIN("min", 2, "1 if a ≤ b, else 0", "1 if b < a, else 0") {
        @Override
        public double value(double a, double b) {
            return Math.min(a, b);
        }

        @Override
        double byFirst(double a, double b, double value) {
            return a <= b ? 1 : 0;
        }

        @Override
        double bySecond(double a, double b, double value) {
            return b < a ? 1 : 0;
        }
    },
    /** −1, 0 or 1; its derivative is 0. */
    SIGN("sign", 1, "0") {
        @Override
        public double value(double a, double b) {
            return Math.signum(a);
        }

        @Override
        double byFirst(double a, double b, double value) {
            return 0;
        }
    };

    /** What can be written as {@code name(…)}, in the order of the reference. */
    public static final List<String> FUNCTIONS =
            Arrays.stream(values()).filter(Operation::named).map(o -> o.symbol).toList();

    private final String symbol;
    private final int operands;
    private final List<String> slopes;

    /** @param slopes the formula of the derivative with respect to each operand */
    Operation(String symbol, int operands, String... slopes) {
        this.symbol = symbol;
        this.operands = operands;
        this.slopes = List.of(slopes);
    }

    /** The function of that name. */
    static Optional<Operation> function(String name) {
        return Arrays.stream(values())
                .filter(o -> o.named() && o.symbol.equals(name))
                .findFirst();
    }

    /** As it is written. */
    public String symbol() {
        return symbol;
    }

    /** How many values it takes: 0, 1 or 2. */
    public int operands() {
        return operands;
    }

    /** The derivative with respect to operand 0, a, or 1, b, as a formula. */
    public String slope(int operand) {
        return slopes.get(operand);
    }

    /** Whether it is written as {@code name(…)}. */
    public boolean named() {
        return Character.isLetter(symbol.charAt(0)) && operands > 0;
    }

    /** What it makes of a and b; b is not looked at where it takes one value. */
    public abstract double value(double a, double b);

    /** The derivative with respect to a. */
    double byFirst(double a, double b, double value) {
        throw new AssertionError(symbol + " has no operand");
    }

    /** The derivative with respect to b. */
    double bySecond(double a, double b, double value) {
        throw new AssertionError(symbol + " has no second operand");
    }
}
