package dev.descent.config;

import dev.descent.model.Component;

/** Learning rates with what they leave to the optimizer filled in, so that equal rates are equal values. */
final class Rates {
    private Rates() {}

    /** An optimizer whose schedule says what it starts at. */
    static Component resolved(Component optimizer) {
        Object fallback = optimizer
                .type()
                .parameter("learning_rate")
                .orElseThrow()
                .fallback()
                .orElseThrow();
        Object rate = optimizer.find("learning_rate").orElse(fallback);
        Object resolved = resolved(rate, fallback);
        return resolved.equals(rate) ? optimizer : optimizer.with("learning_rate", resolved);
    }

    private static Object resolved(Object rate, Object fallback) {
        if (!(rate instanceof Component schedule)) {
            return rate;
        }
        if (schedule.is("warmup")) {
            Object then = schedule.find("then").orElse(fallback);
            return schedule.with("then", resolved(then, fallback));
        }
        boolean open = schedule.type().parameter("initial_learning_rate").isPresent()
                && !schedule.has("initial_learning_rate");
        return open ? schedule.with("initial_learning_rate", fallback) : schedule;
    }
}
