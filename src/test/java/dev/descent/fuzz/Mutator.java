package dev.descent.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Makes inputs: a seed with a few changes, of bytes, of lines, of numbers, and of a format's own pieces. */
final class Mutator {
    private static final int LONGEST = 20_000;
    private static final int MOST_KEPT = 500;
    private static final List<String> NUMBERS = List.of(
            "0",
            "-1",
            "1",
            "2147483647",
            "2147483648",
            "-2147483648",
            "9223372036854775807",
            "9223372036854775808",
            "1000000000000000000",
            "1e308",
            "1e309",
            "-1e-320",
            "4.9e-324",
            "0.1",
            "1e-46",
            "3.4028236e38",
            "1.7976931348623157e308",
            ".5",
            "00",
            "1e999999999",
            "99999999999999999999999999999999999999999");

    private final Random random;
    private final List<byte[]> seeds;
    private final List<byte[]> pieces = new ArrayList<>();
    private final List<byte[]> kept = new ArrayList<>();

    Mutator(Target target, long seed) {
        random = new Random(seed);
        seeds = target.seeds();
        target.pieces().forEach(piece -> pieces.add(piece.getBytes(StandardCharsets.UTF_8)));
    }

    /** The next input. */
    byte[] next() {
        byte[] bytes = parent();
        int changes = 1 + random.nextInt(1 + random.nextInt(8));
        for (int i = 0; i < changes; i++) {
            bytes = changed(bytes);
        }
        return bytes.length <= LONGEST ? bytes : Arrays.copyOf(bytes, LONGEST);
    }

    /** Takes a changed input that the reader took among those that are changed further. */
    void keep(byte[] input) {
        if (kept.size() < MOST_KEPT) {
            kept.add(input);
        } else {
            kept.set(random.nextInt(MOST_KEPT), input);
        }
    }

    private byte[] parent() {
        return kept.isEmpty() || random.nextBoolean() ? of(seeds) : of(kept);
    }

    private byte[] changed(byte[] bytes) {
        int at = random.nextInt(bytes.length + 1);
        int end = at + Math.min(random.nextInt(1 << random.nextInt(7)), bytes.length - at);
        return switch (random.nextInt(12)) {
            case 0 -> spliced(bytes, at, end, new byte[0]);
            case 1 -> spliced(bytes, at, at, Arrays.copyOfRange(bytes, at, end));
            case 2 -> spliced(bytes, at, end, of(pieces));
            case 3, 4 -> spliced(bytes, at, at, of(pieces));
            case 5 -> spliced(bytes, at, at, repeated(of(pieces)));
            case 6 -> spliced(bytes, at, Math.min(at + 1, bytes.length), new byte[] {(byte) random.nextInt(256)});
            case 7 -> withOtherNumber(bytes, at);
            case 8 -> withOtherLine(bytes, at);
            case 9 -> withPartOf(parent(), bytes, at, end);
            case 10 -> withPartOf(bytes, bytes, at, end);
            default -> random.nextInt(8) == 0 ? Arrays.copyOf(bytes, at) : spliced(bytes, at, at, of(pieces));
        };
    }

    /** One of the numbers in the text becomes another. */
    private byte[] withOtherNumber(byte[] bytes, int from) {
        int at = from;
        while (at < bytes.length && !isDigit(bytes[at])) {
            at++;
        }
        int end = at;
        while (end < bytes.length && (isDigit(bytes[end]) || bytes[end] == '.' || bytes[end] == 'e')) {
            end++;
        }
        String number = random.nextInt(3) == 0
                ? Integer.toString(random.nextInt(100))
                : NUMBERS.get(random.nextInt(NUMBERS.size()));
        return spliced(bytes, at, end, number.getBytes(StandardCharsets.US_ASCII));
    }

    /** A line goes, stands twice, or stands elsewhere. */
    private byte[] withOtherLine(byte[] bytes, int at) {
        int start = at;
        while (start > 0 && bytes[start - 1] != '\n') {
            start--;
        }
        int end = at;
        while (end < bytes.length && bytes[end++] != '\n') {}
        byte[] line = Arrays.copyOfRange(bytes, start, end);
        byte[] rest = random.nextBoolean() ? bytes : spliced(bytes, start, end, new byte[0]);
        int to = random.nextInt(rest.length + 1);
        while (to > 0 && rest[to - 1] != '\n') {
            to--;
        }
        return random.nextInt(4) == 0 ? rest : spliced(rest, to, to, line);
    }

    private byte[] withPartOf(byte[] other, byte[] bytes, int at, int end) {
        int from = random.nextInt(other.length + 1);
        int to = from + Math.min(random.nextInt(1 << random.nextInt(9)), other.length - from);
        return spliced(bytes, at, end, Arrays.copyOfRange(other, from, to));
    }

    private byte[] repeated(byte[] piece) {
        int times = 1 << random.nextInt(random.nextInt(20) == 0 ? 11 : 5);
        byte[] all = new byte[piece.length * times];
        for (int i = 0; i < all.length; i++) {
            all[i] = piece[i % piece.length];
        }
        return all;
    }

    private byte[] of(List<byte[]> some) {
        return some.get(random.nextInt(some.size()));
    }

    private static byte[] spliced(byte[] bytes, int at, int end, byte[] piece) {
        byte[] all = new byte[bytes.length - (end - at) + piece.length];
        System.arraycopy(bytes, 0, all, 0, at);
        System.arraycopy(piece, 0, all, at, piece.length);
        System.arraycopy(bytes, end, all, at + piece.length, bytes.length - end);
        return all;
    }

    private static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }
}
