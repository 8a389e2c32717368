package dev.descent.app;

import dev.descent.model.Trial;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.RandomAccess;

/** The trials of several rounds as one list, which makes no element that it is not asked for. */
final class JoinedTrials extends AbstractList<Trial> implements RandomAccess {
    private final List<List<Trial>> rounds;
    /** By round: the index of its first trial; one more for the end. */
    private final int[] starts;

    JoinedTrials(List<List<Trial>> rounds) {
        this.rounds = List.copyOf(rounds);
        this.starts = new int[rounds.size() + 1];
        for (int r = 0; r < rounds.size(); r++) {
            starts[r + 1] = Math.addExact(starts[r], rounds.get(r).size());
        }
    }

    @Override
    public int size() {
        return starts[rounds.size()];
    }

    @Override
    public Trial get(int index) {
        Objects.checkIndex(index, size());
        int found = Arrays.binarySearch(starts, index);
        int round = found >= 0 ? found : -found - 2;
        return rounds.get(round).get(index - starts[round]);
    }
}
