package dev.descent.app;

import static dev.descent.number.Phrases.count;

import dev.descent.model.ComparisonSpec;
import dev.descent.model.ComparisonSpec.Entrant;
import dev.descent.number.VisibleText;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Who competes, and by how many configurations each is tuned, for the plan. */
final class CompetitorPlan {
    private static final int MOST_NAMED = 8;

    private final ComparisonSpec comparison;

    CompetitorPlan(ComparisonSpec comparison) {
        this.comparison = comparison;
    }

    /** {@code 3 competitors: sgd, momentum, adam}; names that hold a comma or a colon in quotes. */
    String names() {
        List<String> names = new ArrayList<>();
        for (int c = 0; c < comparison.competitors().size(); c++) {
            names.add(name(c));
        }
        String first = names.size() <= MOST_NAMED
                ? String.join(", ", names)
                : String.join(", ", names.subList(0, MOST_NAMED - 1)) + ", … " + names.get(names.size() - 1);
        return count(names.size(), "competitor") + ": " + first;
    }

    /**
     * Where some have fewer configurations than are drawn, of each how many and why: {@code configurations: sgd 1, which does not tune
     * learning_rate; adam 4}. Of several studies the first.
     */
    Optional<String> unequal() {
        int drawn = comparison.space().configurations();
        List<String> parts = new ArrayList<>();
        boolean fewer = false;
        for (int c = 0; c < comparison.competitors().size(); c++) {
            int points = points(c);
            fewer |= points < drawn;
            Set<String> lacking = new LinkedHashSet<>(sharedKeys());
            lacking.removeAll(keys(c));
            String why = points == drawn
                    ? ""
                    : lacking.isEmpty()
                            ? ", for others would repeat these"
                            : ", for it does not tune " + String.join(", ", lacking);
            parts.add(name(c) + " " + points + VisibleText.ofLine(why));
        }
        return fewer
                ? Optional.of("of " + drawn + " draws each, different configurations: " + String.join("; ", parts))
                : Optional.empty();
    }

    private String name(int competitor) {
        String name = comparison.competitors().get(competitor);
        boolean plain = name.indexOf(',') < 0 && name.indexOf(';') < 0 || name.endsWith(")");
        return VisibleText.ofLine(plain ? name : "\"" + name + "\"");
    }

    private int points(int competitor) {
        return (int) comparison.entrants().stream()
                .filter(it -> it.competitor() == competitor && it.study() == 1)
                .count();
    }

    /** The keys under {@code tune}: those that more than one competitor tunes. */
    private Set<String> sharedKeys() {
        Set<String> shared = new LinkedHashSet<>();
        Set<String> known = new LinkedHashSet<>();
        for (int c = 0; c < comparison.competitors().size(); c++) {
            for (String key : keys(c)) {
                if (!known.add(key)) {
                    shared.add(key);
                }
            }
        }
        return shared.isEmpty() ? known : shared;
    }

    private Set<String> keys(int competitor) {
        Set<String> keys = new LinkedHashSet<>();
        for (Entrant it : comparison.entrants()) {
            if (it.competitor() == competitor) {
                keys.addAll(it.tuned().keySet());
            }
        }
        return keys;
    }
}
