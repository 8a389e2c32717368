package dev.descent.engine.reference;

import dev.descent.engine.Cohort;
import dev.descent.engine.Engine;
import dev.descent.engine.RecordingListener;
import dev.descent.engine.TrialOutcome;
import dev.descent.engine.TrialOutcome.Completed;
import dev.descent.engine.TrialsOfEveryKind;
import dev.descent.engine.TrialsOfEveryKind.Lesson;
import dev.descent.model.Trial;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How near an engine with roundings of its own has to come to the reference: {@value #FACTOR} times as far as the reference is from its
 * twin in double, rounded up to a power of ten, and at least 1e-6, which is 16 roundings of a float. Distances are those of training losses
 * after an epoch, relative to the loss, the largest of the trial's first {@value #EPOCHS} epochs; of several trials about one subject the
 * largest counts.
 */
public final class DoubleYardstick {
    /** One trial's rounding is luck; another engine's may be less lucky. */
    private static final int FACTOR = 16;

    private static final int EPOCHS = 10;
    private static final int LEAST = -6;

    private DoubleYardstick() {}

    /** What each kind and subject of {@link TrialsOfEveryKind} is held to: a power of ten. */
    public static Map<String, Map<String, Double>> tolerances() {
        Map<String, Map<String, Double>> tolerances = new LinkedHashMap<>();
        TrialsOfEveryKind.all().forEach((name, lesson) -> {
            Trial trial = lesson.sketch().trial();
            if (outcome(new ReferenceEngine(), lesson, trial) instanceof Completed completed) {
                float[] losses = losses(completed);
                double[] twin = DoubleTraining.losses(
                        lesson.data(),
                        trial,
                        Math.min(EPOCHS, completed.history().epochs()));
                double distance = 0;
                for (int e = 0; e < twin.length; e++) {
                    distance = Math.max(distance, Math.abs(losses[e] - twin[e]) / Math.abs(twin[e]));
                }
                tolerances
                        .computeIfAbsent(lesson.kind(), kind -> new LinkedHashMap<>())
                        .merge(lesson.subject(), tolerance(distance), Math::max);
            }
        });
        tolerances.put("other", tolerances.remove("other"));
        return tolerances;
    }

    private static double tolerance(double distance) {
        int exponent = LEAST;
        while (power(exponent) < FACTOR * distance) {
            exponent++;
        }
        return power(exponent);
    }

    private static double power(int exponent) {
        return Double.parseDouble("1e" + exponent);
    }

    /** The training loss after each epoch, or that of a trial without epochs. */
    private static float[] losses(Completed outcome) {
        return outcome.history().epochs() == 0
                ? new float[] {(float) outcome.train().loss()}
                : outcome.history().loss();
    }

    /** How far an engine is from the reference on a trial that both complete, over the epochs that the yardstick looks at. */
    public static double distance(Engine engine, Lesson lesson) {
        Trial trial = lesson.sketch().trial();
        float[] expected = losses((Completed) outcome(new ReferenceEngine(), lesson, trial));
        float[] found = losses((Completed) outcome(engine, lesson, trial));
        double distance = 0;
        for (int e = 0; e < Math.min(EPOCHS, expected.length); e++) {
            distance = Math.max(distance, Math.abs((double) found[e] - expected[e]) / Math.abs(expected[e]));
        }
        return distance;
    }

    /** How a lesson ends under an engine. */
    public static TrialOutcome outcome(Engine engine, Lesson lesson) {
        return outcome(engine, lesson, lesson.sketch().trial());
    }

    private static TrialOutcome outcome(Engine engine, Lesson lesson, Trial trial) {
        RecordingListener listener = new RecordingListener();
        engine.train(new Cohort(lesson.data(), List.of(trial)), listener);
        return listener.outcomes().get(trial.id());
    }

    /** A table in Markdown: for each kind, from the narrowest tolerance on, whose tolerance it is. */
    static String table(Map<String, Map<String, Double>> tolerances) {
        StringBuilder table = new StringBuilder("| what the trials are about | within | of these |\n|---|---|---|\n");
        tolerances.forEach((kind, subjects) -> {
            Map<Double, List<String>> byTolerance = new TreeMap<>();
            subjects.forEach((subject, tolerance) -> byTolerance
                    .computeIfAbsent(tolerance, t -> new ArrayList<>())
                    .add(subject.matches("[a-z0-9_]+") ? "`" + subject + "`" : subject));
            byTolerance.forEach((tolerance, names) -> table.append("| ")
                    .append(kind)
                    .append(" | 1e")
                    .append(Math.round(Math.log10(tolerance)))
                    .append(" | ")
                    .append(String.join(", ", names))
                    .append(" |\n"));
        });
        return table.toString();
    }
}
