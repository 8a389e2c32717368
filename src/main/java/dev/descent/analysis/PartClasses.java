package dev.descent.analysis;

import dev.descent.data.Part;
import dev.descent.model.DatasetSpec.TargetEncoding;

/** How many rows of a part are of each class. */
public final class PartClasses {
    private PartClasses() {}

    /** A count a class, in the order of the classes; none if targets are numbers. */
    public static int[] counts(Part part, TargetEncoding encoding) {
        float[] targets = part.ownTargets();
        int outputs = part.outputs();
        if (encoding == TargetEncoding.NUMERIC) {
            return new int[0];
        }
        int[] counts = new int[encoding == TargetEncoding.ONE_HOT ? outputs : 2];
        for (int i = 0; i < targets.length; i++) {
            if (encoding != TargetEncoding.ONE_HOT) {
                counts[targets[i] > 0 ? 1 : 0]++;
            } else if (targets[i] > 0) {
                counts[i % outputs]++;
            }
        }
        return counts;
    }
}
