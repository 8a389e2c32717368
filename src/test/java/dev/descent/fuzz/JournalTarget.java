package dev.descent.fuzz;

import dev.descent.engine.TrialOutcome;
import dev.descent.journal.Journal;
import dev.descent.journal.JournalBytes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A file is a journal in which damaged records are as if they were not there: what is added to it comes back, and opened again it
 * holds what it held.
 *
 * <p>An input that begins with {@code !} is a payload; its record has sound checksums.
 */
final class JournalTarget implements Target {
    private static final TrialOutcome ADDED = new TrialOutcome.Failed("00000000000000ff", "added");

    private final Path file;

    JournalTarget(Path folder) {
        file = folder.resolve("journal");
    }

    @Override
    public String name() {
        return "journal";
    }

    @Override
    public boolean takes(byte[] input) throws IOException {
        boolean payload = input.length > 0 && input[0] == '!';
        Files.write(file, payload ? JournalBytes.record(Arrays.copyOfRange(input, 1, input.length)) : input);
        int size;
        int damaged;
        try (Journal journal = Journal.open(file, 0)) {
            size = journal.size();
            damaged = journal.damaged();
            journal.append("lockstep", 1, ADDED, 0);
        }
        try (Journal journal = Journal.open(file, 0)) {
            boolean added = journal.find("lockstep", ADDED.trialId(), 1).equals(Optional.of(ADDED));
            if (!added || journal.damaged() > damaged || journal.size() < Math.max(1, size)) {
                throw new IllegalStateException("opened again, the journal holds something else");
            }
        }
        return size > 0;
    }

    @Override
    public List<byte[]> seeds() {
        List<byte[]> seeds = new ArrayList<>();
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] outcome : OutcomeTarget.outcomes()) {
            byte[] record = JournalBytes.record(outcome);
            all.write(record, 0, record.length);
            byte[] payload = new byte[outcome.length + 1];
            payload[0] = '!';
            System.arraycopy(outcome, 0, payload, 1, outcome.length);
            seeds.add(payload);
        }
        seeds.add(all.toByteArray());
        return seeds;
    }

    @Override
    public List<String> pieces() {
        return List.of("DSCT", "\0\0\0\0", "\0\0\0\1", "\u007f", "!", "DSCT\0\0\0\0\0\0\0\0");
    }
}
