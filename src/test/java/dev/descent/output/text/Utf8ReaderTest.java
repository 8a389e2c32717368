package dev.descent.output.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class Utf8ReaderTest {
    @Test
    void readsWhatTheJdkReads() throws IOException {
        String text = "a\u0000é\u2028\uFEFF😀\r\n".repeat(3001);
        assertThat(reader(text.getBytes(StandardCharsets.UTF_8)).text()).isEqualTo(text);
        assertThat(reader(new byte[0]).text()).isEmpty();
    }

    @Test
    void readsBytesThatComeOneByOne() throws IOException {
        InputStream slow = new ByteArrayInputStream("é😀x".getBytes(StandardCharsets.UTF_8)) {
            @Override
            public synchronized int read(byte[] target, int from, int length) {
                return super.read(target, from, Math.min(length, 1));
            }
        };
        try (Utf8Reader in = new Utf8Reader(slow, "slow")) {
            char[] one = new char[1];
            StringBuilder read = new StringBuilder();
            while (in.read(one) > 0) {
                read.append(one);
            }
            assertThat(read.toString()).isEqualTo("é😀x");
        }
    }

    @Test
    void namesTheFileAndTheFirstByteThatIsNoCharacter() {
        assertThatThrownBy(() -> reader(bytes("caf\u00E9, no?")).text())
                .hasMessage("results/x/report.md is not UTF-8: byte 4 (0xE9)");
        assertThatThrownBy(() -> reader(bytes("\u00FF")).text()).hasMessageEndingWith(": byte 1 (0xFF)");
        byte[] far = bytes("ab".repeat(10_000) + "\u0080");
        assertThatThrownBy(() -> reader(far).text()).hasMessageEndingWith(": byte 20001 (0x80)");
    }

    @Test
    void aCharacterThatIsCutOffAtTheEndIsNone() {
        assertThatThrownBy(() -> reader(bytes("ab\u00E2\u0082")).text()).hasMessageEndingWith(": byte 3 (0xE2)");
    }

    @Test
    void whatStandsBeforeTheWrongByteIsReadFirst() throws IOException {
        try (Utf8Reader in = reader(bytes("ab\u00FFcd"))) {
            char[] start = new char[10];
            assertThat(in.read(start)).isEqualTo(2);
            assertThatThrownBy(() -> in.read(start)).isInstanceOf(Utf8Reader.NotUtf8.class);
        }
    }

    private static byte[] bytes(String latin) {
        return latin.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static Utf8Reader reader(byte[] bytes) {
        return new Utf8Reader(new ByteArrayInputStream(bytes), "results/x/report.md");
    }
}
