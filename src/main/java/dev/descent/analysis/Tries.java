package dev.descent.analysis;

import dev.descent.model.Component;
import dev.descent.model.TrialSpec;
import dev.descent.number.NumberText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Whether the methods that an axis compares, such as optimizers or cases, were tried equally often. Of one that was tried in more
 * configurations the best is the best of more.
 */
final class Tries {
    private static final String RATE = "learning_rate";
    private static final String OPTIMIZER = "optimizer";

    private final Findings findings;
    private final Keys keys;

    Tries(Findings findings) {
        this.findings = findings;
        this.keys = new Keys(findings.experiment());
    }

    /** The sentence for the verdict: {@code sgd was tried with 7 values of learning_rate, adam with 1.} */
    Optional<String> verdict() {
        for (int key = 0; key < keys.names().size(); key++) {
            Map<String, List<RankedConfiguration>> methods = methods(key);
            if (methods.size() > 1) {
                String most = extreme(methods, true);
                String least = extreme(methods, false);
                if (methods.get(most).size() > methods.get(least).size()) {
                    return Optional.of(sentence(key, most, methods.get(most), least, methods.get(least)));
                }
            }
        }
        return Optional.empty();
    }

    /** The configurations of each alternative of a key; none if the key has values without a name. */
    private Map<String, List<RankedConfiguration>> methods(int key) {
        Map<String, List<RankedConfiguration>> methods = new LinkedHashMap<>();
        for (RankedConfiguration standing : findings.ranking().all()) {
            String text = keys.texts(findings.trial(standing.first())).get(key);
            if (NumberText.isNumber(text) || text.startsWith("[") || text.startsWith("{")) {
                return Map.of();
            }
            if (!text.isEmpty()) {
                methods.computeIfAbsent(name(key, text), name -> new ArrayList<>())
                        .add(standing);
            }
        }
        return methods;
    }

    /** A case has its name; of a component what it is set to is among the things that were tried. */
    private String name(int key, String text) {
        String name = keys.names().get(key);
        return name.equals(Keys.CASE) ? text : (name.equals(OPTIMIZER) ? "" : name + "=") + BestOfEach.head(text);
    }

    private static String extreme(Map<String, List<RankedConfiguration>> methods, boolean most) {
        String extreme = methods.keySet().iterator().next();
        for (Map.Entry<String, List<RankedConfiguration>> method : methods.entrySet()) {
            int more = method.getValue().size() - methods.get(extreme).size();
            extreme = (most ? more : -more) > 0 ? method.getKey() : extreme;
        }
        return extreme;
    }

    private String sentence(
            int key, String most, List<RankedConfiguration> more, String least, List<RankedConfiguration> fewer) {
        Map<String, Set<Object>> many = tried(key, more);
        Map<String, Set<Object>> few = tried(key, fewer);
        Set<String> differing = new LinkedHashSet<>(many.keySet());
        differing.addAll(few.keySet());
        differing.removeIf(name -> count(many, name) == count(few, name));
        String name = differing.size() == 1 ? differing.iterator().next() : "";
        return many.containsKey(name) && few.containsKey(name)
                ? most + " was tried with " + count(many, name) + " values of " + name + ", " + least + " with "
                        + count(few, name) + "."
                : most + " was tried in " + more.size() + " configurations, " + least + " in " + fewer.size() + ".";
    }

    /** A method that does not have a setting was tried without it, once. */
    private static int count(Map<String, Set<Object>> tried, String name) {
        return tried.getOrDefault(name, Set.of(name)).size();
    }

    /** The values of each setting beside the method itself. */
    private Map<String, Set<Object>> tried(int method, List<RankedConfiguration> standings) {
        Map<String, Set<Object>> tried = new LinkedHashMap<>();
        for (RankedConfiguration standing : standings) {
            List<String> texts = keys.texts(findings.trial(standing.first()));
            TrialSpec spec = findings.trial(standing.first()).spec();
            Map<String, Object> settings = new LinkedHashMap<>();
            spec.optimizer().map(Component::values).ifPresent(settings::putAll);
            for (int key = 0; key < texts.size(); key++) {
                String name = keys.names().get(key);
                boolean optimizers = name.equals(RATE)
                        || name.startsWith(OPTIMIZER + ".") && spec.optimizer().isPresent();
                if (key != method && !optimizers) {
                    settings.put(name, name.equals(OPTIMIZER) ? BestOfEach.head(texts.get(key)) : texts.get(key));
                }
            }
            settings.forEach((name, value) ->
                    tried.computeIfAbsent(name, it -> new LinkedHashSet<>()).add(value));
        }
        return tried;
    }
}
