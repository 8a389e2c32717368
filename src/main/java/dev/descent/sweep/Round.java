package dev.descent.sweep;

import java.util.List;

/**
 * Trials that are proposed together, for want of outcomes that would decide between them.
 *
 * @param requests at least one; may compute its elements when asked, so that 100,000 need no memory
 * @param confirming whether they confirm what earlier rounds have found, of configurations that these picked
 */
public record Round(List<Request> requests, boolean confirming) {
    public Round {
        if (requests.isEmpty()) {
            throw new IllegalArgumentException("a round must have at least one request, but has none");
        }
    }

    /** A round that searches. */
    public Round(List<Request> requests) {
        this(requests, false);
    }
}
