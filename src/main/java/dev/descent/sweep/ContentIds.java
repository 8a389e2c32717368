package dev.descent.sweep;

import dev.descent.model.Component;
import dev.descent.model.DatasetSpec;
import dev.descent.model.TrialSpec;
import dev.descent.number.Digest;
import java.util.HexFormat;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The ids of many trials, the same as {@link ContentId}'s in less time: what trials share by the same objects is written once, and
 * of trials that differ in their repeat alone what comes before the repeat is digested once.
 */
public final class ContentIds {
    /** More parts than these are forgotten and written again. */
    private static final int MOST_REMEMBERED = 4096;

    private final String datasetDigest;
    private final IdentityHashMap<Object, String> parts = new IdentityHashMap<>();
    private TrialSpec lastSpec;
    private int lastFold;
    private String before;
    private String behind;
    private Optional<Digest.Beginning> beginning = Optional.empty();

    /** @param datasetDigest the table's SHA-256; empty for trials without a table */
    public ContentIds(String datasetDigest) {
        this.datasetDigest = datasetDigest;
    }

    /** The id's 16 hex digits as a number. */
    public long bits(TrialSpec spec, int repeat, int fold) {
        if (spec != lastSpec || fold != lastFold) {
            write(spec, fold);
            lastSpec = spec;
            lastFold = fold;
            beginning = Optional.empty();
            return Digest.first64Bits(before + repeat + behind);
        }
        if (beginning.isEmpty()) {
            beginning = Optional.of(new Digest.Beginning(before));
        }
        return beginning.get().first64BitsWith(repeat + behind);
    }

    /** The id that {@link #bits} stands for. */
    public static String text(long bits) {
        return HexFormat.of().toHexDigits(bits);
    }

    /** Writes the text that is digested, and takes it apart at the repeat. */
    private void write(TrialSpec spec, int fold) {
        StringBuilder text = new StringBuilder(2048);
        char separator = '{';
        int repeat = 0;
        for (Map.Entry<String, Object> entry :
                ContentId.all(spec, datasetDigest, 0, fold).entrySet()) {
            text.append(separator);
            CanonicalText.append(entry.getKey(), text);
            text.append(':');
            if (entry.getKey().equals(ContentId.REPEAT)) {
                repeat = text.length();
            } else {
                append(entry.getValue(), text);
            }
            separator = ',';
        }
        text.append('}');
        before = text.substring(0, repeat);
        behind = text.substring(repeat);
    }

    private void append(Object value, StringBuilder text) {
        if (!(value instanceof Component || value instanceof List || value instanceof DatasetSpec)) {
            CanonicalText.append(value, text);
            return;
        }
        String known = parts.get(value);
        if (known == null) {
            if (parts.size() == MOST_REMEMBERED) {
                parts.clear();
            }
            known = CanonicalText.of(value);
            parts.put(value, known);
        }
        text.append(known);
    }
}
