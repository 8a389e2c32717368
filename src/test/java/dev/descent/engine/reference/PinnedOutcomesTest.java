package dev.descent.engine.reference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.engine.Cohort;
import dev.descent.engine.OutcomeText;
import dev.descent.engine.RecordingListener;
import dev.descent.engine.TrialsOfEveryKind;
import dev.descent.golden.Golden;
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
 * Every bit of an outcome has stayed what it was. A new type adds lines: run once with {@code -Dgolden.update=true}. When a line
 * that was there changes, the arithmetic has: if that was meant, raise {@link Arithmetic#VERSION} first and say so in the change log.
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
        if (Golden.isUpdated()) {
            refuseChangesOfOneVersion(lines);
        }
        Golden.assertSame(PINS, String.join("\n", lines) + "\n");
    }

    /** While the version is the same, pins are only added. */
    private static void refuseChangesOfOneVersion(List<String> lines) throws IOException {
        List<String> pinned = pinned();
        if (pinned.get(0).equals(lines.get(0))) {
            assertThat(pinned.stream().filter(line -> !lines.contains(line)))
                    .as("lines of %s that would change under the same version of the arithmetic", PINS)
                    .isEmpty();
        }
    }

    private static List<String> pinned() throws IOException {
        return Files.readString(PINS, StandardCharsets.UTF_8).lines().toList();
    }
}
