package dev.descent.data;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Which encodings a file that is not UTF-8 may have. One of them qualifies if every byte of the file stands for a character in it that is no
 * control character; the best is the one in which the characters beyond ASCII look most like a text:
 *
 * <pre>
 *   1     a letter of Latin beside one of ASCII, or alone; Cyrillic beside Cyrillic; kana; an ideograph of the first level of its
 *         character set, which holds the frequent ones
 *   0.6   a sign that stands between words: « » “ ” – € £ ° 、。
 *   0.1   another letter, a rare ideograph, half-width kana
 *   0     a capital behind a small letter, anything else
 * </pre>
 *
 * <p>The score of an encoding is the mean over these characters.
 */
final class EncodingGuess {
    /** Of equal scores the first is the likelier. */
    private static final List<String> NAMES =
            List.of("windows-1252", "windows-1251", "windows-1250", "gb18030", "shift_jis");

    private static final String SIGNS = "«»“”„‘’‚–—…€£¥°±²³µ·§¿¡、。，：；！？（）「」《》";
    /** So much of the best score an encoding must have to be named. */
    private static final double IN_DOUBT = 0.7;

    private final List<Candidate> candidates = new ArrayList<>();

    /** @param refused the encoding that the file does not have */
    EncodingGuess(Charset refused) {
        for (String name : NAMES) {
            TableFile.charset(name)
                    .filter(charset -> !charset.equals(refused))
                    .ifPresent(charset -> candidates.add(new Candidate(name, charset)));
        }
    }

    /** Looks at a line of the file. */
    void add(byte[] line) {
        candidates.removeIf(it -> !it.reads(line));
    }

    /** The encodings that the file may have, the likeliest first; of those that are much less likely than another one none. */
    List<String> names() {
        double best = candidates.stream().mapToDouble(Candidate::score).max().orElse(0);
        return candidates.stream()
                .filter(it -> it.score() >= IN_DOUBT * best)
                .sorted(Comparator.comparingDouble(it -> -it.score()))
                .map(it -> it.name)
                .toList();
    }

    private static final class Candidate {
        private final String name;
        private final Charset charset;
        private double sum;
        private long count;

        Candidate(String name, Charset charset) {
            this.name = name;
            this.charset = charset;
        }

        double score() {
            return count == 0 ? 0 : sum / count;
        }

        /** Whether the bytes are text in this encoding. */
        boolean reads(byte[] line) {
            CharBuffer text;
            try {
                text = charset.newDecoder().decode(ByteBuffer.wrap(line));
            } catch (CharacterCodingException e) {
                return false;
            }
            CharsetEncoder encoder = charset.newEncoder();
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                if (c >= 0x7F && c < 0xA0) {
                    return false;
                }
                if (c > 0x7F) {
                    sum += score(
                            c,
                            i > 0 ? text.charAt(i - 1) : ' ',
                            i + 1 < text.length() ? text.charAt(i + 1) : ' ',
                            encoder);
                    count++;
                }
            }
            return true;
        }

        private static double score(char c, char before, char behind, CharsetEncoder encoder) {
            if (SIGNS.indexOf(c) >= 0) {
                return (c == '£' || c == '¥') && Character.isLetter(behind) ? 0 : 0.6;
            }
            if (c >= '\u3040' && c < '\u3100') {
                return 1;
            }
            if (Character.isIdeographic(c)) {
                return isFrequent(c, encoder) ? 1 : 0.1;
            }
            if (!Character.isLetter(c) || Character.isUpperCase(c) && Character.isLowerCase(before)) {
                return 0;
            }
            if (isCyrillic(c)) {
                return isCyrillic(before) || isCyrillic(behind) ? 1 : 0;
            }
            boolean alone = before <= 0x7F && behind <= 0x7F;
            return c < '\u0250' && (alone || isPlainLetter(before) || isPlainLetter(behind)) ? 1 : 0.1;
        }

        private static boolean isPlainLetter(char c) {
            return c <= 0x7F && Character.isLetter(c);
        }

        private static boolean isCyrillic(char c) {
            return c >= '\u0400' && c < '\u0500';
        }

        /** Whether an ideograph is of the first level of GB 2312 or JIS X 0208. */
        private static boolean isFrequent(char c, CharsetEncoder encoder) {
            try {
                ByteBuffer bytes = encoder.encode(CharBuffer.wrap(new char[] {c}));
                int first = bytes.get() & 0xFF;
                int second = bytes.hasRemaining() ? bytes.get() & 0xFF : 0;
                boolean japanese = encoder.charset().name().equals("Shift_JIS");
                return japanese
                        ? first >= 0x88 && first <= 0x97 || first == 0x98 && second <= 0x72
                        : first >= 0xB0 && first <= 0xD7 && second >= 0xA1;
            } catch (CharacterCodingException e) {
                return false;
            }
        }
    }
}
