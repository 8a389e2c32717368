package dev.descent.config;

import dev.descent.model.TrialSpec;
import dev.descent.sweep.Configuration;
import dev.descent.sweep.ContentIds;

/** Resolves configurations, which were checked before, into what is trained, and gives it its id. Safe for several threads. */
final class TrialResolver {
    private final ConfigurationReader reader;
    private final ContentIds contentIds;

    TrialResolver(ConfigurationReader reader, ContentIds contentIds) {
        this.reader = reader;
        this.contentIds = contentIds;
    }

    /** What every trial of a configuration does. */
    synchronized TrialSpec spec(Configuration configuration) {
        return reader.read(configuration).orElseThrow();
    }

    /** The 16 hex digits of a trial's id as a number. */
    synchronized long id(TrialSpec spec, int repeat, int fold) {
        return contentIds.bits(spec, repeat, fold);
    }
}
