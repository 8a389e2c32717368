package dev.descent.analysis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The best configuration of each case or, without cases, of each optimizer: the fair comparison of things that each had other settings
 * to try.
 *
 * @param key what is compared
 * @param best the configurations by what they are the best of, the best of all first; empty unless there are at least two and others
 *     beside them
 */
public record BestOfEach(String key, Map<String, RankedConfiguration> best) {
    private static final List<String> COMPARED = List.of(Keys.CASE, "optimizer");

    public static BestOfEach of(Findings findings) {
        Keys keys = new Keys(findings.experiment());
        Optional<String> compared =
                COMPARED.stream().filter(keys.names()::contains).findFirst();
        if (compared.isEmpty() || keys.names().size() < 2 && compared.get().equals(Keys.CASE)) {
            return new BestOfEach("", Map.of());
        }
        int column = keys.names().indexOf(compared.get());
        Map<String, RankedConfiguration> champions = new LinkedHashMap<>();
        for (RankedConfiguration standing : findings.ranking().ranked()) {
            String value = keys.texts(findings.trial(standing.first())).get(column);
            champions.putIfAbsent(head(compared.get(), value), standing);
        }
        int configurations = findings.ranking().standings().size();
        return champions.size() < 2 || champions.size() == configurations
                ? new BestOfEach("", Map.of())
                : new BestOfEach(compared.get(), champions);
    }

    /** The champions, or if there are none the configurations in the order of the ranking; at most {@code most}, those with a value. */
    public static List<RankedConfiguration> orBest(Findings findings, int most) {
        Map<String, RankedConfiguration> champions = of(findings).best();
        List<RankedConfiguration> all =
                champions.isEmpty() ? findings.ranking().ranked() : new ArrayList<>(champions.values());
        return all.stream().filter(standing -> standing.tier() < 2).limit(most).toList();
    }

    /** Of an optimizer its name alone: what it is set to is among the things that were tried. */
    public static String head(String key, String value) {
        return key.equals("optimizer") ? head(value) : value;
    }

    /** The name of a component, without what it is set to. */
    static String head(String text) {
        int parenthesis = text.indexOf('(');
        return parenthesis <= 0 ? text : text.substring(0, parenthesis);
    }
}
