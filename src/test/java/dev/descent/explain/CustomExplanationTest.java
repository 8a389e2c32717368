package dev.descent.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.engine.Fixtures;
import dev.descent.expression.Expression;
import dev.descent.expression.ExpressionRefused;
import dev.descent.golden.Golden;
import dev.descent.model.Component;
import dev.descent.model.MinimizeSpec;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The optimizer {@code custom} told by hand: its own expressions, with numbers in them. */
class CustomExplanationTest {
    private static final Pattern LINE = Pattern.compile("\\w+ ← (.*[0-9.].*) = (\\S+)");

    private static final Component ADAM = Fixtures.optimizer("custom", "learning_rate", 0.1);

    @Test
    @DisplayName(
            "every line of a network's update is an expression of numbers that has the value at its end, to float's precision")
    void linesOfANetworkAreRight() throws IOException, ExpressionRefused {
        String page = Pages.explain(
                Pages.network(
                        List.of(Pages.dense(3, Pages.linear()), Pages.dense(1, Pages.linear())),
                        Pages.loss("mse"),
                        4,
                        3,
                        Optional.empty(),
                        ADAM),
                Pages.data(8, 2, 1, true, false),
                6,
                new Shown(Shown.ALL, Shown.ALL, Optional.empty()));
        assertThat(page).contains("  m ← b*m + (1 - b)*g\n", "b = 0.9, c = 0.999, d = 0\n", "m starts at 0\n");
        assertThat(held(page, 1e-5)).isEqualTo(6 * (9 + 4) * 3);
    }

    private static int held(String page, double tolerance) throws ExpressionRefused {
        int held = 0;
        for (String line : Redo.lines(page)) {
            Matcher update = LINE.matcher(line.strip());
            if (update.matches()) {
                double value = Expression.parse(update.group(1), List.of()).value();
                double told = Double.parseDouble(update.group(2));
                assertThat(Math.abs(value - told))
                        .as(line)
                        .isLessThanOrEqualTo(tolerance * Math.max(1e-3, Math.abs(told)));
                held++;
            }
        }
        return held;
    }

    @Test
    @DisplayName("minimize by a written rule, as a page")
    void minimize() throws IOException {
        Map<String, Double> start = new LinkedHashMap<>();
        start.put("x", -1.2);
        start.put("y", 1.0);
        MinimizeSpec spec = new MinimizeSpec(
                "max(x, 0) + x^2*y^2", start, Optional.of(ADAM), 2, Optional.empty(), Optional.empty(), 42);
        ExplanationText page = new ExplanationText(Shown.DEFAULT);
        new MinimizeSteps(spec, page).write(2);
        Golden.assertSame(Path.of("src/test/resources/golden/custom-explained.txt"), page.text());
    }
}
