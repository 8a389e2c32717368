package dev.descent.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Settings have a folder that says them, a name on every system, and no two of them the same. */
class SettingsFolderTest {
    private static final String DIGEST = "~[0-9a-f]{12}";

    @Test
    void aNameSaysItsSettingsInAFixedOrder() {
        assertThat(name("epochs", "7")).isEqualTo("x@epochs=7");
        assertThat(name("optimizer.learning_rate", "0.1", "epochs", "7"))
                .isEqualTo("x@epochs=7,optimizer.learning_rate=0.1")
                .isEqualTo(name("epochs", "7", "learning_rate", "0.1"));
        assertThat(name("description", "")).isEqualTo("x@description=");
    }

    @Test
    void whatIsNoNameEverywhereIsReplacedAndTold() {
        assertThat(name("layers[0].units", "20")).matches("x@layers-0-\\.units=20" + DIGEST);
        assertThat(name("loss", "a/../B:*?\"<>|\\\n\0ü ")).matches("x@loss=a-\\.\\.-[-]+" + DIGEST);
        assertThat(name("epochs", "7.")).matches("x@epochs=7\\." + DIGEST);
    }

    @Test
    void differentSettingsHaveDifferentFoldersAlsoWithoutCapitals() {
        List<String> values = List.of(
                "a", "A", "a ", " a", "a,epochs=7", "a-epochs-7", "ä", "-", "=", ",", "a.", "", "~", "a".repeat(99));
        Set<String> names = new HashSet<>();
        for (String value : values) {
            names.add(name("description", value).toLowerCase(Locale.ROOT));
            names.add(name("description", value, "epochs", "7").toLowerCase(Locale.ROOT));
        }
        names.add(name("description", "a".repeat(98) + "b"));
        assertThat(names).hasSize(2 * values.size() + 1);
    }

    @Test
    void noNameIsTooLong() {
        assertThat(name("description", "a".repeat(500))).hasSize("x@".length() + 80);
        String longest = SettingsFolder.name("ü".repeat(100), Map.of("description", "a".repeat(500)));
        assertThat(longest.getBytes(StandardCharsets.UTF_8)).hasSize(255);
        assertThat(longest).matches(".*@description=a+" + DIGEST);
    }

    private static String name(String... settings) {
        Map<String, String> all = new LinkedHashMap<>();
        for (int i = 0; i < settings.length; i += 2) {
            all.put(settings[i], settings[i + 1]);
        }
        return SettingsFolder.name("x", all);
    }
}
