package dev.descent.kernel;

import dev.descent.kernel.UpdateProgram.Step;
import java.util.ArrayList;
import java.util.List;

/**
 * One pass over a portion, which does up to three operations of an {@link UpdateProgram} at once, each rounded by itself: what is needed
 * by the next operation alone need not be written down.
 *
 * @param first the operation on a and b; null if a itself is the value x
 * @param second the operation on x and c; null if there is none
 * @param swapped whether the second is on c and x
 * @param stores whether the result is stored, flushed
 */
record FusedStep(
        ProgramOperation first,
        ProgramOperation second,
        boolean swapped,
        boolean stores,
        int target,
        int a,
        int b,
        int c) {
    /** The steps of a program, with those put together that follow each other and that {@link VectorProgram} has a loop for. */
    static FusedStep[] of(UpdateProgram program) {
        Step[] steps = program.steps();
        List<FusedStep> fused = new ArrayList<>();
        for (int k = 0; k < steps.length; k++) {
            Step step = steps[k];
            FusedStep it = new FusedStep(
                    step.operation(), null, false, false, step.target(), step.first(), step.second(), step.first());
            if (k + 1 < steps.length && isNeededByNext(steps, k, program.between())) {
                Step next = steps[k + 1];
                boolean swapped = next.first() != step.target();
                int c = swapped ? next.first() : next.second();
                if (hasLoop(step.operation(), next.operation(), swapped)) {
                    it = new FusedStep(
                            step.operation(), next.operation(), swapped, false, next.target(), it.a(), it.b(), c);
                    k++;
                }
            }
            boolean storable = it.second() != null
                    ? it.second() != ProgramOperation.MULTIPLY && it.second() != ProgramOperation.SQRT
                    : it.first() == ProgramOperation.ADD
                            || it.first() == ProgramOperation.SUBTRACT
                            || it.first() == ProgramOperation.MAX;
            if (storable
                    && k + 1 < steps.length
                    && steps[k + 1].operation() == ProgramOperation.STORE
                    && isNeededByNext(steps, k, program.between())) {
                it = new FusedStep(
                        it.first(), it.second(), it.swapped(), true, steps[k + 1].target(), it.a(), it.b(), it.c());
                k++;
            }
            fused.add(it);
        }
        return fused.toArray(FusedStep[]::new);
    }

    /** The pairs that formulas are full of. */
    private static boolean hasLoop(ProgramOperation first, ProgramOperation second, boolean swapped) {
        return switch (first) {
            case MULTIPLY ->
                second == ProgramOperation.ADD
                        || second == ProgramOperation.SUBTRACT
                        || second == ProgramOperation.MULTIPLY;
            case DIVIDE -> second == ProgramOperation.SUBTRACT && swapped;
            case SQRT -> second == ProgramOperation.ADD;
            case ADD -> second == ProgramOperation.SQRT;
            default -> false;
        };
    }

    /** Whether the value of a step is an operand of the next one, once, and of no other. */
    private static boolean isNeededByNext(Step[] steps, int k, int between) {
        int place = steps[k].target();
        Step next = steps[k + 1];
        boolean one = next.operation() == ProgramOperation.STORE || next.operation() == ProgramOperation.SQRT;
        boolean once = one ? next.first() == place : (next.first() == place) != (next.second() == place);
        if (place < between || !once) {
            return false;
        }
        for (int later = k + 1; later < steps.length; later++) {
            if (later > k + 1 && (steps[later].first() == place || steps[later].second() == place)) {
                return false;
            }
            if (steps[later].target() == place) {
                return true;
            }
        }
        return true;
    }
}
