package dev.descent.optim;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Computes what a line of an optimizer's formula says, as a reader would: {@code m ← m + (1−β₁)·(g − m)}. It knows +, −, ·, /, ^, the
 * superscripts ² and ᵗ, √, |x|, max, min, sign and clip; ‖x‖ is what
 * the values have under this name, or |x|.
 */
public final class WrittenFormula {
    /** Begins a line that holds for kernels inside a network, in the place of those that say nothing. */
    public static final String OF_HIDDEN_KERNELS = "hidden kernels: ";

    private final String text;
    private final Map<String, Double> values;
    private final long t;
    private int at;

    private WrittenFormula(String text, Map<String, Double> values, long t) {
        this.text = text.replace(" ", "");
        this.values = values;
        this.t = t;
    }

    /** Carries out an assignment in step t. */
    public static void run(String line, Map<String, Double> values, long t) {
        String[] sides = line.split(" [←=] ");
        if (sides.length != 2) {
            throw new IllegalArgumentException("no assignment: " + line);
        }
        String otherwise = ", or 1 where a norm is 0";
        WrittenFormula right = new WrittenFormula(sides[1].replace(otherwise, ""), values, t);
        double value = right.sum();
        if (sides[1].endsWith(otherwise) && (value == 0 || !Double.isFinite(value))) {
            value = 1;
        }
        if (right.at < right.text.length()) {
            throw right.error();
        }
        values.put(sides[0], value);
    }

    private double sum() {
        double value = product();
        while (true) {
            if (skip("+")) {
                value += product();
            } else if (skip("−")) {
                value -= product();
            } else {
                return value;
            }
        }
    }

    private double product() {
        if (skip("−")) {
            return -product();
        }
        double value = power();
        while (true) {
            if (skip("·")) {
                value *= power();
            } else if (skip("/")) {
                value /= power();
            } else {
                return value;
            }
        }
    }

    private double power() {
        double base = primary();
        if (skip("²")) {
            return base * base;
        }
        if (skip("ᵗ⁺¹")) {
            return Math.pow(base, (double) (t + 1));
        }
        if (skip("ᵗ")) {
            return Math.pow(base, (double) t);
        }
        if (skip("^−")) {
            return Math.pow(base, -primary());
        }
        if (skip("^")) {
            return Math.pow(base, primary());
        }
        return base;
    }

    private double primary() {
        if (skip("√")) {
            return Math.sqrt(primary());
        }
        if (skip("(")) {
            return closed(")");
        }
        if (skip("|")) {
            return Math.abs(closed("|"));
        }
        if (skip("‖")) {
            int from = at;
            double size = Math.abs(closed("‖"));
            return values.getOrDefault("‖" + text.substring(from, at), size);
        }
        if (skip("½")) {
            return 0.5;
        }
        int from = at;
        while (at < text.length() && "0123456789.".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        if (at > from) {
            return Double.parseDouble(text.substring(from, at));
        }
        String name = name();
        return skip("(") ? function(name) : value(name);
    }

    private double closed(String end) {
        double value = sum();
        if (!skip(end)) {
            throw error();
        }
        return value;
    }

    private double function(String name) {
        List<Double> x = new ArrayList<>(List.of(sum()));
        while (skip(",")) {
            x.add(sum());
        }
        if (!skip(")")) {
            throw error();
        }
        return switch (name) {
            case "max" -> Math.max(x.get(0), x.get(1));
            case "min" -> Math.min(x.get(0), x.get(1));
            case "sign" -> Math.signum(x.get(0));
            case "clip" -> Math.max(x.get(1), Math.min(x.get(0), x.get(2)));
            default -> throw new IllegalArgumentException("no function is named " + name + ": " + text);
        };
    }

    private double value(String name) {
        Double value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("nothing says what '" + name + "' is: " + text);
        }
        return value;
    }

    private String name() {
        int from = at;
        while (at < text.length() && isOfName(text.charAt(at))) {
            at++;
        }
        if (at == from) {
            throw error();
        }
        return text.substring(from, at);
    }

    private static boolean isOfName(char c) {
        return Character.isLetterOrDigit(c) && c != 'ᵗ' || "\u0302′₀₁₂₊₋".indexOf(c) >= 0;
    }

    private boolean skip(String token) {
        boolean is = text.startsWith(token, at);
        at += is ? token.length() : 0;
        return is;
    }

    private IllegalArgumentException error() {
        return new IllegalArgumentException("can't read " + text.substring(at) + " of " + text);
    }
}
