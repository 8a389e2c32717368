package dev.descent.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.descent.model.Component;
import dev.descent.nn.DoubleTwin;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A reader with a calculator: goes through the steps of a page of a network from top to bottom, computes the right side of every line in
 * double, and holds it against the number at the line's end, within the roundings that the printed digits allow. Numbers that a
 * calculation uses must stand above it.
 */
final class Redo {
    private static final Pattern NUMBER = Pattern.compile("(?<![\\p{L}\\[\\d.])\\d+(\\.\\d+)?(e[-+]?\\d+)?");
    private static final Pattern NAME_BEFORE_COLON =
            Pattern.compile("(layers\\[\\d+]\\.[^:]*|of all|penalty of [^:]*): ");
    /** What needs no calculation: what enters, and the lists of constants, which the optimizer's formulas redo. */
    private static final Pattern GIVEN = Pattern.compile(
            "[xy] = .*|t = .*|β.*ᵗ.*|0\\.96ᵗ.*|−η·λ = .*|ε = .*|[dn] = .*|(apply_class_balancing, )?[sδqγα] = .*");

    private static final Pattern UPDATED = Pattern.compile("layers.*: g = \\S+( |, ).* → .*");

    private final List<Component> activations;
    private final Set<String> known = new HashSet<>();
    private int held;

    private Redo(List<Component> activations) {
        this.activations = activations;
    }

    /**
     * Redoes the steps of a page.
     *
     * @param activations those of the network, by whose settings their names are computed
     * @return how many equations were redone
     */
    static int steps(String page, List<Component> activations) {
        Redo redo = new Redo(activations);
        boolean inStep = false;
        boolean summary = false;
        List<String> lines = lines(page);
        for (int k = 0; k < lines.size(); k++) {
            String text = lines.get(k).strip();
            boolean heading = k + 1 < lines.size() && indent(lines.get(k + 1)) > indent(lines.get(k));
            if (text.startsWith("step ") || text.equals("the network as it stands")) {
                inStep = true;
                summary = true;
            } else if (text.startsWith("the batch: ") || text.startsWith("training rows ")) {
                summary = false;
            } else if (summary && text.startsWith("layers[")) {
                redo.learn(text.split(" +")[1]);
            } else if (!inStep || heading) {
                redo.learn(text);
            } else if (!summary) {
                redo.line(text);
            }
        }
        return redo.held;
    }

    /** The lines of a page, those that were broken put together again: they go on four columns further in than a block would. */
    static List<String> lines(String page) {
        List<String> lines = new ArrayList<>();
        int indent = 0;
        for (String line : page.split("\n")) {
            int own = indent(line);
            if (own == indent + 4 && !line.isBlank()) {
                lines.set(lines.size() - 1, lines.get(lines.size() - 1) + " " + line.strip());
            } else {
                lines.add(line);
                indent = own;
            }
        }
        return lines;
    }

    private static int indent(String line) {
        return line.length() - line.stripLeading().length();
    }

    private void line(String text) {
        String plain = NAME_BEFORE_COLON.matcher(text).replaceFirst("").replace("l1·Σ|w| + l2·Σw² = ", "x = ");
        if (GIVEN.matcher(plain).matches() || UPDATED.matcher(text).matches()) {
            learn(plain);
            return;
        }
        if (plain.startsWith("‖w‖ = ")) {
            ratio(plain);
            learn(text);
            return;
        }
        String[] sides = plain.split(" = | ← ");
        String last = sides[sides.length - 1];
        if (sides.length < 2 || !last.matches("-?[0-9.]+(e[-+]?\\d+)?")) {
            learn(text);
            return;
        }
        double result = Double.parseDouble(last);
        boolean first = true;
        int calculations = 0;
        for (int s = 1; s < sides.length - 1; s++) {
            Approximate value = new Calculation(sides[s]).value();
            if (value != null) {
                if (first) {
                    assertThat(unknown(sides[s]))
                            .as("stands nowhere above: %s", text)
                            .isEmpty();
                }
                first = false;
                double rounding = Math.abs(result) * 0x1p-23;
                assertThat(Math.abs(value.value() - result))
                        .as("%s%n%s is %s, with an error of at most %s", text, sides[s], value.value(), value.error())
                        .isLessThanOrEqualTo(2 * value.error() + rounding + 1e-18);
                calculations++;
            }
        }
        assertThat(calculations).as("no calculation: %s", text).isPositive();
        held += calculations;
        learn(text);
    }

    /** The trust ratio of a variable; a norm of 0 makes it 1. */
    private void ratio(String text) {
        Map<String, Double> numbers = settings(text);
        double of = numbers.get("‖w‖");
        double by = numbers.get("‖u‖");
        double ratio = of == 0 || by == 0 ? 1 : of / by;
        assertThat(numbers.get("r")).as(text).isCloseTo(ratio, within(1e-9 * ratio));
        held++;
    }

    private void learn(String text) {
        NUMBER.matcher(text).results().forEach(number -> known.add(number.group()));
    }

    /** Numbers of a calculation that stand nowhere above, but for whole ones and the 1e-7 of the losses' formulas. */
    private List<String> unknown(String calculation) {
        return NUMBER.matcher(calculation)
                .results()
                .map(MatchResult::group)
                .filter(number -> !known.contains(number) && !number.equals("1e-7") && !number.matches("\\d{1,3}"))
                .toList();
    }

    /** A value, and how far off it may be for the roundings of what it is made of. */
    private record Approximate(double value, double error) {
        static final double ULP = 0x1p-24;

        static Approximate rounded(double value, double error) {
            return new Approximate(value, error + Math.abs(value) * ULP);
        }
    }

    /** A function of several values. */
    private interface Function {
        double of(double[] x);
    }

    /** Computes a calculation as it is printed. */
    private final class Calculation {
        private final String text;
        private int at;

        Calculation(String text) {
            this.text = text.replace(" ", "").replace('−', '-');
        }

        /** Null for what is no calculation, but says it in letters. */
        Approximate value() {
            String rest = text.replaceAll("[a-z_]+′?\\(", "(").replaceAll("(?<=\\d)e(?=-?\\d)", "");
            if (!rest.matches("[-+·/^√²½|().,0-9…]+")) {
                return null;
            }
            assertThat(text).as("a sum that is cut").doesNotContain("…");
            Approximate value = sum();
            if (at < text.length()) {
                throw new AssertionError("can't compute " + text.substring(at) + " of " + text);
            }
            return value;
        }

        private Approximate sum() {
            Approximate value = product();
            while (at < text.length() && "+-".indexOf(text.charAt(at)) >= 0) {
                double sign = text.charAt(at++) == '+' ? 1 : -1;
                Approximate next = product();
                value = Approximate.rounded(value.value() + sign * next.value(), value.error() + next.error());
            }
            return value;
        }

        private Approximate product() {
            if (skip("-")) {
                Approximate value = product();
                return new Approximate(-value.value(), value.error());
            }
            Approximate value = power();
            while (true) {
                if (skip("·")) {
                    value = apply(x -> x[0] * x[1], value, power());
                } else if (skip("/")) {
                    value = apply(x -> x[0] / x[1], value, power());
                } else {
                    return value;
                }
            }
        }

        private Approximate power() {
            Approximate base = primary();
            if (skip("²")) {
                return apply(x -> x[0] * x[0], base);
            }
            return skip("^") ? apply(x -> Math.pow(x[0], x[1]), base, primary()) : base;
        }

        private Approximate primary() {
            if (skip("√")) {
                return apply(x -> Math.sqrt(x[0]), primary());
            }
            if (skip("½")) {
                return new Approximate(0.5, 0);
            }
            if (skip("|")) {
                Approximate value = sum();
                expect("|");
                return new Approximate(Math.abs(value.value()), value.error());
            }
            if (skip("(")) {
                Approximate value = sum();
                expect(")");
                return value;
            }
            Matcher number =
                    Pattern.compile("\\d+(\\.\\d+)?(e-?\\d+)?").matcher(text).region(at, text.length());
            if (number.lookingAt()) {
                at = number.end();
                double value = Double.parseDouble(number.group());
                return number.group().matches("\\d{1,6}") ? new Approximate(value, 0) : Approximate.rounded(value, 0);
            }
            Matcher name = Pattern.compile("[a-z_]+′?\\(").matcher(text).region(at, text.length());
            if (!name.lookingAt()) {
                throw new AssertionError("can't compute " + text.substring(at) + " of " + text);
            }
            at = name.end();
            List<Approximate> arguments = new ArrayList<>(List.of(sum()));
            while (skip(",")) {
                arguments.add(sum());
            }
            expect(")");
            // the engine makes a slope of the value: 1 − a² has lost what a, near 1, was rounded by
            Approximate value = apply(function(name.group().replace("(", "")), arguments.toArray(Approximate[]::new));
            return name.group().endsWith("′(")
                    ? new Approximate(value.value(), value.error() + 2 * Approximate.ULP)
                    : value;
        }

        private boolean skip(String token) {
            boolean is = text.startsWith(token, at);
            at += is ? token.length() : 0;
            return is;
        }

        private void expect(String token) {
            if (!skip(token)) {
                throw new AssertionError("no " + token + " at " + text.substring(at) + " of " + text);
            }
        }
    }

    /** The function of approximate values, moved by the error of each; two more roundings for the engine's own function. */
    private static Approximate apply(Function function, Approximate... arguments) {
        double[] x = new double[arguments.length];
        for (int i = 0; i < x.length; i++) {
            x[i] = arguments[i].value();
        }
        double value = function.of(x);
        double error = 2 * Math.abs(value) * Approximate.ULP;
        for (int i = 0; i < x.length; i++) {
            double own = x[i];
            double most = 0;
            for (double moved : new double[] {own - arguments[i].error(), own + arguments[i].error()}) {
                x[i] = moved;
                double change = Math.abs(function.of(x) - value);
                most = Double.isFinite(change) ? Math.max(most, change) : most;
            }
            x[i] = own;
            error += most;
        }
        return Approximate.rounded(value, error);
    }

    private Function function(String name) {
        return switch (name) {
            case "exp" -> x -> Math.exp(x[0]);
            case "ln" -> x -> Math.log(x[0]);
            case "cosh" -> x -> Math.cosh(x[0]);
            case "max" -> x -> Arrays.stream(x).max().orElseThrow();
            case "min" -> x -> Math.min(x[0], x[1]);
            case "sign" -> x -> Math.signum(x[0]);
            case "clip" -> x -> Math.max(x[1], Math.min(x[0], x[2]));
            default ->
                name.endsWith("′")
                        ? x -> slope(activation(name.substring(0, name.length() - 1)), x[0])
                        : name.equals("tanh")
                                ? x -> Math.tanh(x[0])
                                : x -> DoubleTwin.activation(activation(name), x[0]);
        };
    }

    private Component activation(String name) {
        return activations.stream()
                .filter(a -> a.is(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("nothing says what " + name + " is"));
    }

    /** The slopes as a textbook writes them. */
    private static double slope(Component activation, double z) {
        double s = 1 / (1 + Math.exp(-z));
        return switch (activation.name()) {
            case "step" -> 0;
            case "relu" -> z > 0 ? 1 : 0;
            case "leaky_relu" -> z >= 0 ? 1 : activation.real("negative_slope");
            case "elu" -> z > 0 ? 1 : activation.real("alpha") * Math.exp(z);
            case "celu" -> z > 0 ? 1 : Math.exp(z / activation.real("alpha"));
            case "selu" -> 1.0507009873554805 * (z > 0 ? 1 : 1.6732632423543772 * Math.exp(z));
            case "silu" -> s + z * s * (1 - s);
            case "gelu" -> DoubleTwin.activation(activation, z) / z + z * Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI);
            case "mish" -> {
                double h = Math.tanh(Math.log1p(Math.exp(z)));
                yield h + z * (1 - h * h) * s;
            }
            case "softplus" -> s;
            case "softsign" -> 1 / ((1 + Math.abs(z)) * (1 + Math.abs(z)));
            case "sigmoid" -> s * (1 - s);
            case "hard_sigmoid" -> z > -3 && z < 3 ? 1 / 6.0 : 0;
            case "tanh" -> 1 - Math.tanh(z) * Math.tanh(z);
            case "exponential" -> Math.exp(z);
            default -> throw new AssertionError(activation.name());
        };
    }

    /** Numbers under their names, of a list {@code β₁ = 0.9, ε = 1e-7}. */
    static Map<String, Double> settings(String list) {
        Map<String, Double> settings = new LinkedHashMap<>();
        for (String setting : list.strip().split(", ")) {
            String[] sides = setting.split(" = ");
            settings.put(sides[0], Double.parseDouble(sides[1]));
        }
        return settings;
    }
}
