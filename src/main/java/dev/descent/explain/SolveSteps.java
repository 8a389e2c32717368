package dev.descent.explain;

import static dev.descent.explain.ExplanationText.number;
import static dev.descent.explain.ExplanationText.operand;

import dev.descent.function.Chain;
import dev.descent.model.SolveSpec;
import dev.descent.number.NumberText;
import java.util.List;

/** The first steps of an error that is passed back through a chain of nodes. */
final class SolveSteps {
    private final SolveSpec spec;
    private final Chain chain;
    private final List<String> names;
    private final ExplanationText page;

    SolveSteps(SolveSpec spec, ExplanationText page) {
        this.spec = spec;
        this.chain = new Chain(spec);
        this.names = chain.names();
        this.page = page;
    }

    void write(int steps) {
        page.line("solve " + spec.output() + " = " + NumberText.written(spec.target()) + " for " + spec.variable());
        page.line("Every number is a double; 12 digits are shown. δ is the error of a value.");
        double x = spec.start();
        for (int step = 1; step <= Math.min(steps, spec.steps()); step++) {
            double[] values = chain.values(x);
            double error = values[values.length - 1] - spec.target();
            double[] slopes = chain.slopes(values);
            double[] errors = chain.errors(error, slopes);
            page.line("").begin("step " + step);
            forward(values);
            if (Math.abs(error) <= spec.tolerance()) {
                page.line("|δ(" + spec.output() + ")| = " + number(Math.abs(error)) + " is at most "
                                + NumberText.written(spec.tolerance()) + ": solved")
                        .end();
                return;
            }
            page.begin("error");
            page.line("δ(" + spec.output() + ") = " + spec.output() + " − target = " + number(values[values.length - 1])
                    + " − " + operand(spec.target()) + " = " + number(error));
            for (int i = slopes.length - 1; i >= 0; i--) {
                String node = names.get(i + 1);
                String before = names.get(i);
                page.line("δ(" + before + ") = δ(" + node + ") / (∂" + node + "/∂" + before + ") = "
                        + number(errors[i + 1]) + " / " + operand(slopes[i]) + " = " + number(errors[i]));
            }
            page.end();
            if (!Chain.isPassable(slopes)) {
                page.line("an error can't be passed through a derivative that is 0 or not finite: diverged")
                        .end();
                return;
            }
            double next = x - errors[0];
            page.line("update: " + spec.variable() + " ← " + number(x) + " − " + operand(errors[0]) + " = "
                            + number(next))
                    .end();
            x = next;
        }
    }

    private void forward(double[] values) {
        page.begin("forward");
        page.line(spec.variable() + " = " + number(values[0]));
        for (int i = 1; i < values.length; i++) {
            page.line(names.get(i) + " = " + chain.nodes().get(i - 1).text() + " = " + number(values[i]));
        }
        page.end();
    }
}
