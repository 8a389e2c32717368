package dev.descent.app;

import dev.descent.config.Experiment;
import dev.descent.model.Component;
import dev.descent.model.Confirmation;
import dev.descent.model.SearchSpec;
import dev.descent.model.SearchTypes;
import dev.descent.number.Phrases;
import dev.descent.sweep.Strategy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How a search comes to its configurations, in sentences for the plan. */
final class SearchPlan {
    private SearchPlan() {}

    /** A sentence each; none of a grid that confirms nothing. */
    static List<String> of(Experiment experiment) {
        SearchSpec search = experiment.spec().search();
        List<String> sentences = new ArrayList<>();
        if (search.search().isPresent()) {
            List<String> outline = experiment.search().get().outline();
            String name = search.search().get().name();
            outline.forEach(rounds -> sentences.add(name + ": " + rounds));
            if (outline.isEmpty()) {
                drawn(search.search().get(), search.repeated(), sentences);
            } else if (search.repeated() > 0) {
                sentences.add(search.repeated() + " of its random points repeat earlier ones and are left out");
            }
        }
        Optional<Confirmation> confirmation = search.confirmation();
        if (confirmation.isPresent() && search.comparison().isEmpty()) {
            int last = Confirmation.FIRST_REPEAT + confirmation.get().repeats() - 1;
            sentences.add("at the end " + confirmed(experiment.search().get(), confirmation.get())
                    + (last == Confirmation.FIRST_REPEAT
                            ? " again, on repeat " + last
                            : " again, on repeats " + Confirmation.FIRST_REPEAT + " to " + last)
                    + ", of which alone the verdict speaks");
        }
        return sentences;
    }

    /** Which configurations are trained again: all of them where no more than are asked for come through. */
    private static String confirmed(Strategy search, Confirmation confirmation) {
        long finishing = search.finishing();
        if (confirmation.best() < finishing) {
            return confirmation.best() == 1 ? "the best" : "the best " + confirmation.best();
        }
        return finishing < search.bounds().configurations()
                ? (finishing == 1 ? "the one that comes" : "the " + finishing + " that come") + " through"
                : "all of them";
    }

    private static void drawn(Component search, int repeated, List<String> sentences) {
        Object configurations = search.find(SearchTypes.CONFIGURATIONS).orElse("");
        if (!(configurations instanceof Long count)) {
            sentences.add(search.name() + ": every combination of the grid, in random order");
            return;
        }
        sentences.add(search.name() + ": " + Phrases.count(count, "configuration")
                + " for each combination of grid, zip and cases"
                + (repeated > 0 ? "; " + repeated + " repeat earlier ones and are left out" : ""));
        if (search.is("sobol") && Long.bitCount(count) != 1) {
            long below = Long.highestOneBit(count);
            sentences.add("a Sobol sequence fills the space most evenly with a power of two of them: " + below + " or "
                    + 2 * below + " rather than " + count);
        }
    }
}
