package dev.descent.engine.pytorch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.engine.Engine;
import dev.descent.engine.TrialOutcome.Completed;
import dev.descent.engine.TrialOutcome.Diverged;
import dev.descent.engine.TrialsOfEveryKind;
import dev.descent.engine.TrialsOfEveryKind.Lesson;
import dev.descent.engine.reference.DoubleYardstick;
import dev.descent.engine.reference.ReferenceEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The engine agrees with the reference on every layer, activation, loss, optimizer and schedule within the tolerances of the page. */
class AgreementTest {
    private final Engine engine = new PyTorchEngine();

    /** What was measured is left in {@code target/pytorch/agreement.txt}, the largest of each kind. */
    @Test
    void everyTrialThatCompletesAgrees() throws IOException {
        Map<String, Map<String, Double>> tolerances = DoubleYardstick.tolerances();
        Map<String, Double> largest = new TreeMap<>();
        TrialsOfEveryKind.all().forEach((name, lesson) -> {
            if (isCompleted(lesson)) {
                double distance = DoubleYardstick.distance(engine, lesson);
                largest.merge(lesson.kind(), distance, Math::max);
                assertThat(distance)
                        .as(name)
                        .isLessThanOrEqualTo(tolerances.get(lesson.kind()).get(lesson.subject()));
            }
        });
        StringBuilder text = new StringBuilder();
        largest.forEach((kind, distance) -> text.append(String.format(Locale.ROOT, "%s %.1e%n", kind, distance)));
        Files.writeString(Files.createDirectories(Path.of("target/pytorch")).resolve("agreement.txt"), text);
    }

    private static boolean isCompleted(Lesson lesson) {
        return DoubleYardstick.outcome(new ReferenceEngine(), lesson) instanceof Completed;
    }

    @Test
    void trialsDivergeAtTheSameStep() {
        TrialsOfEveryKind.all().forEach((name, lesson) -> {
            if (DoubleYardstick.outcome(new ReferenceEngine(), lesson) instanceof Diverged expected) {
                Diverged found = (Diverged) DoubleYardstick.outcome(engine, lesson);
                assertThat(found.epoch()).as(name).isEqualTo(expected.epoch());
                assertThat(found.step()).as(name).isEqualTo(expected.step());
                assertThat(found.history().epochs())
                        .as(name)
                        .isEqualTo(expected.history().epochs());
            }
        });
    }
}
