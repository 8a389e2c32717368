package dev.descent.config;

import dev.descent.data.CategoryInputs;
import dev.descent.data.Datasets;
import dev.descent.data.Table;
import dev.descent.model.Component;
import dev.descent.model.DatasetSpec;
import dev.descent.model.Embeddings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The embeddings of a dataset's columns, which are a layer of the network: the dataset itself is the same for every size of their vectors,
 * one-hot, and configurations that differ in it share the dataset.
 */
final class Embedded {
    private static final String KEY = "embedding";

    private Embedded() {}

    /** What the file says of the embedding of each column that has one. */
    static Map<String, Object> given(Map<String, Component> encodings) {
        Map<String, Object> given = new LinkedHashMap<>();
        encodings.forEach((column, encoding) -> encoding.find(KEY).ifPresent(size -> given.put(column, size)));
        return given;
    }

    /** The encodings as the dataset has them. */
    static Map<String, Component> without(Map<String, Component> encodings) {
        Map<String, Component> others = new LinkedHashMap<>();
        encodings.forEach((column, encoding) -> others.put(column, encoding.without(KEY)));
        return others;
    }

    /** The layer; empty if no column has a vector. */
    static Optional<Component> layer(Map<String, Object> given, Table table, DatasetSpec spec) {
        if (given.isEmpty()) {
            return Optional.empty();
        }
        List<Component> columns = new ArrayList<>();
        for (CategoryInputs it : Datasets.categories(table, spec)) {
            Optional<Long> size = Optional.ofNullable(given.get(it.column()))
                    .filter(known -> it.count() > 0)
                    .flatMap(known -> Embeddings.size(known, it.count()));
            if (size.isPresent()) {
                columns.add(Embeddings.column(it.column(), it.first(), it.count(), size.get()));
            }
        }
        return Embeddings.layer(columns);
    }
}
