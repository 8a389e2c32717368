package dev.descent.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.engine.TrialOutcome.Failed;
import org.junit.jupiter.api.Test;

/** What is told of an exception, and of a failure that has no reason. */
class ThrownTest {
    private static String said(Throwable thrown) {
        return Thrown.sentence("engine", thrown);
    }

    @Test
    void aMessageOfOneLineIsTold() {
        assertThat(said(new IllegalStateException("no layer 'dropout' here")))
                .isEqualTo("the engine threw IllegalStateException: no layer 'dropout' here");
    }

    @Test
    void aMessageThatIsNoLineIsLeftToTheLog() {
        for (String message : new String[] {null, "", " ", "one\ntwo", "\u001b[31mred", "\u202eturned"}) {
            assertThat(said(new IllegalStateException(message))).isEqualTo("the engine threw IllegalStateException");
        }
    }

    @Test
    void aLongMessageIsShortened() {
        assertThat(said(new IllegalStateException("x".repeat(1000))))
                .hasSizeLessThan(350)
                .endsWith("x…");
    }

    @Test
    void anExceptionWithoutANameOfItsOwnHasTheOneOfItsFile() {
        assertThat(said(new IllegalStateException("why") {
                    private static final long serialVersionUID = 1L;
                }))
                .isEqualTo("the engine threw " + ThrownTest.class.getName() + "$1: why");
    }

    @Test
    void aFailureWithoutAReasonSaysSo() {
        assertThat(new Failed("0123456789abcdef", " ").reason()).isEqualTo("no reason was given");
    }
}
