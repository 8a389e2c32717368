package org.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page on engines shows the example as it is compiled and tested here. */
class PageTest {
    @ParameterizedTest
    @ValueSource(strings = {"SideBySideEngine", "SideBySideEngineTest"})
    void thePageShowsTheSource(String name) throws IOException {
        String source = Files.readString(Path.of("src/test/java/org/example", name + ".java"));
        assertThat(source.lines()).hasSizeLessThan(70);
        assertThat(Path.of("src/site/markdown/engines.md")).content().contains("```java\n" + source + "```\n");
    }
}
