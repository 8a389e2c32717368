package dev.descent.model;

/** A formula by which weights are updated. Several optimizers may be one family: they differ in defaults and switches. */
public enum UpdateFamily {
    /** Along the gradient, with or without a velocity. */
    DESCENT,
    /** Divides by the root of the sum of squared gradients. */
    ADAGRAD,
    /** Divides by running means of squared gradients and of squared steps. */
    ADADELTA,
    /** Divides by the root of a running mean of squared gradients. */
    ROOT_MEAN_SQUARE,
    /** Running means of gradients and of their squares. */
    ADAPTIVE_MOMENTS,
    /** A running mean of gradients over a decayed maximum. */
    ADAPTIVE_MAXIMUM,
    /** Adaptive moments that look ahead. */
    NESTEROV_MOMENTS,
    /** Adaptive maximum that looks ahead. */
    NESTEROV_MAXIMUM,
    /** The sign of a running mean of gradients. */
    SIGNED_MOMENTUM,
    /** Follow the regularized leader. */
    REGULARIZED_LEADER
}
