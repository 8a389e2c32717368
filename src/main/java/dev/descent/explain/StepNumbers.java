package dev.descent.explain;

import dev.descent.data.Part;
import dev.descent.engine.reference.StepObserver.Operation;
import java.util.List;
import java.util.function.IntConsumer;

/** What a step has computed so far, for those who tell it. Arrays are the engine's own unless said. */
final class StepNumbers {
    /** From 1; 0 outside of training. */
    final long step;
    /** Which training rows the batch has, from 0. */
    final int[] rows;

    final Part batch;
    /** A copy of the parameters before the step. */
    final float[] start;

    List<Operation> operations = List.of();
    List<float[]> values = List.of();
    List<float[]> derivatives = List.of();
    /** Those that the forward pass used; of running means, those that it left. */
    float[] parameters = new float[0];
    /** A copy: by the loss alone, then with penalties, then clipped. */
    float[] gradients = new float[0];

    StepNumbers(long step, int[] rows, Part batch, float[] start) {
        this.step = step;
        this.rows = rows;
        this.batch = batch;
        this.start = start;
    }

    boolean isTraining() {
        return step > 0;
    }

    /** Tells each of the rows that are shown, under its number where there are several. */
    void eachRow(ExplanationText page, IntConsumer row) {
        int shown = Math.min(page.shown().rows(), rows.length);
        for (int r = 0; r < shown; r++) {
            if (shown > 1) {
                page.begin("row " + (r + 1) + ", training row " + (rows[r] + 1));
            }
            row.accept(r);
            if (shown > 1) {
                page.end();
            }
        }
    }
}
