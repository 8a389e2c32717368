package dev.descent.executor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.descent.engine.TrialOutcome;
import dev.descent.executor.Answer.Lack;
import dev.descent.executor.Answers.Numbered;
import dev.descent.model.Component;
import dev.descent.model.KeyPath;
import dev.descent.model.KeyPath.Step;
import dev.descent.model.Kind;
import dev.descent.model.Setting;
import dev.descent.model.Vocabulary;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What executors carry is what arrives, value by value; bytes that are something else are refused. */
class CarriedBytesTest {
    private static final Component ADAM = Component.of(
            Vocabulary.type(Kind.OPTIMIZER, "adam"), "adam", Map.of("learning_rate", 0.1, "beta_1", Math.nextUp(0.9)));

    private static final List<Setting> SETTINGS = List.of(
            new Setting(KeyPath.of("optimizer"), Optional.of(ADAM)),
            new Setting(KeyPath.of("learning_rate"), Optional.of(-0.0)),
            new Setting(KeyPath.of("epochs"), Optional.of(Long.MAX_VALUE)),
            new Setting(KeyPath.of("shuffle"), Optional.of(false)),
            new Setting(
                    new KeyPath(List.of(new Step.Key("layers"), new Step.Index(-1), new Step.Key("units"))),
                    Optional.of(3L)),
            new Setting(
                    new KeyPath(List.of(new Step.Key("layers"), new Step.Every(), new Step.Key("activation"))),
                    Optional.of(Component.of(Vocabulary.type(Kind.ACTIVATION, "relu")))),
            new Setting(new KeyPath(List.of(new Step.Key("layers"), new Step.Index(1))), Optional.empty()),
            new Setting(
                    KeyPath.of("dataset", "features"), Optional.of(List.of("größe in m", "a.b", "\uD83D\uDE00", ""))),
            new Setting(KeyPath.of("minimize", "start"), Optional.of(Map.of("x", 1.5))),
            new Setting(KeyPath.of("solve", "output"), Optional.of("x".repeat(70_000))));

    private static final Task TASK = new Task(
            true,
            List.of(
                    new TrialTask(7, "0123456789abcdef", 3, SETTINGS, 2, 5, 30),
                    new TrialTask(Integer.MAX_VALUE, "ffffffffffffffff", 1, List.of(), 1, 0, 0)));

    @Test
    void aTaskArrivesAsItWasSent() throws IOException {
        Task read = Task.of(TASK.bytes());
        assertThat(read).isEqualTo(TASK);
        Component adam =
                (Component) read.trials().get(0).settings().get(0).value().orElseThrow();
        assertThat(adam.given()).isEqualTo(ADAM.given());
        assertThat(Double.doubleToRawLongBits(
                        (Double) read.trials().get(0).settings().get(1).value().orElseThrow()))
                .as("the sign of zero")
                .isEqualTo(Double.doubleToRawLongBits(-0.0));
        assertThat(read.bytes()).isEqualTo(TASK.bytes());
    }

    @Test
    void aComponentKeepsTheAliasThatTablesPrint() throws IOException {
        Component loss = Component.of(Vocabulary.type(Kind.LOSS, "mse"), "mean_squared_error", Map.of());
        Task task = new Task(
                false,
                List.of(new TrialTask(
                        1, "0", 1, List.of(new Setting(KeyPath.of("loss"), Optional.of(loss))), 1, 0, 1)));
        Component read = (Component)
                Task.of(task.bytes()).trials().get(0).settings().get(0).value().orElseThrow();
        assertThat(read.label()).isEqualTo("mean_squared_error");
    }

    @Test
    void aBaseArrivesAsItWasSent() throws IOException {
        byte[] cells = {0, -1, 13, 10};
        Base base = new Base(
                new Base.Versions(3, "ab"),
                "lockstep",
                "name: größe\n".repeat(10_000),
                10,
                Optional.of("validation"),
                List.of(new Base.CarriedTable("a b.csv.gz", "cd", cells)));
        Base read = Base.of(base.bytes());
        assertThat(read).usingRecursiveComparison().isEqualTo(base);
        assertThat(read.bytes()).isEqualTo(base.bytes());
    }

    @Test
    void answersArriveAsTheyWereGiven() throws IOException {
        List<Numbered> answers = List.of(
                new Numbered(1, Answer.Ended.of(new TrialOutcome.Failed("0123456789abcdef", "why"))),
                new Numbered(0, new Answer.Threw("a reason", "a trace\nof lines")),
                new Numbered(2, new Answer.NotTrained(Lack.LIBRARY, "a library", "")));
        List<Numbered> read = Answers.decode(Answers.encode(answers));
        assertThat(read).extracting(Numbered::trial).containsExactly(1, 0, 2);
        assertThat(((Answer.Ended) read.get(0).answer()).outcome())
                .isEqualTo(new TrialOutcome.Failed("0123456789abcdef", "why"));
        assertThat(read.subList(1, 3)).isEqualTo(answers.subList(1, 3));
    }

    @Test
    void cutBytesAreRefused() {
        byte[] task = TASK.bytes();
        byte[] answers = Answers.encode(List.of(new Numbered(0, new Answer.Threw("a reason", "a trace"))));
        for (int length = 0; length < task.length; length += 1 + length / 8) {
            byte[] cut = Arrays.copyOf(task, length);
            assertThatThrownBy(() -> Task.of(cut)).as("%d bytes", length).isInstanceOf(IOException.class);
        }
        for (int length = 0; length < answers.length; length++) {
            byte[] cut = Arrays.copyOf(answers, length);
            assertThatThrownBy(() -> Answers.decode(cut)).as("%d bytes", length).isInstanceOf(IOException.class);
        }
    }
}
