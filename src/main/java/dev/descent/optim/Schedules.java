package dev.descent.optim;

import dev.descent.model.Component;
import dev.descent.model.Kind;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Learning rates in the forms of Keras 3, one_cycle in that of PyTorch, in double with StrictMath. Steps count from 0 at the first batch; η₀ is
 * {@code initial_learning_rate}, or the default rate of the optimizer where that is left out.
 *
 * @see <a href="https://keras.io/api/optimizers/learning_rate_schedules/">Keras: learning rate schedules</a>
 * @see <a href="https://pytorch.org/docs/stable/generated/torch.optim.lr_scheduler.OneCycleLR.html">PyTorch: OneCycleLR</a>
 * @see <a href="https://arxiv.org/abs/1708.07120">Smith and Topin (2018), Super-Convergence: Very Fast Training of Neural
 *     Networks Using Large Learning Rates</a>, for one_cycle
 */
public final class Schedules {
    private static final String INITIAL = "initial_learning_rate";
    private static final String WARMUP_STEPS = "warmup_steps";

    private record Constant(double rate) implements Schedule {
        @Override
        public double rate(long step) {
            return rate;
        }
    }

    private Schedules() {}

    /** The learning rate of an optimizer: a constant or a schedule, under a warm-up where the optimizer has one of its own. */
    public static Schedule of(Component optimizer) {
        double fallback = (Double) optimizer
                .type()
                .parameter("learning_rate")
                .flatMap(p -> p.fallback())
                .orElseThrow(() -> new IllegalArgumentException(optimizer.name() + " has no default learning rate"));
        Schedule rate = rate(optimizer.find("learning_rate").orElse(fallback), fallback);
        OptionalLong warmup = warmupSteps(optimizer);
        return warmup.isEmpty() ? rate : warmedUp(rate, (double) warmup.getAsLong());
    }

    /** Whether the learning rate of an optimizer is one number in all steps. */
    public static boolean isConstant(Component optimizer) {
        return optimizer.find("learning_rate").orElse(null) instanceof Number
                && warmupSteps(optimizer).isEmpty();
    }

    /** Over how many steps an optimizer itself warms its learning rate up; empty if it does not. */
    public static OptionalLong warmupSteps(Component optimizer) {
        long steps = (Long) optimizer.find(WARMUP_STEPS).orElse(0L);
        return steps == 0 ? OptionalLong.empty() : OptionalLong.of(steps);
    }

    /** Step k below n: rate·(k + 1)/n. */
    private static Schedule warmedUp(Schedule rate, double steps) {
        return step -> step < steps ? rate.rate(step) * ((step + 1) / steps) : rate.rate(step);
    }

    /**
     * A learning rate.
     *
     * @param value a number or a schedule
     * @param fallback what a schedule starts at that doesn't say
     */
    static Schedule rate(Object value, double fallback) {
        if (value instanceof Number constant) {
            return new Constant(constant.doubleValue());
        }
        Component schedule = (Component) value;
        if (schedule.type().kind() != Kind.SCHEDULE) {
            throw new IllegalArgumentException(schedule.name() + " is not a schedule");
        }
        double initial = (Double) schedule.find(INITIAL).orElse(fallback);
        return switch (schedule.name()) {
            case "exponential_decay" -> exponential(schedule, initial);
            case "inverse_time_decay" -> inverseTime(schedule, initial);
            case "polynomial_decay" -> polynomial(schedule, initial);
            case "piecewise_constant" -> piecewise(schedule);
            case "cosine_decay" -> cosine(schedule, initial);
            case "cosine_decay_restarts" -> restarts(schedule, initial);
            case "one_cycle" -> oneCycle(schedule);
            case "warmup" -> warmup(schedule, fallback);
            default -> throw new IllegalArgumentException("no formula is known for " + schedule.name());
        };
    }

    /** η₀·r^(step/decay_steps); staircase floors the exponent. */
    private static Schedule exponential(Component schedule, double initial) {
        double rate = schedule.real("decay_rate");
        Schedule elapsed = elapsed(schedule);
        return step -> initial * StrictMath.pow(rate, elapsed.rate(step));
    }

    /** η₀/(1 + r·step/decay_steps); staircase floors the quotient. */
    private static Schedule inverseTime(Component schedule, double initial) {
        double rate = schedule.real("decay_rate");
        Schedule elapsed = elapsed(schedule);
        return step -> initial / (1 + rate * elapsed.rate(step));
    }

    /** step/decay_steps, in whole intervals where {@code staircase} says so. */
    private static Schedule elapsed(Component schedule) {
        double length = schedule.real("decay_steps");
        boolean staircase = schedule.flag("staircase");
        return step -> staircase ? Math.floor(step / length) : step / length;
    }

    /**
     * (η₀ − end)·(1 − min(step, S)/S)^power + end, S = decay_steps; with {@code cycle} S is stretched to the least multiple of
     * decay_steps that is not below the step.
     */
    private static Schedule polynomial(Component schedule, double initial) {
        double length = schedule.real("decay_steps");
        double end = schedule.real("end_learning_rate");
        double power = schedule.real("power");
        boolean cycle = schedule.flag("cycle");
        return step -> {
            double stretched = cycle && step > 0 ? length * Math.ceil(step / length) : length;
            double left = 1 - Math.min((double) step, stretched) / stretched;
            return (initial - end) * (power == 1 ? left : StrictMath.pow(left, power)) + end;
        };
    }

    /** values[k] for the first k with step ≤ boundaries[k], else the last value. */
    private static Schedule piecewise(Component schedule) {
        long[] boundaries = schedule.<Number>list("boundaries").stream()
                .mapToLong(Number::longValue)
                .toArray();
        List<Double> values = schedule.list("values");
        double[] rates = values.stream().mapToDouble(Double::doubleValue).toArray();
        if (rates.length != boundaries.length + 1) {
            throw new IllegalArgumentException(
                    "values must be one more than boundaries, but are " + rates.length + " for " + boundaries.length);
        }
        return step -> {
            int k = 0;
            while (k < boundaries.length && step > boundaries[k]) {
                k++;
            }
            return rates[k];
        };
    }

    /**
     * η·((1−α)·½(1 + cos(π·min(step, S)/S)) + α), S = decay_steps. With a warm-up the rate first goes in a straight line from η₀
     * to warmup_target, and η and step count from its end; without one η is η₀.
     */
    private static Schedule cosine(Component schedule, double initial) {
        double length = schedule.real("decay_steps");
        double alpha = schedule.real("alpha");
        if (!schedule.has("warmup_target")) {
            return step -> initial * cosine(Math.min((double) step, length) / length, 1, alpha);
        }
        double target = schedule.real("warmup_target");
        double warmup = schedule.real("warmup_steps");
        return step -> step < warmup
                ? (target - initial) * (step / warmup) + initial
                : target * cosine(Math.min(step - warmup, length) / length, 1, alpha);
    }

    /**
     * Cosine decay that starts again: period i from 0 is first_decay_steps·t_mulⁱ long and starts at η₀·m_mulⁱ; α is a share of
     * η₀ in all of them.
     */
    private static Schedule restarts(Component schedule, double initial) {
        double first = schedule.real("first_decay_steps");
        double longer = schedule.real("t_mul");
        double lower = schedule.real("m_mul");
        double alpha = schedule.real("alpha");
        return step -> {
            double elapsed = step / first;
            double period = period(elapsed, longer);
            double length = StrictMath.pow(longer, period);
            double fraction = (elapsed - start(period, longer)) / length;
            return initial * cosine(fraction, lower == 1 ? 1 : StrictMath.pow(lower, period), alpha);
        };
    }

    /** The period that {@code elapsed} lies in, both in units of the first one; Keras' logarithm, mended where it rounds. */
    private static double period(double elapsed, double longer) {
        if (longer == 1) {
            return Math.floor(elapsed);
        }
        double period = Math.max(0, Math.floor(StrictMath.log1p(elapsed * (longer - 1)) / StrictMath.log(longer)) - 1);
        while (start(period + 1, longer) <= elapsed) {
            period++;
        }
        return period;
    }

    /** Where a period starts: 1 + t_mul + … + t_mul^(period−1). */
    private static double start(double period, double longer) {
        return longer == 1 ? period : (StrictMath.pow(longer, period) - 1) / (longer - 1);
    }

    /** (1−α)·½·height·(1 + cos(π·fraction)) + α. */
    private static double cosine(double fraction, double height, double alpha) {
        double decayed = 0.5 * height * (1 + StrictMath.cos(Math.PI * fraction));
        return (1 - alpha) * decayed + alpha;
    }

    /**
     * From max/initial_divisor by half a cosine up to max in step p = warmup_fraction·T − 1, by half a cosine down to its end,
     * final_divisor times below its start, in step T − 1, and no further. p is rarely whole: then no step has the rate max.
     */
    private static Schedule oneCycle(Component schedule) {
        double max = schedule.real("max_learning_rate");
        double start = max / schedule.real("initial_divisor");
        double end = start / schedule.real("final_divisor");
        double last = schedule.real("total_steps") - 1;
        double peak = schedule.real("warmup_fraction") * schedule.real("total_steps") - 1;
        return step -> {
            if (step <= peak) {
                return peak == 0 ? max : between(start, max, step / peak);
            }
            return step >= last ? end : between(max, end, (step - peak) / (last - peak));
        };
    }

    /** From {@code first} at fraction 0 to {@code last} at 1 by half a cosine. */
    private static double between(double first, double last, double fraction) {
        return last + (first - last) * cosine(fraction, 1, 0);
    }

    /**
     * Step k below n: rate·(k + 1)/n, or rate·k/n under {@code from_zero}, rate being what {@code then} starts at; after them
     * {@code then}, counted from 0.
     */
    private static Schedule warmup(Component schedule, double fallback) {
        long steps = (long) schedule.real("steps");
        Schedule then = rate(schedule.find("then").orElse(fallback), fallback);
        double target = then.rate(0);
        long ahead = schedule.find("from_zero").equals(Optional.of(true)) ? 0 : 1;
        return step -> step < steps ? target * (step + ahead) / steps : then.rate(step - steps);
    }
}
