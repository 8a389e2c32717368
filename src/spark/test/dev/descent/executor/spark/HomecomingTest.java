package dev.descent.executor.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.descent.executor.Answer;
import dev.descent.executor.Answers;
import dev.descent.worker.WorkRefused;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class HomecomingTest {
    private static final List<Answers.Numbered> ANSWERS = List.of(
            new Answers.Numbered(1, new Answer.Threw("the engine threw ArithmeticException", "trace")),
            new Answers.Numbered(0, new Answer.NotTrained(Answer.Lack.MEMORY, "too little", "")));

    @Test
    void answersComeHomeAsTheyWereGiven() throws IOException {
        Homecoming homecoming = Homecoming.of(Homecoming.bytes(ANSWERS));
        assertThat(homecoming.answers()).isEqualTo(ANSWERS);
        assertThat(homecoming.refusal()).isEmpty();
    }

    @Test
    void aRefusalIsNoAnswer() throws IOException {
        Homecoming homecoming = Homecoming.of(Homecoming.bytes(new WorkRefused("the program here is another one")));
        assertThat(homecoming.answers()).isEmpty();
        assertThat(homecoming.refusal()).contains("the program here is another one");
    }

    @Test
    void bytesOfSomethingElseAreSeen() {
        byte[] bytes = Homecoming.bytes(ANSWERS);
        assertThatThrownBy(() -> Homecoming.of(new byte[0])).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> Homecoming.of(new byte[] {7})).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> Homecoming.of(Arrays.copyOf(bytes, bytes.length - 1)))
                .isInstanceOf(IOException.class);
    }
}
