package dev.descent.sweep.search;

import java.util.Objects;

/** What a dimension is drawn from. */
public sealed interface Domain {
    /** A number. */
    record Numeric(Distribution distribution) implements Domain {
        public Numeric {
            Objects.requireNonNull(distribution);
        }
    }

    /** One of several options, numbered from 0, all equally likely. */
    record Choice(int options) implements Domain {
        public Choice {
            if (options < 1) {
                throw new IllegalArgumentException("options must be at least 1, but is " + options);
            }
        }
    }
}
