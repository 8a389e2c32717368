package dev.descent.engine;

import dev.descent.model.Component;
import dev.descent.model.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Makes up optimizers {@code custom}: states, parameters and expressions of all operations, that need not lead anywhere. */
public final class RandomUpdates {
    private static final List<String> ONE = List.of("sqrt", "ln", "exp", "sin", "cos", "tan", "tanh", "abs", "sign");

    private final RandomGenerator random;

    public RandomUpdates(RandomGenerator random) {
        this.random = random;
    }

    /** An optimizer at a rate: a number or a schedule. */
    public Component optimizer(Object learningRate) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        Map<String, Object> state = new LinkedHashMap<>();
        for (int k = random.nextInt(3); k >= 0; k--) {
            parameters.put("p" + k, Math.round(random.nextGaussian() * 100) / 100.0);
        }
        for (int k = random.nextInt(4); k > 0; k--) {
            state.put("s" + k, (double) random.nextInt(3));
        }
        List<String> names = new ArrayList<>(List.of("w", "g", "lr", "t"));
        names.addAll(parameters.keySet());
        names.addAll(state.keySet());
        Map<String, Object> update = new LinkedHashMap<>();
        boolean early = random.nextInt(4) == 0;
        if (early) {
            update.put("w", "w - lr*g*" + expression(names, 2));
        }
        state.keySet().forEach(name -> update.put(name, expression(names, 4)));
        if (!early) {
            update.put("w", random.nextBoolean() ? "w - lr*" + expression(names, 4) : expression(names, 4));
        }
        return Fixtures.component(
                Kind.OPTIMIZER,
                "custom",
                "learning_rate",
                learningRate,
                "parameters",
                parameters,
                "state",
                state,
                "update",
                update);
    }

    private String expression(List<String> names, int depth) {
        if (depth == 0 || random.nextInt(7) == 0) {
            return random.nextInt(4) == 0
                    ? List.of("0.5", "2", "1e-8", "pi", "10", "0").get(random.nextInt(6))
                    : names.get(random.nextInt(names.size()));
        }
        String a = expression(names, depth - 1);
        String b = expression(names, depth - 1);
        return switch (random.nextInt(12)) {
            case 0, 1 -> "(" + a + " + " + b + ")";
            case 2, 3 -> "(" + a + " - " + b + ")";
            case 4, 5 -> "(" + a + ")*(" + b + ")";
            case 6 -> "(" + a + ")/(" + b + ")";
            case 7 ->
                "(" + a + ")^"
                        + (random.nextBoolean()
                                ? "(" + b + ")"
                                : List.of("2", "3", "-1", "0.5", "t", "0").get(random.nextInt(6)));
            case 8 -> "-(" + a + ")";
            case 9 -> (random.nextBoolean() ? "max(" : "min(") + a + ", " + b + ")";
            default -> ONE.get(random.nextInt(ONE.size())) + "(" + a + ")";
        };
    }
}
