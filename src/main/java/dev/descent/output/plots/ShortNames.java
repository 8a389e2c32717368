package dev.descent.output.plots;

import dev.descent.analysis.ConstantRate;
import dev.descent.analysis.Findings;
import dev.descent.analysis.Keys;
import dev.descent.analysis.RankedConfiguration;
import dev.descent.model.Trial;
import dev.descent.number.NumberText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a few configurations are called beside each other: the values of those keys in which they differ, the learning rate as η.
 *
 * @param keys the names of these keys; empty if there is one configuration
 * @param names a name a configuration
 */
record ShortNames(String keys, List<String> names) {
    private static final String RATE = "learning_rate";

    static ShortNames of(Findings findings, List<RankedConfiguration> standings) {
        Keys keys = new Keys(findings.experiment());
        List<List<String>> texts = new ArrayList<>();
        for (RankedConfiguration standing : standings) {
            Trial trial = findings.trial(standing.first());
            texts.add(keys.texts(trial));
        }
        ShortNames names = of(keys.names(), texts);
        boolean told = keys.names().contains(RATE)
                || texts.stream().flatMap(List::stream).anyMatch(text -> text.contains(RATE + "="));
        return told ? names : names.withRates(findings, standings);
    }

    /** @param texts for each configuration a text a key */
    static ShortNames of(List<String> keys, List<List<String>> texts) {
        List<String> differing = new ArrayList<>();
        List<List<String>> parts = new ArrayList<>();
        for (int row = 0; row < texts.size(); row++) {
            parts.add(new ArrayList<>());
        }
        for (int key = 0; key < keys.size(); key++) {
            int k = key;
            if (texts.stream().map(row -> row.get(k)).distinct().count() > 1) {
                differing.add(keys.get(k));
                for (int row = 0; row < texts.size(); row++) {
                    if (!texts.get(row).get(k).isEmpty()) {
                        parts.get(row).add(withEta(texts.get(row).get(k)));
                    }
                }
            }
        }
        List<String> names = new ArrayList<>();
        for (List<String> part : parts) {
            names.add(String.join(", ", part));
        }
        return new ShortNames(String.join(", ", differing), names);
    }

    /** The text with η in place of the learning rate's name, so that more of it fits. */
    static String withEta(String text) {
        return text.replace(RATE + "=", "η=");
    }

    /** The names with the learning rates that a case or an alternative set, where these differ. */
    private ShortNames withRates(Findings findings, List<RankedConfiguration> standings) {
        List<Optional<Double>> rates = new ArrayList<>();
        for (RankedConfiguration standing : standings) {
            rates.add(ConstantRate.of(findings.trial(standing.first()).spec()));
        }
        if (rates.stream().distinct().count() < 2) {
            return this;
        }
        List<String> longer = new ArrayList<>();
        for (int n = 0; n < names.size(); n++) {
            String name = names.get(n);
            longer.add(rates.get(n)
                    .map(rate -> name + (name.isEmpty() ? "η=" : ", η=") + NumberText.written(rate))
                    .orElse(name));
        }
        return new ShortNames(keys, longer);
    }
}
