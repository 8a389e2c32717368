package dev.descent.model;

import static dev.descent.model.FormulaLine.line;
import static dev.descent.model.Parameter.flag;
import static dev.descent.model.Parameter.real;
import static dev.descent.model.Parameter.required;

import java.util.List;

/** Learning rates that change with the step, counted from 0 at the first batch; η₀ is {@code initial_learning_rate}. */
final class ScheduleTypes {
    /** A learning rate: a number greater than 0 or a schedule. */
    static final Shape RATE = new Shape.Either(List.of(new Shape.Real(Range.POSITIVE), new Shape.Named(Kind.SCHEDULE)));

    private static final String LOSHCHILOV_AND_HUTTER = "Loshchilov and Hutter 2016";
    private static final Shape STEPS = new Shape.Whole(1, Long.MAX_VALUE);
    private static final Parameter INITIAL = Parameter.optional(
            "initial_learning_rate", new Shape.Real(Range.POSITIVE), "η₀; default: the optimizer's own learning rate.");
    private static final Parameter DECAY_STEPS =
            required("decay_steps", STEPS, "S, the steps over which the decay is spread.");
    private static final Parameter DECAY_RATE =
            required("decay_rate", new Shape.Real(Range.POSITIVE), "r, the strength of the decay.");
    private static final Parameter STAIRCASE = flag("staircase", false, "Decay in whole intervals of decay_steps.");
    private static final Parameter ALPHA = real("alpha", 0, Range.UNIT, "α, the smallest rate as a fraction of η₀.");

    static final List<ComponentType> ALL = List.of(
            schedule("exponential_decay")
                    .keras("ExponentialDecay")
                    .formula(
                            line("η₀·r^(step/S)").unless("staircase"),
                            line("η₀·r^⌊step/S⌋").where("staircase"))
                    .parameters(INITIAL, DECAY_STEPS, DECAY_RATE, STAIRCASE)
                    .example("decay_steps: 100, decay_rate: 0.9")
                    .type(),
            schedule("inverse_time_decay")
                    .keras("InverseTimeDecay")
                    .formula(
                            line("η₀/(1 + r·step/S)").unless("staircase"),
                            line("η₀/(1 + r·⌊step/S⌋)").where("staircase"))
                    .parameters(INITIAL, DECAY_STEPS, DECAY_RATE, STAIRCASE)
                    .example("decay_steps: 100, decay_rate: 0.5")
                    .type(),
            schedule("polynomial_decay")
                    .keras("PolynomialDecay")
                    .formula(
                            line("S = S·⌈step/S⌉, from step 1 on").where("cycle"),
                            line("(η₀ − end)·(1 − min(step, S)/S)^power + end"))
                    .parameters(
                            INITIAL,
                            DECAY_STEPS,
                            real("end_learning_rate", 1e-4, Range.NOT_NEGATIVE, "end, the rate at the end."),
                            real("power", 1.0, Range.POSITIVE, "power; 1 is a straight line."),
                            flag(
                                    "cycle",
                                    false,
                                    "Start again with ever longer decay_steps instead of staying at the end."))
                    .example("decay_steps: 1000, power: 2")
                    .type(),
            schedule("piecewise_constant")
                    .keras("PiecewiseConstantDecay")
                    .formula("values[k] for the first k with step ≤ boundaries[k], else the last of values")
                    .about(
                            "values[0] while step ≤ boundaries[0], then values[1] while step ≤ boundaries[1], and so on.")
                    .parameters(
                            required(
                                    "boundaries",
                                    new Shape.ListOf(new Shape.Whole(0, Long.MAX_VALUE), 1),
                                    "Ascending steps."),
                            required(
                                    "values",
                                    new Shape.ListOf(new Shape.Real(Range.POSITIVE), 2),
                                    "One rate more than there are boundaries."))
                    .example("boundaries: [1000, 2000], values: [0.1, 0.01, 0.001]")
                    .type(),
            schedule("cosine_decay")
                    .keras("CosineDecay")
                    .source(LOSHCHILOV_AND_HUTTER)
                    .formula(
                            line("η₀·((1−α)·½(1 + cos(π·min(step, S)/S)) + α)").unless("warmup_target"),
                            line("η₀ + (target − η₀)·step/W while step < W").where("warmup_target"),
                            line("target·((1−α)·½(1 + cos(π·min(step − W, S)/S)) + α) afterwards")
                                    .where("warmup_target"))
                    .about(
                            "After an optional linear warm-up from η₀ to warmup_target, from which the decay then starts.")
                    .parameters(
                            Parameter.optional(
                                    "initial_learning_rate",
                                    new Shape.Real(Range.NOT_NEGATIVE),
                                    "η₀; 0 only before a warm-up; default: the optimizer's own learning rate."),
                            DECAY_STEPS,
                            ALPHA,
                            Parameter.optional(
                                    "warmup_target",
                                    new Shape.Real(Range.POSITIVE),
                                    "target, the rate at the end of the warm-up; absent: none."),
                            Parameter.of(
                                    "warmup_steps",
                                    new Shape.Whole(0, Long.MAX_VALUE),
                                    0L,
                                    "W, the steps of the warm-up."))
                    .example("decay_steps: 1000, alpha: 0.01")
                    .type(),
            schedule("cosine_decay_restarts")
                    .keras("CosineDecayRestarts")
                    .source(LOSHCHILOV_AND_HUTTER)
                    .formula(
                            "η₀·((1−α)·½·mⁱ·(1 + cos(π·(step − start)/length)) + α)",
                            "in period i, counted from 0, of length F·tⁱ, that began at start")
                    .about(
                            "Cosine decay that starts again after first_decay_steps, each period t_mul times longer and m_mul times"
                                    + " lower.")
                    .parameters(
                            INITIAL,
                            required("first_decay_steps", STEPS, "F, the length of the first period in steps."),
                            real("t_mul", 2.0, Range.atLeast(1), "t, the factor of the length of each next period."),
                            real(
                                    "m_mul",
                                    1.0,
                                    Range.POSITIVE,
                                    "m, the factor of the initial rate of each next period."),
                            ALPHA)
                    .example("first_decay_steps: 100, t_mul: 2")
                    .type(),
            schedule("one_cycle")
                    .source("Smith and Topin 2018")
                    .formula(
                            "start + (max − start)·½(1 − cos(π·step/p)) while step ≤ p",
                            "end + (max − end)·½(1 + cos(π·(step − p)/(T − 1 − p))) while p < step < T",
                            "p = warmup_fraction·T − 1, start = max/initial_divisor, end = start/final_divisor")
                    .about(
                            "Up to the largest rate and down again, each way half a cosine, then at its end. PyTorch: `OneCycleLR`"
                                    + " without a cycle of the momentum; its max_lr is max_learning_rate, pct_start"
                                    + " warmup_fraction, div_factor initial_divisor and final_div_factor final_divisor.")
                    .parameters(
                            required("max_learning_rate", new Shape.Real(Range.POSITIVE), "max, the largest rate."),
                            required("total_steps", STEPS, "T, the steps of the cycle."),
                            real("warmup_fraction", 0.3, Range.UNIT, "The share of the steps that go up."),
                            real(
                                    "initial_divisor",
                                    25,
                                    Range.atLeast(1),
                                    "How many times smaller than max the rate starts."),
                            real(
                                    "final_divisor",
                                    1e4,
                                    Range.atLeast(1),
                                    "How many times smaller than at its start the rate ends."))
                    .example("max_learning_rate: 0.1, total_steps: 100")
                    .type(),
            schedule("warmup")
                    .formula(
                            line("rate·(k + 1)/n in step k < n").unless("from_zero"),
                            line("rate·k/n in step k < n").where("from_zero"))
                    .about(
                            "From 0 in a straight line over the first n steps to what follows, rate being what `then` starts at; after"
                                    + " them `then` counts from 0.")
                    .parameters(
                            required("steps", STEPS, "n, the length of the warm-up."),
                            Parameter.optional(
                                    "then",
                                    RATE,
                                    "A number or a schedule; default: the optimizer's own learning rate."),
                            Parameter.optional(
                                    "from_zero",
                                    new Shape.Flag(),
                                    "Start at exactly 0, not at rate/n; default: false. ftrl divides by the rate and can't."))
                    .example("steps: 100, then: {cosine_decay: {decay_steps: 1000}}")
                    .type());

    private ScheduleTypes() {}

    private static TypeBuilder schedule(String name) {
        return new TypeBuilder(Kind.SCHEDULE, name);
    }
}
