package dev.descent.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Which classes below {@code app} know the time: those that measure which of two forms of equal bits is the quicker one. */
class ClockTest {
    /** LyingClocksTest and FmaTest hold that no bit depends on what they choose. */
    private static final Set<String> CHOOSING = Set.of(
            "dev.descent.engine.lockstep.LockstepEngine",
            "dev.descent.engine.lockstep.wide.WideTrials",
            "dev.descent.number.Fma");

    @Test
    void onlyTheseClassesOfEnginesAndNumbersReadAClock() throws IOException {
        Set<String> reading = new TreeSet<>();
        for (String room : new String[] {"engine", "number"}) {
            for (Bytecode.Call call : Bytecode.calls(Bytecode.MAIN.resolve("dev/descent/" + room))) {
                if (call.name().matches("java\\.lang\\.System\\.(nanoTime|currentTimeMillis)|java\\.time\\..*")) {
                    reading.add(call.type());
                }
            }
        }
        assertThat(reading).containsExactlyInAnyOrderElementsOf(CHOOSING);
    }
}
