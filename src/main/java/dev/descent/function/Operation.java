package dev.descent.function;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a node of a graph does with the values a and b of the nodes before it, and how its value changes with them. */
public enum Operation {
    INPUT("input", 0) {
        @Override
        double value(double a, double b) {
            throw new AssertionError("an input is given");
        }
    },
    CONSTANT("constant", 0) {
        @Override
        double value(double a, double b) {
            throw new AssertionError("a constant is given");
        }
    },
    ADD("+", 2) {
        @Override
        double value(double a, double b) {
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
    SUBTRACT("-", 2) {
        @Override
        double value(double a, double b) {
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
    MULTIPLY("*", 2) {
        @Override
        double value(double a, double b) {
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
    DIVIDE("/", 2) {
        @Override
        double value(double a, double b) {
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
    POWER("^", 2) {
        @Override
        double value(double a, double b) {
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
    NEGATE("-", 1) {
        @Override
        double value(double a, double b) {
            return -a;
        }

        @Override
        double byFirst(double a, double b, double value) {
            return -1;
        }
    },
    SQRT("sqrt", 1) {
        @Override
        double value(double a, double b) {
            return Math.sqrt(a);
        }

        @Override
        double byFirst(double a, double b, double value) {
            return 0.5 / value;
        }
    },
    LN("ln", 1) {
        @Override
        double value(double a, double b) {
            return StrictMath.log(a);
        }

        @Override
        double byFirst(double a, double b, double value) {
            return 1 / a;
        }
    },
    EXP("exp", 1) {
        @Override
        double value(double a, double b) {
            return StrictMath.exp(a);
        }

        @Override
        double byFirst(double a, double b, double value) {
            return value;
        }
    },
    SIN("sin", 1) {
        @Override
        double value(double a, double b) {
            return StrictMath.sin(a);
        }

        @Override
        double byFirst(double a, double b, double value) {
            return StrictMath.cos(a);
        }
    },
    COS("cos", 1) {
        @Override
        double value(double a, double b) {
            return StrictMath.cos(a);
        }

        @Override
        double byFirst(double a, double b, double value) {
            return -StrictMath.sin(a);
        }
    },
    TAN("tan", 1) {
        @Override
        double value(double a, double b) {
            return StrictMath.tan(a);
        }

        @Override
        double byFirst(double a, double b, double value) {
            return 1 + value * value;
        }
    },
    TANH("tanh", 1) {
        @Override
        double value(double a, double b) {
            return StrictMath.tanh(a);
        }

        @Override
        double byFirst(double a, double b, double value) {
            return 1 - value * value;
        }
    },
    /** |a|; its derivative at 0 is taken as 0. */
    ABS("abs", 1) {
        @Override
        double value(double a, double b) {
            return Math.abs(a);
        }

        @Override
        double byFirst(double a, double b, double value) {
            return Math.signum(a);
        }
    };

    /** What can be written as {@code name(…)}, in the order of the reference. */
    public static final List<String> FUNCTIONS =
            Arrays.stream(values()).filter(Operation::named).map(o -> o.symbol).toList();

    private final String symbol;
    private final int operands;

    Operation(String symbol, int operands) {
        this.symbol = symbol;
        this.operands = operands;
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

    private boolean named() {
        return operands == 1 && this != NEGATE;
    }

    abstract double value(double a, double b);

    /** The derivative with respect to a. */
    double byFirst(double a, double b, double value) {
        throw new AssertionError(symbol + " has no operand");
    }

    /** The derivative with respect to b. */
    double bySecond(double a, double b, double value) {
        throw new AssertionError(symbol + " has no second operand");
    }
}
