package dev.descent.output.manual;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonTextTest {

    @Test
    void whatFitsStandsInOneLine() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("b", List.of(1L, 2.5, 1e-7, 1e22, true, false, "x", List.of(), Map.of()));
        map.put("a", -3);
        assertThat(JsonText.of(map))
                .isEqualTo("{\"b\": [1, 2.5, 1e-7, 1e22, true, false, \"x\", [], {}], \"a\": -3}\n");
    }

    @Test
    void whatDoesNotFitIsIndented() {
        String wide = "w".repeat(100);
        assertThat(JsonText.of(List.of(Map.of("key", List.of(wide, "x".repeat(20))), 1L)))
                .isEqualTo("[\n  {\n    \"key\": [\n      \"" + wide + "\",\n      \"" + "x".repeat(20)
                        + "\"\n    ]\n  },\n  1\n]\n");
    }

    @Test
    void textsAreEscaped() {
        assertThat(JsonText.of("\"\\\n\t\u001b\u007f é😀</script>"))
                .isEqualTo("\"\\\"\\\\\\n\\u0009\\u001b\\u007f é😀</script>\"\n");
    }

    @Test
    void onlyFiniteNumbersAndJsonsOwnTypesArePrinted() {
        assertThatIllegalArgumentException().isThrownBy(() -> JsonText.of(Double.NaN));
        assertThatIllegalArgumentException().isThrownBy(() -> JsonText.of(Double.POSITIVE_INFINITY));
        assertThatIllegalArgumentException().isThrownBy(() -> JsonText.of('c'));
    }
}
