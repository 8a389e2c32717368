package dev.descent.model;

import dev.descent.model.OptimizerTypes.UpdateFamily;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The optimizer whose formula is written in the file. */
final class CustomOptimizer {
    static final ComponentType TYPE = new TypeBuilder(Kind.OPTIMIZER, "custom")
            .about(
                    "One's own update rule: of every weight w with its derivative g, in step t from 1, at the rate lr, expressions"
                            + " compute first what is kept from step to step and then the new w, in the order in which they"
                            + " are written.")
            .parameters(
                    Parameter.of(
                            "learning_rate",
                            ScheduleTypes.RATE,
                            0.001,
                            "lr, the step size: a number greater than 0 or a schedule."),
                    Parameter.of(
                            "parameters",
                            new Shape.MapOf(new Shape.Real(Range.ANY)),
                            Map.of(),
                            "Numbers with names, for expressions and sweeps."),
                    Parameter.of(
                            "state",
                            new Shape.MapOf(new Shape.Real(Range.ANY)),
                            Map.of(),
                            "What is kept for each weight from step to step, and the number it starts at."),
                    Parameter.required(
                            OptimizerTypes.CUSTOM_UPDATE,
                            new Shape.MapOf(new Shape.Text("an expression"), true),
                            "New values of states and of w, each an expression of w, g, lr, t, states and"
                                    + " parameters; one further down uses what those above have stored."),
                    Parameter.optional(
                            OptimizerTypes.CUSTOM_NAME,
                            new Shape.Text("a name"),
                            "What tables call it; absent: custom, with its formulas."))
            .example("update: {w: w - lr*g}")
            .with(new Facts.Optimizer(UpdateFamily.CUSTOM, List.of(), Optional.empty()));

    private CustomOptimizer() {}
}
