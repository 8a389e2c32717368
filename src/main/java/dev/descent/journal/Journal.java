package dev.descent.journal;

import dev.descent.engine.RecordBytes;
import dev.descent.engine.TrialOutcome;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * The finished trials of one experiment in an append-only file, found by (trial id, engine, epoch that the trial was to be trained
 * until): what a trial was after some of its epochs never stands for what it is after more. A record that can't be trusted is as if
 * it were not there, and so is one of the first form, which does not tell the epoch: its trial is trained again.
 *
 * <p>A record is a header of 16 bytes and a payload:
 *
 * <pre>
 *   "DSCT" | payload length | CRC-32C of the payload | CRC-32C of the 12 bytes before
 * </pre>
 *
 * <p>A damaged payload loses its record alone; after a damaged header the reader looks for the next sound one; a torn tail is
 * cut off. What is damaged is counted once and then marked {@code "DSCV"}, void. Records that are whole and can't be read stay as they are, for a
 * version that can; a note behind them, a header {@code "DSCN"} without a payload, says that they have been told of. Records are forced to disk in groups, the first
 * of a group at most {@link #GROUP_NANOS} after it was added, if somebody calls {@link #forceDue} from time to time; those that are
 * found are forced as the journal is opened, since a process that was killed may have left them in memory. A journal that
 * could once not be written, or that was taken away or changed under its owner, refuses everything from then on. Safe for several
 * threads.
 */
public final class Journal implements Closeable {
    private static final int HEADER = JournalFormat.HEADER;
    /** The longest that a record waits for being forced to disk. */
    public static final long GROUP_NANOS = 200_000_000L;

    private static final int BUFFER = 1 << 16;

    private final FileChannel file;
    private final OpenedFile opened;
    private final RecordIndex places = new RecordIndex();
    private final RecordBytes encoded = new RecordBytes();
    private final ByteBuffer pending = ByteBuffer.allocate(BUFFER);
    /** The record that was found last. */
    private ByteBuffer found = ByteBuffer.allocate(0);

    private long end;
    private long lastForce;
    private int damaged;
    private int unreadable;
    private boolean unforced;
    private Optional<IOException> failure = Optional.empty();

    private Journal(FileChannel file, OpenedFile opened) {
        this.file = file;
        this.opened = opened;
    }

    /**
     * Opens the journal, makes it if there is none, and reads what is in it.
     *
     * @param nanoTime the clock that groups are measured by
     */
    public static Journal open(Path path, long nanoTime) throws IOException {
        FileChannel file = FileChannel.open(
                path,
                StandardOpenOption.CREATE,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE,
                LinkOption.NOFOLLOW_LINKS);
        try {
            Journal journal = new Journal(file, OpenedFile.at(path));
            journal.lastForce = nanoTime;
            journal.scan();
            return journal;
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    /**
     * In how many places bytes were found damaged as the journal was opened; of records that stood there nothing is believed. One
     * that was not written to its end is not counted: that is how a process that is killed leaves it.
     */
    public synchronized int damaged() {
        return damaged;
    }

    /**
     * How many records are whole, yet can't be read, and have not been told of: a newer version can read them, or nobody. They stay
     * where they are.
     */
    public synchronized int unreadable() {
        return unreadable;
    }

    /** Notes that the records that can't be read have been told of; whoever opens the journal next hears of later ones alone. */
    public synchronized void noteTold() throws IOException {
        refuseAfterFailure();
        write();
        writeAtEnd(JournalFormat.header(JournalFormat.TOLD, 0));
        unforced = true;
        unreadable = 0;
    }

    public synchronized int size() {
        return places.size();
    }

    /** The outcome of a trial that was to be trained until that epoch and no other, read back from the file. */
    public synchronized Optional<TrialOutcome> find(String engine, String trialId, int untilEpoch) {
        int place = places.find(engine, trialId, untilEpoch);
        if (place < 0) {
            return Optional.empty();
        }
        try {
            long offset = places.offset(place);
            int length = HEADER + places.length(place);
            if (offset + length > end) {
                write();
            }
            if (found.capacity() < length) {
                found = ByteBuffer.allocate(length);
            }
            ByteBuffer record = found.clear().limit(length);
            readFully(record, offset);
            if (!JournalFormat.soundHeader(record) || !JournalFormat.soundPayload(record)) {
                throw new RunFileLost(opened.path(), "was changed");
            }
            return JournalEntry.read(record.position(HEADER)).map(JournalEntry::outcome);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Adds an outcome; a later one of the same trial, engine and epoch counts.
     *
     * @param untilEpoch the epoch that the trial was to be trained until, whether it came so far or not
     * @param nanoTime the clock now
     * @throws IOException if it could not be written; the outcomes before it are safe
     */
    public synchronized void append(String engine, int untilEpoch, TrialOutcome outcome, long nanoTime)
            throws IOException {
        refuseAfterFailure();
        encoded.clear();
        encoded.wide(0);
        encoded.wide(0);
        new JournalEntry(engine, outcome, untilEpoch).write(encoded);
        ByteBuffer record = encoded.written();
        int length = record.limit() - HEADER;
        JournalFormat.seal(record);
        places.put(engine, outcome.trialId(), untilEpoch, end + pending.position(), length);
        unforced = true;
        if (record.remaining() > pending.remaining()) {
            write();
        }
        if (record.remaining() > pending.remaining()) {
            writeAtEnd(record);
        } else {
            pending.put(record);
        }
        forceDue(nanoTime);
    }

    /**
     * Forces to disk what waits for it, if the last time is long enough ago.
     *
     * @param nanoTime the clock now
     */
    public synchronized void forceDue(long nanoTime) throws IOException {
        if (unforced && nanoTime - lastForce >= GROUP_NANOS) {
            force();
            lastForce = nanoTime;
        }
    }

    /**
     * Forces everything to disk.
     *
     * @throws RunFileLost if the journal was taken away or changed
     */
    public synchronized void force() throws IOException {
        refuseAfterFailure();
        if (unforced) {
            write();
        }
        try {
            verify();
            if (unforced) {
                file.force(false);
                unforced = false;
            }
        } catch (IOException e) {
            failure = Optional.of(e);
            throw e;
        }
    }

    /** That the file still stands in its place, and ends where this journal has ended it. */
    private void verify() throws IOException {
        opened.verify();
        long size = file.size();
        if (size != end) {
            throw new RunFileLost(opened.path(), size < end ? "was cut short" : "was written to by another process");
        }
    }

    /** Forgets everything. */
    public synchronized void clear() throws IOException {
        pending.clear();
        places.clear();
        unforced = false;
        damaged = 0;
        unreadable = 0;
        file.truncate(0);
        end = 0;
    }

    @Override
    public synchronized void close() throws IOException {
        try (file) {
            if (file.isOpen() && failure.isEmpty()) {
                force();
            }
        }
    }

    private void scan() throws IOException {
        end = JournalScan.read(file, file.size(), new Repair());
        file.truncate(end);
        if (end > 0) {
            file.force(false);
        }
    }

    /** Notes where records are, and marks what is damaged. */
    private final class Repair implements JournalScan.Visitor {
        @Override
        public void entry(JournalEntry entry, long offset, int length) {
            places.put(entry.engine(), entry.outcome().trialId(), entry.untilEpoch(), offset, length);
        }

        @Override
        public void unreadable() {
            unreadable++;
        }

        @Override
        public void told() {
            unreadable = 0;
        }

        /** Puts a header over bytes that are not believed, so that nobody is told of them a second time. */
        @Override
        public void damaged(long offset, long length) throws IOException {
            damaged++;
            if (length < HEADER || length - HEADER > Integer.MAX_VALUE - HEADER) {
                return;
            }
            ByteBuffer header = JournalFormat.header(JournalFormat.VOID, (int) length - HEADER);
            while (header.hasRemaining()) {
                file.write(header, offset + header.position());
            }
        }

        @Override
        public void damagedEnd() {
            damaged++;
        }
    }

    private void readFully(ByteBuffer record, long offset) throws IOException {
        while (record.hasRemaining()) {
            if (file.read(record, offset + record.position()) < 0) {
                throw new RunFileLost(opened.path(), "was cut short");
            }
        }
    }

    private void refuseAfterFailure() throws IOException {
        if (failure.isPresent()) {
            throw new IOException(failure.get().getMessage(), failure.get());
        }
    }

    private void write() throws IOException {
        if (pending.position() > 0) {
            writeAtEnd(pending.flip());
            pending.clear();
        }
    }

    private void writeAtEnd(ByteBuffer bytes) throws IOException {
        long at = end;
        try {
            while (bytes.hasRemaining()) {
                at += file.write(bytes, at);
            }
        } catch (IOException e) {
            failure = Optional.of(e);
            throw e;
        }
        end = at;
    }
}
