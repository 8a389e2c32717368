package dev.descent.model;

import dev.descent.number.CodePoints;
import dev.descent.number.Digest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The weights that training starts from, in place of those that initializers draw; equal if all their bits are. */
public final class InitialWeights {
    private final Map<String, Tensor> tensors;
    private final String sha256;

    /** @param tensors by their names, {@code layers.0.kernel} */
    public InitialWeights(Map<String, Tensor> tensors) {
        this.tensors = Collections.unmodifiableMap(new LinkedHashMap<>(tensors));
        this.sha256 = digest(tensors);
    }

    /** The tensors by their names; not to be changed. */
    public Map<String, Tensor> tensors() {
        return tensors;
    }

    /**
     * SHA-256 of the tensors, in hex: whatever file holds them, in whatever order.
     *
     * <pre>
     *   of each tensor, by name in the order of code points: a line {@code layers.0.kernel [4, 16]}, in UTF-8,
     *   and its values as 32-bit floats, little-endian
     * </pre>
     */
    public String sha256() {
        return sha256;
    }

    private static String digest(Map<String, Tensor> tensors) {
        Digest.OfPieces digest = new Digest.OfPieces();
        List<String> names = new ArrayList<>(tensors.keySet());
        names.sort(CodePoints.ORDER);
        for (String name : names) {
            Tensor tensor = tensors.get(name);
            byte[] line = (name + " " + tensor.shape() + "\n").getBytes(StandardCharsets.UTF_8);
            digest.add(line, line.length);
            byte[] values = tensor.bytes();
            digest.add(values, values.length);
        }
        return digest.end();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof InitialWeights weights && sha256.equals(weights.sha256);
    }

    @Override
    public int hashCode() {
        return sha256.hashCode();
    }

    @Override
    public String toString() {
        return "InitialWeights[" + sha256 + "]";
    }
}
