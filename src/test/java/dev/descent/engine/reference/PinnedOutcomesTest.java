package dev.descent.engine.reference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.engine.Cohort;
import dev.descent.engine.OutcomeText;
import dev.descent.engine.RecordingListener;
import dev.descent.engine.TrialsOfEveryKind;
import dev.descent.model.Arithmetic;
import dev.descent.model.Trial;
import dev.descent.number.Digest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Every bit of an outcome has stayed what it was. When this test fails, the arithmetic has changed: if that was meant, raise
 * {@link Arithmetic#VERSION}, run once with {@code -Dgolden.update=true} and say so in the change log.
 */
class PinnedOutcomesTest {
    private static final Path PINS = Path.of("src/test/resources/arithmetic/outcomes.txt");

    @Test
    void everyOutcomeHasThePinnedBits() throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add("arithmetic " + Arithmetic.VERSION);
        TrialsOfEveryKind.all().forEach((name, lesson) -> {
            Trial trial = lesson.sketch().trial();
            RecordingListener listener = new RecordingListener();
            new ReferenceEngine().train(new Cohort(lesson.data(), List.of(trial)), listener);
            String text = OutcomeText.of(listener.outcomes().get(trial.id()));
            lines.add(Digest.sha256(text).substring(0, 16) + " " + text.substring(0, text.indexOf(' ')) + " " + name);
        });
        if (Boolean.getBoolean("golden.update")) {
            Files.createDirectories(PINS.getParent());
            Files.writeString(PINS, String.join("\n", lines) + "\n");
        }

        assertThat(lines)
                .isEqualTo(
                        Files.readString(PINS, StandardCharsets.UTF_8).lines().toList());
    }
}
