package dev.descent.journal;

import dev.descent.engine.TrialOutcome;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * A journal that is read and never changed: what it holds as it is opened. Another process may add to it meanwhile; a record that is not
 * written to its end, and what is damaged, is as if it were not there. Safe for several threads.
 */
public final class JournalReader implements Closeable {
    private final Path path;
    private final FileChannel file;
    private final long size;
    private final RecordIndex places = new RecordIndex();
    private int damaged;
    private int unreadable;

    private JournalReader(Path path, FileChannel file) throws IOException {
        this.path = path;
        this.file = file;
        this.size = file.size();
    }

    /**
     * Opens a journal that is there. Links are not followed, and a pipe is not waited for.
     *
     * @throws IOException also if there is no such file
     */
    public static JournalReader open(Path path) throws IOException {
        if (Files.exists(path, LinkOption.NOFOLLOW_LINKS) && !Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
            throw new FileSystemException(path.toString(), null, path + " is not a file");
        }
        FileChannel file = FileChannel.open(path, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
        try {
            JournalReader journal = new JournalReader(path, file);
            JournalScan.read(file, journal.size, journal.new Places());
            return journal;
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    /** In how many places bytes were found damaged; a record that was not written to its end is not counted. */
    public int damaged() {
        return damaged;
    }

    /** How many records are whole, yet can't be read by this version, whether they have been told of or not. */
    public int unreadable() {
        return unreadable;
    }

    /** How many records can be found. */
    public int size() {
        return places.size();
    }

    /** As {@link Journal#find}. */
    public synchronized Optional<TrialOutcome> find(String engine, String trialId, int untilEpoch) {
        int place = places.find(engine, trialId, untilEpoch);
        if (place < 0) {
            return Optional.empty();
        }
        try {
            ByteBuffer record = ByteBuffer.allocate(JournalFormat.HEADER + places.length(place));
            long offset = places.offset(place);
            while (record.hasRemaining()) {
                if (file.read(record, offset + record.position()) < 0) {
                    throw new RunFileLost(path, "was cut short");
                }
            }
            if (!JournalFormat.soundHeader(record) || !JournalFormat.soundPayload(record)) {
                throw new RunFileLost(path, "was changed");
            }
            return JournalEntry.read(record.position(JournalFormat.HEADER)).map(JournalEntry::outcome);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Visits every record that can be found, in the order in which they were added: of several of one key the last. */
    public void forEach(EntryVisitor visitor) throws IOException {
        JournalScan.read(file, size, (entry, offset, length) -> {
            int place = places.find(entry.engine(), entry.outcome().trialId(), entry.untilEpoch());
            if (place >= 0 && places.offset(place) == offset) {
                visitor.entry(entry.engine(), entry.untilEpoch(), entry.outcome());
            }
        });
    }

    /** What is done with each record. */
    public interface EntryVisitor {
        /**
         * Takes one.
         *
         * @param untilEpoch the epoch that the trial was to be trained until
         */
        void entry(String engine, int untilEpoch, TrialOutcome outcome) throws IOException;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    /** Notes where records are. */
    private final class Places implements JournalScan.Visitor {
        @Override
        public void entry(JournalEntry entry, long offset, int length) {
            places.put(entry.engine(), entry.outcome().trialId(), entry.untilEpoch(), offset, length);
        }

        @Override
        public void unreadable() {
            unreadable++;
        }

        @Override
        public void damaged(long offset, long length) {
            damaged++;
        }

        @Override
        public void damagedEnd() {
            damaged++;
        }
    }
}
