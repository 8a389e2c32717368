package dev.descent.config;

import dev.descent.model.Trial;
import dev.descent.model.TrialSpec;
import dev.descent.sweep.Configuration;
import dev.descent.sweep.ContentIds;
import dev.descent.sweep.GridRequests;
import dev.descent.sweep.LastMade;
import dev.descent.sweep.Request;
import java.util.AbstractList;
import java.util.List;
import java.util.Objects;
import java.util.RandomAccess;

/**
 * The trials that a round's requests stand for, in their order. Elements are made when they are asked for; of
 * every trial its id and the number of its configuration are kept. Safe for several threads.
 */
final class Trials extends AbstractList<Trial> implements RandomAccess {
    private final List<Request> requests;
    private final int trialsBefore;
    private final int configurationsBefore;
    private final TrialResolver resolver;

    /** Of each trial the number of its configuration in this round, from 1; told for the first {@link #numbered} alone. */
    private final int[] configurations;

    private int numbered;
    private Request lastNumbered;

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

    /** @param earlier the trials of the rounds before */
    Trials(List<Request> requests, List<Trial> earlier, TrialResolver resolver) {
        this.requests = requests;
        this.trialsBefore = earlier.size();
        this.configurationsBefore =
                earlier.isEmpty() ? 0 : earlier.get(earlier.size() - 1).configuration();
        this.resolver = resolver;
        this.configurations = new int[requests.size()];
        this.ids = new long[requests.size()];
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
        int configuration = configuration(index);
        Request request = requests.get(index);
        Resolved of = resolved.get(configuration, number -> new Resolved(resolver, request.configuration()));
        if (ids[index] == 0) {
            ids[index] = of.ids().bits(request.repeat(), request.fold());
        }
        return new Trial(
                trialsBefore + index + 1,
                ContentIds.text(ids[index]),
                of.spec,
                configurationsBefore + configuration,
                request.repeat(),
                request.fold(),
                request.untilEpoch(),
                request.configuration().caseName(),
                request.configuration().settings());
    }

    private int configuration(int index) {
        for (; numbered <= index; numbered++) {
            Request request = requests.get(numbered);
            if (numbered == 0) {
                configurations[0] = 1;
            } else {
                int before = configurations[numbered - 1];
                configurations[numbered] = request.continues(lastNumbered) ? before : before + 1;
            }
            lastNumbered = request;
        }
        return configurations[index];
    }
}
