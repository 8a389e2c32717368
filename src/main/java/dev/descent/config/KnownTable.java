package dev.descent.config;

import dev.descent.data.PartName;
import dev.descent.data.Table;
import dev.descent.model.Component;
import dev.descent.model.Origin;
import dev.descent.model.Sections;
import dev.descent.problem.Problems;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** What an experiment.yaml says of the table that it was made from: a digest, or one for each of its files. */
final class KnownTable {
    private static final int BUFFER = 1 << 16;

    private final Component dataset;
    private final Origin at;

    /** @param at where the dataset stands */
    KnownTable(Component dataset, Origin at) {
        this.dataset = dataset;
        this.at = at;
    }

    /**
     * A digest as it is written.
     *
     * @param ofBytes whether it is that of the file, not of its cells
     */
    record Digest(String hex, boolean ofBytes, Origin at) {
        /** Whether the table, which is in one file, is the one that was meant. */
        boolean isOf(Table table) {
            return hex.equalsIgnoreCase(ofBytes ? ofBytes(table.path()) : table.digest());
        }

        private static String ofBytes(Path file) {
            dev.descent.number.Digest.OfPieces digest = new dev.descent.number.Digest.OfPieces();
            byte[] bytes = new byte[BUFFER];
            try (InputStream in = Files.newInputStream(file)) {
                for (int count = in.read(bytes); count >= 0; count = in.read(bytes)) {
                    digest.add(bytes, count);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return digest.end();
        }

        /** Tells that no file has this digest. */
        void tellNotFound(String table, Problems problems) {
            problems.add(
                    at,
                    table + " is not the table that this file was made from: it has another SHA-256",
                    "bring that table back, name its folder with --data DIR, or remove this key to take " + table
                            + " as it is");
        }
    }

    /**
     * The digest of the file of a part.
     *
     * @param part {@link PartName#TRAIN} also where one file holds all parts
     */
    Optional<Digest> digest(PartName part) {
        Optional<Object> cells = dataset.find(Sections.CELLS_DIGEST);
        if (cells.isPresent()) {
            Origin origin = at.parts().get(Sections.CELLS_DIGEST);
            return cells.get() instanceof Map<?, ?> byPart
                    ? Optional.ofNullable((String) byPart.get(part.key()))
                            .map(hex -> new Digest(hex, false, origin.parts().get(part.key())))
                    : Optional.of(new Digest((String) cells.get(), false, origin));
        }
        return dataset.find(Sections.BYTES_DIGEST)
                .map(hex -> new Digest((String) hex, true, at.parts().get(Sections.BYTES_DIGEST)));
    }
}
