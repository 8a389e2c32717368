package dev.descent.worker;

import dev.descent.analysis.PartPredictions;
import dev.descent.data.Dataset;
import dev.descent.data.PartName;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Of which rows reports want predictions, where they want those of whole parts.
 *
 * @param dataset what is learned
 * @param parts the part that shows best how new rows do, and the one that the file asks for
 */
public record AskedRows(Dataset dataset, List<PartName> parts) {
    /**
     * What is wanted of a dataset.
     *
     * @param asked the part that the file asks for, if it does
     */
    public static AskedRows of(Dataset dataset, Optional<String> asked) {
        Set<PartName> parts = new LinkedHashSet<>(List.of(dataset.judged()));
        asked.map(it -> PartName.valueOf(it.toUpperCase(Locale.ROOT)))
                .filter(it -> dataset.part(it).isPresent())
                .ifPresent(parts::add);
        return new AskedRows(dataset, List.copyOf(parts));
    }

    /** Whether what is wanted are all the rows that there are: then they are the file's first rows, and the trial's record has them. */
    public boolean isWhole() {
        return parts.equals(List.of(PartName.TRAIN))
                && dataset.judged() == PartName.TRAIN
                && dataset.train().rows() <= PartPredictions.most(dataset)
                && dataset.train().rows() >= dataset.first().rows();
    }

    /** The dataset with the rows to predict that are wanted. */
    public Dataset asking() {
        return isWhole() ? dataset.with(dataset.train()) : dataset.predicting(parts, PartPredictions.most(dataset));
    }
}
