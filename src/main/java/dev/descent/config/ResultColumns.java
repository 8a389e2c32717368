package dev.descent.config;

import dev.descent.model.ComponentType;
import dev.descent.model.Kind;
import dev.descent.model.Measure;
import dev.descent.model.Vocabulary;
import dev.descent.problem.NearestName;
import dev.descent.problem.Remedy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The columns that results can have at all; enough to find a misspelled one where it is not known yet what a file trains. */
final class ResultColumns {
    private static final List<String> LOSSES = List.of("final_loss", "val_loss", "test_loss");
    private static final List<String> ALWAYS =
            List.of("final_loss", "val_loss", "test_loss", "status", "parameters", "steps", "epochs", "best_epoch");

    private ResultColumns() {}

    /**
     * What would be right instead of a column that no results have; empty if some have it.
     *
     * @param ranks whether trials are to be ranked by it
     */
    static Optional<Remedy> fault(String column, boolean ranks) {
        List<String> all = new ArrayList<>(ALWAYS);
        for (String prefix : new String[] {"", "val_", "test_"}) {
            Vocabulary.of(Kind.METRIC).stream().map(ComponentType::name).forEach(name -> all.add(prefix + name));
        }
        for (String prefix : new String[] {"", "val_", "test_"}) {
            Vocabulary.of(Kind.METRIC).forEach(type -> all.add(prefix + new Measure(type, true).name()));
        }
        return all.contains(column)
                ? Optional.empty()
                : Optional.of(NearestName.expected(ranks ? LOSSES : ALWAYS, all, column));
    }
}
