package dev.descent.config;

import dev.descent.model.Trial;
import dev.descent.model.TrialSpec;
import dev.descent.sweep.Configuration;
import dev.descent.sweep.ContentIds;
import dev.descent.sweep.GridRequests;
import dev.descent.sweep.LastMade;
import dev.descent.sweep.Request;
import java.util.AbstractList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.RandomAccess;

/**
 * The trials that a round's requests stand for, in their order. Elements are made when they are asked for; of
 * every trial its id is kept. Safe for several threads.
 */
final class Trials extends AbstractList<Trial> implements RandomAccess {
    private final List<Request> requests;
    /** Of each trial its number; null where they are numbered from 1. */
    private final int[] numbers;

    private final TrialResolver resolver;

    /** Of each trial the bits of its id; 0 where it was not asked for. */
    private final long[] ids;

    /** By the number of the configuration: its trials share what is made of it. */
    private final LastMade<Resolved> resolved = new LastMade<>();

    /** A configuration's spec and, once an id is asked for that is not known, what makes its ids. */
    private static final class Resolved {
        private final TrialResolver resolver;
        private final TrialSpec spec;
        private ContentIds ids;

        Resolved(TrialResolver resolver, Configuration configuration) {
            this.resolver = resolver;
            this.spec = resolver.spec(configuration);
        }

        ContentIds ids() {
            if (ids == null) {
                ids = resolver.ids(spec);
            }
            return ids;
        }
    }

    /** A trial apart from how far it is trained. */
    private record Identity(int configuration, int repeat, int fold) {}

    /** @param earlier the trials of the rounds before; one that goes on keeps its number */
    Trials(List<Request> requests, List<Trial> earlier, TrialResolver resolver) {
        this.requests = requests;
        this.resolver = resolver;
        this.numbers = earlier.isEmpty() ? null : numbers(requests, earlier);
        this.ids = new long[requests.size()];
    }

    private static int[] numbers(List<Request> requests, List<Trial> earlier) {
        Map<Identity, Integer> known = new HashMap<>();
        int last = 0;
        for (Trial trial : earlier) {
            known.put(new Identity(trial.configuration(), trial.repeat(), trial.fold()), trial.number());
            last = Math.max(last, trial.number());
        }
        int[] numbers = new int[requests.size()];
        for (int i = 0; i < numbers.length; i++) {
            Request it = requests.get(i);
            Integer before = known.get(new Identity(it.number(), it.repeat(), it.fold()));
            numbers[i] = before == null ? ++last : before;
        }
        return numbers;
    }

    /**
     * Notes ids that are known already.
     *
     * @param first of each configuration the id of its first trial
     */
    Trials withIds(GridRequests grid, long[] first) {
        for (int i = 0; i < first.length; i++) {
            ids[grid.start(i)] = first[i];
        }
        return this;
    }

    @Override
    public int size() {
        return ids.length;
    }

    @Override
    public synchronized Trial get(int index) {
        Objects.checkIndex(index, ids.length);
        Request request = requests.get(index);
        Resolved of = resolved.get(request.number(), number -> new Resolved(resolver, request.configuration()));
        if (ids[index] == 0) {
            ids[index] = of.ids().bits(request.repeat(), request.fold());
        }
        return new Trial(
                numbers == null ? index + 1 : numbers[index],
                ContentIds.text(ids[index]),
                of.spec,
                request.number(),
                request.repeat(),
                request.fold(),
                request.untilEpoch(),
                request.configuration().caseName(),
                request.configuration().settings());
    }
}
