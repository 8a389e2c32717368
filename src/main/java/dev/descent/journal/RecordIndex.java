package dev.descent.journal;

import java.util.Arrays;

/**
 * Where each record stands: 20 bytes a slot, at most ¾ of the slots taken, and no object a record.
 *
 * <p>Records are told apart by 64 bits made of engine, id and epoch, as an id itself has 64 bits of a digest. Two of one number are as
 * unlikely as two trials of one id.
 */
final class RecordIndex {
    private static final int LEAST_SLOTS = 64;
    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;
    private static final long SPREAD = 0x9e3779b97f4a7c15L;

    private long[] keys;
    private long[] offsets;
    private int[] lengths;
    private int size;

    RecordIndex() {
        clear();
    }

    void clear() {
        allocate(LEAST_SLOTS);
        size = 0;
    }

    int size() {
        return size;
    }

    /** Remembers where a payload of {@code length} bytes is; a later place of the same record counts. */
    void put(String engine, String id, int untilEpoch, long offset, int length) {
        if (size >= keys.length / 4 * 3) {
            grow();
        }
        long key = key(engine, id, untilEpoch);
        int slot = slot(key);
        size += offsets[slot] < 0 ? 1 : 0;
        set(slot, key, offset, length);
    }

    /** The slot of a record, −1 if there is none. */
    int find(String engine, String id, int untilEpoch) {
        int slot = slot(key(engine, id, untilEpoch));
        return offsets[slot] < 0 ? -1 : slot;
    }

    long offset(int slot) {
        return offsets[slot];
    }

    int length(int slot) {
        return lengths[slot];
    }

    /** The key's slot, or the free one where it belongs. */
    private int slot(long key) {
        int mask = keys.length - 1;
        int slot = (int) (key * SPREAD >>> 32) & mask;
        while (offsets[slot] >= 0 && keys[slot] != key) {
            slot = slot + 1 & mask;
        }
        return slot;
    }

    private void set(int slot, long key, long offset, int length) {
        keys[slot] = key;
        offsets[slot] = offset;
        lengths[slot] = length;
    }

    private void grow() {
        long[] oldKeys = keys;
        long[] oldOffsets = offsets;
        int[] oldLengths = lengths;
        allocate(2 * oldKeys.length);
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldOffsets[i] >= 0) {
                set(slot(oldKeys[i]), oldKeys[i], oldOffsets[i], oldLengths[i]);
            }
        }
    }

    private void allocate(int slots) {
        // All or none: a heap that is too small for one of them leaves the index as it was.
        long[] newKeys = new long[slots];
        long[] newOffsets = new long[slots];
        int[] newLengths = new int[slots];
        Arrays.fill(newOffsets, -1);
        keys = newKeys;
        offsets = newOffsets;
        lengths = newLengths;
    }

    /** FNV-1a of the texts with a separator between them, and of the epoch. */
    private static long key(String engine, String id, int untilEpoch) {
        long hash = (added(FNV_OFFSET, engine) ^ '/') * FNV_PRIME;
        hash = (added(hash, id) ^ '/') * FNV_PRIME;
        return (hash ^ untilEpoch) * FNV_PRIME;
    }

    private static long added(long hash, String text) {
        long h = hash;
        for (int i = 0; i < text.length(); i++) {
            h = (h ^ text.charAt(i)) * FNV_PRIME;
        }
        return h;
    }
}
