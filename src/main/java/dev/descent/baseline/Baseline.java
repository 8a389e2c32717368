package dev.descent.baseline;

import dev.descent.data.Part;

/** What is predicted without a network. */
public interface Baseline {
    /** What the loss is computed from: logits where it can be computed from them, else predictions; rows × outputs. */
    float[] values(Part part);

    /** What metrics are measured on, scaled if targets are: rows × outputs. */
    float[] predictions(Part part);
}
