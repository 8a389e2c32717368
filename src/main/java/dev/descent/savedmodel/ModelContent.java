package dev.descent.savedmodel;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the file of a network holds.
 *
 * @param metadata texts by their names
 * @param tensors by their names, in the order of their values
 */
public record ModelContent(Map<String, String> metadata, Map<String, Tensor> tensors) {
    public ModelContent {
        metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
        tensors = Collections.unmodifiableMap(new LinkedHashMap<>(tensors));
    }
}
