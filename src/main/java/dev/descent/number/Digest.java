package dev.descent.number;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;

/**
 * SHA-256 (FIPS 180-4), the fingerprint of contents and of random keys.
 *
 * @see <a href="https://doi.org/10.6028/NIST.FIPS.180-4">NIST (2015), Secure Hash Standard</a>
 */
public final class Digest {
    private static final MessageDigest EMPTY = found();

    private Digest() {}

    /** The digest of these bytes, as 64 lower-case hex digits. */
    public static String sha256(byte[] bytes) {
        return HexFormat.of().formatHex(bytes(bytes));
    }

    /** The digest of the text's UTF-8 form, as 64 lower-case hex digits. */
    public static String sha256(String text) {
        return sha256(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The digest of the text's UTF-8 form in Base64, as content security policies have it. */
    public static String sha256Base64(String text) {
        return Base64.getEncoder().encodeToString(bytes(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** The first eight bytes of the digest of the text's UTF-8 form, the first of them highest. */
    public static long first64Bits(String text) {
        return first64Bits(bytes(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** The digest of bytes that come piece by piece. */
    public static final class OfPieces {
        private final MessageDigest digested = sha256();

        /** The next bytes. */
        public void add(byte[] bytes, int count) {
            digested.update(bytes, 0, count);
        }

        /** The digest of all pieces, as 64 lower-case hex digits; the last call. */
        public String end() {
            return HexFormat.of().formatHex(digested.digest());
        }
    }

    /** What several texts begin with, digested once for all of them. */
    public static final class Beginning {
        private final MessageDigest digested = sha256();

        /** @param text not ending within a pair of surrogates */
        public Beginning(String text) {
            digested.update(text.getBytes(StandardCharsets.UTF_8));
        }

        /** The first eight bytes of the digest of the whole text's UTF-8 form, the first of them highest. */
        public long first64Bits(String rest) {
            return Digest.first64Bits(copy(digested).digest(rest.getBytes(StandardCharsets.UTF_8)));
        }
    }

    private static long first64Bits(byte[] digest) {
        long bits = 0;
        for (int i = 0; i < Long.BYTES; i++) {
            bits = bits << 8 | (digest[i] & 0xff);
        }
        return bits;
    }

    private static byte[] bytes(byte[] message) {
        return sha256().digest(message);
    }

    /** A copy of one that has digested nothing, which is quicker than to look for the algorithm again. */
    private static MessageDigest sha256() {
        return copy(EMPTY);
    }

    private static MessageDigest copy(MessageDigest begun) {
        try {
            return (MessageDigest) begun.clone();
        } catch (CloneNotSupportedException e) {
            throw new AssertionError("SHA-256 in software can be cloned", e);
        }
    }

    private static MessageDigest found() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }
}
