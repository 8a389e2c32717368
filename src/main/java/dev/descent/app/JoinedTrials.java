package dev.descent.app;

import dev.descent.model.Trial;
import dev.descent.sweep.Offsets;
import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;

/** The trials of several rounds as one list, which makes no element that it is not asked for. */
final class JoinedTrials extends AbstractList<Trial> implements RandomAccess {
    private final List<List<Trial>> rounds;
    private final Offsets starts;

    JoinedTrials(List<List<Trial>> rounds) {
        this.rounds = List.copyOf(rounds);
        this.starts = new Offsets(rounds.size(), round -> rounds.get(round).size());
    }

    @Override
    public int size() {
        return starts.end();
    }

    @Override
    public Trial get(int index) {
        int round = starts.partOf(index);
        return rounds.get(round).get(index - starts.start(round));
    }
}
