package dev.descent.kernel;

import dev.descent.kernel.UpdateProgram.Step;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Puts an {@link UpdateProgram} together, operation by operation. An operation on values that it was done on before is not done again.
 * What is read of a weight or slot is what was stored there last.
 */
public final class ProgramBuilder {
    /** An operation as it was asked for: values, not places yet. */
    private record Asked(ProgramOperation operation, int first, int second) {}

    private final int slots;
    private final int constants;
    private final int between;
    /** The operations in order; a computed value is {@code between} and its number here. */
    private final List<Asked> asked = new ArrayList<>();
    /** For each operation the place that it stores to; −1 if it makes a value. */
    private final List<Integer> stores = new ArrayList<>();

    private final Map<Asked, Integer> known = new LinkedHashMap<>();

    public ProgramBuilder(int slots, int constants) {
        this.slots = slots;
        this.constants = constants;
        this.between = UpdateProgram.SLOT + slots + constants;
    }

    /** The weight. */
    public int weight() {
        return UpdateProgram.WEIGHT;
    }

    /** The gradient. */
    public int gradient() {
        return UpdateProgram.GRADIENT;
    }

    public int slot(int s) {
        return UpdateProgram.SLOT + s;
    }

    public int constant(int c) {
        return UpdateProgram.SLOT + slots + c;
    }

    /** The value of an operation on one value. */
    public int apply(ProgramOperation operation, int value) {
        return apply(operation, value, value);
    }

    /** The value of an operation on two values. */
    public int apply(ProgramOperation operation, int first, int second) {
        Asked it = new Asked(operation, first, second);
        Integer before = known.get(it);
        if (before != null) {
            return before;
        }
        int value = between + asked.size();
        asked.add(it);
        stores.add(-1);
        known.put(it, value);
        return value;
    }

    /**
     * Stores a value, flushed.
     *
     * @param target the weight or a slot
     */
    public void store(int value, int target) {
        asked.add(new Asked(ProgramOperation.STORE, value, value));
        stores.add(target);
        known.keySet().removeIf(it -> it.first() == target || it.second() == target);
    }

    public UpdateProgram build() {
        int[] lastUse = new int[between + asked.size()];
        for (int k = 0; k < asked.size(); k++) {
            lastUse[asked.get(k).first()] = k;
            lastUse[asked.get(k).second()] = k;
        }
        int[] places = new int[between + asked.size()];
        for (int place = 0; place < between; place++) {
            places[place] = place;
        }
        Deque<Integer> free = new ArrayDeque<>();
        int next = between;
        List<Step> steps = new ArrayList<>();
        for (int k = 0; k < asked.size(); k++) {
            Asked it = asked.get(k);
            int first = places[it.first()];
            int second = places[it.second()];
            if (it.first() >= between && lastUse[it.first()] == k) {
                free.push(first);
            }
            if (it.second() >= between && lastUse[it.second()] == k && second != first) {
                free.push(second);
            }
            int target = stores.get(k);
            if (target < 0) {
                target = free.isEmpty() ? next++ : free.pop();
                places[between + k] = target;
            }
            steps.add(new Step(it.operation(), target, first, second));
        }
        return new UpdateProgram(slots, constants, next - between, steps);
    }
}
