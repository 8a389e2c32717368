package dev.descent.config;

import dev.descent.model.DatasetSpec;
import dev.descent.model.NetworkSpec;
import dev.descent.model.TrialSpec;
import dev.descent.sweep.Configuration;
import dev.descent.sweep.ContentIds;
import java.util.function.Function;

/** Resolves configurations, which were checked before, into what is trained, and gives its trials their ids. Safe for several threads. */
final class TrialResolver {
    private final Function<Configuration, TrialSpec> maker;
    private final String digest;
    /** Of the dataset that was met last; many configurations share it. */
    private volatile DatasetText dataset = new DatasetText(null, "");

    private record DatasetText(DatasetSpec spec, String text) {}

    /**
     * Resolves with what makes specs.
     *
     * @param maker the spec of a configuration; asked by several threads at once
     * @param digest of the table
     */
    TrialResolver(Function<Configuration, TrialSpec> maker, String digest) {
        this.maker = maker;
        this.digest = digest;
    }

    /** What every trial of a configuration does. */
    TrialSpec spec(Configuration configuration) {
        return maker.apply(configuration);
    }

    /** The ids of all trials of a spec. */
    ContentIds ids(TrialSpec spec) {
        return ContentIds.of(spec, digest, spec.network().map(this::datasetText).orElse(""));
    }

    private String datasetText(NetworkSpec network) {
        DatasetText known = dataset;
        if (known.spec() != network.dataset()) {
            known = new DatasetText(network.dataset(), ContentIds.datasetText(network.dataset()));
            dataset = known;
        }
        return known.text();
    }
}
