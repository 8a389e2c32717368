package dev.descent.config;

import dev.descent.model.TrialSpec;
import dev.descent.sweep.Configuration;
import dev.descent.sweep.ContentId;

/** Resolves configurations, which were checked before, into what is trained, and gives it its id. Safe for several threads. */
final class TrialResolver {
    private final ConfigurationReader reader;
    private final String digest;

    TrialResolver(ConfigurationReader reader, String digest) {
        this.reader = reader;
        this.digest = digest;
    }

    /** What every trial of a configuration does. */
    TrialSpec spec(Configuration configuration) {
        return reader.make(configuration);
    }

    /** The 16 hex digits of a trial's id as a number. */
    long id(TrialSpec spec, int repeat, int fold) {
        return ContentId.bits(spec, digest, repeat, fold);
    }
}
