package dev.descent.number;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class DigestTest {

    @Test
    @DisplayName("the digests of FIPS 180-4's examples: the empty message and abc")
    void agreesWithTheStandard() {
        assertThat(Digest.sha256(new byte[0]))
                .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        assertThat(Digest.sha256("abc")).isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    @Test
    @DisplayName("text is digested as UTF-8: printf 'η→0' | sha256sum")
    void textIsDigestedAsUtf8() {
        assertThat(Digest.sha256("η→0")).isEqualTo("1d3fd8049e71d3037d20fec505943837f29028097a79974dd2377a4c0f9d76f7");
    }

    @Test
    @DisplayName("a key is the first half of printf '42/1/weights/0/kernel' | sha256sum | cut -c1-16")
    void aKeyIsTheFirstEightBytesOfADigest() {
        assertThat(RandomKey.of(42, 1, Purpose.WEIGHTS, 0, "kernel")).isEqualTo(0x1a6a9b20d03979b2L);
        assertThat(RandomKey.of(-7, 0, Purpose.SPLIT, -1, "")).isEqualTo(0x038307964a474771L);
    }

    @Test
    void everyPartOfAUseChangesItsKey() {
        Set<Long> keys = new HashSet<>();
        keys.add(RandomKey.of(42, 1, Purpose.WEIGHTS, 0, "kernel"));
        keys.add(RandomKey.of(43, 1, Purpose.WEIGHTS, 0, "kernel"));
        keys.add(RandomKey.of(42, 2, Purpose.WEIGHTS, 0, "kernel"));
        keys.add(RandomKey.of(42, 1, Purpose.DROPOUT, 0, "kernel"));
        keys.add(RandomKey.of(42, 1, Purpose.WEIGHTS, 1, "kernel"));
        keys.add(RandomKey.of(42, 1, Purpose.WEIGHTS, 0, "bias"));
        assertThat(keys).hasSize(6);
    }
}
