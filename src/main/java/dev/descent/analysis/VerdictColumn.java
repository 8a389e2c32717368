package dev.descent.analysis;

import java.util.Optional;

/**
 * What a table of the ranking says of each configuration against the best, or of each competitor against the one that the file names.
 *
 * @param findings of an experiment
 */
public record VerdictColumn(Findings findings) {
    /** What stands above it; empty if nothing is compared. */
    public Optional<String> title() {
        boolean none = named().isPresent()
                && CompetitorPairs.of(findings).map(it -> it.all().isEmpty()).orElse(true);
        if (none || !findings.comparisons().decided()) {
            return Optional.empty();
        }
        String whom = named().map(it -> findings.experiment()
                        .search()
                        .comparison()
                        .get()
                        .competitors()
                        .get(it))
                .orElse("the best");
        return Optional.of("against " + whom);
    }

    /** The verdict on a configuration in a word or two; empty of the one that the others are held against. */
    public String word(RankedConfiguration standing) {
        if (named().isPresent()) {
            return CompetitorPairs.of(findings)
                    .flatMap(it -> it.of(standing))
                    .map(it -> !it.unlike().isNothing()
                            ? "not comparable"
                            : it.comparison().isLeftLost()
                                    ? Lost.word(standing)
                                    : it.comparison().verdict().word().replace('_', ' '))
                    .orElse("");
        }
        for (Comparisons.Against against : findings.comparisons().ofBest()) {
            if (against.other() == standing) {
                return !against.unlike().isNothing()
                        ? "not comparable"
                        : against.isLost()
                                ? Lost.word(standing)
                                : against.comparison()
                                        .verdict()
                                        .reversed()
                                        .word()
                                        .replace('_', ' ');
            }
        }
        return "";
    }

    /** Of competitors the one that the others are held against, by its index. */
    private Optional<Integer> named() {
        return findings.experiment()
                .search()
                .comparison()
                .filter(it -> it.against().isPresent())
                .map(it -> it.against().getAsInt());
    }
}
