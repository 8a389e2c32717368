package dev.descent.output.manual;

import dev.descent.model.ComponentType;
import dev.descent.model.Kind;
import dev.descent.model.Parameter;
import dev.descent.model.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** How a component stands in a file, to be pasted: once by its name alone, if it needs no more, and once with parameters. */
final class Example {
    private Example() {}

    /** The component in its place, each time from a key of the file on; a text may have several lines. */
    static List<String> texts(ComponentType type) {
        String place = place(type);
        return written(type).stream().map(form -> place.replace("%s", form)).toList();
    }

    private static List<String> written(ComponentType type) {
        List<String> forms = new ArrayList<>();
        if (type.parameters().stream().noneMatch(Parameter::required) && type.kind() != Kind.DISTRIBUTION) {
            forms.add(type.name());
        }
        type.example()
                .or(() -> Stream.concat(type.main().flatMap(type::parameter).stream(), type.parameters().stream())
                        .filter(p -> p.fallback().isPresent() && !(p.shape() instanceof Shape.Named))
                        .findFirst()
                        .map(p -> p.name() + ": " + ShapeText.fallback(p)))
                .ifPresent(keys -> forms.add("{" + type.name() + ": {" + keys + "}}"));
        return forms;
    }

    private static String place(ComponentType type) {
        return switch (type.kind()) {
            case LAYER -> "layers: [%s, {dense: 1}]";
            case ACTIVATION -> "layers: [{dense: {units: 10, activation: %s}}, {dense: 1}]";
            case INITIALIZER -> "layers: [{dense: {units: 2, kernel_initializer: %s}}, {dense: 1}]";
            case LOSS -> "loss: %s";
            case METRIC -> "metrics: [%s]";
            case OPTIMIZER -> "optimizer: %s";
            case SCHEDULE -> "learning_rate: %s";
            case CLIPPING -> "gradient_clipping: %s";
            case SCALER -> "dataset:\n  scale: %s";
            case MISSING -> "dataset:\n  missing: %s";
            case BASELINE -> "report:\n  baselines: [%s]";
            case SEARCH -> "sweep:\n  search: %s\n  over:\n    learning_rate: {log_uniform: [0.001, 0.1]}";
            case DISTRIBUTION -> "sweep:\n  search: {random: 32}\n  over:\n    " + key(type) + ": %s";
            case SPACE -> "sweep:\n  grid:\n    " + key(type) + ": %s";
            case SECTION -> throw new IllegalArgumentException(type.name());
        };
    }

    /** A key whose values a distribution or a space may have. */
    private static String key(ComponentType numbers) {
        return switch (numbers.name()) {
            case "int_uniform", "int_log_uniform" -> "layers[0].units";
            case "one_minus" -> "optimizer.beta_1";
            case "lin_space" -> "optimizer.weight_decay";
            default -> "learning_rate";
        };
    }
}
