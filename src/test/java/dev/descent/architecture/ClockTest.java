package dev.descent.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Who may know the time: those that show it to people or write it under {@code .run/}, and those that choose the quicker of two forms. */
class ClockTest {
    private static final Pattern CLOCK = Pattern.compile("java/lang/System\\.(nanoTime|currentTimeMillis)"
            + "|java/time/\\w+\\.now|java/time/Clock\\..*|java/time/InstantSource\\..*|java/util/Date\\.<init>");

    /** Progress, timings, and how long an outcome may wait for the disk. */
    private static final List<String> ROOMS = List.of("app", "cli");

    /** What they choose changes no bit: LyingClocksTest and FmaTest hold it. */
    private static final Set<String> CHOOSING =
            Set.of("engine/lockstep/LockstepEngine", "engine/lockstep/wide/WideTrials", "number/Fma");

    @Test
    void onlyTheseClassesReadAClock() throws IOException {
        Path house = Path.of("target/classes/dev/descent");
        Set<String> reading = new TreeSet<>();
        try (Stream<Path> files = Files.walk(house)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".class")).toList()) {
                if (MethodReferences.of(file).stream().anyMatch(ClockTest::isClock)) {
                    String name = house.relativize(file).toString().replace('\\', '/');
                    reading.add(name.substring(0, name.length() - ".class".length()));
                }
            }
        }
        assertThat(reading.stream().filter(name -> !ROOMS.contains(name.substring(0, name.indexOf('/')))))
                .containsExactlyInAnyOrderElementsOf(CHOOSING);
        assertThat(reading).as("rooms that know the time").anyMatch(name -> name.startsWith("cli/"));
    }

    @Test
    void everyWayToAskForTheTimeIsSeen() throws IOException {
        Path here = Path.of("target/test-classes/dev/descent/architecture/ClockTest$Asking.class");
        assertThat(MethodReferences.of(here).stream().filter(ClockTest::isClock))
                .containsExactly("java/lang/System.nanoTime", "java/time/Clock.systemUTC", "java/time/Instant.now");
    }

    private static boolean isClock(String method) {
        return CLOCK.matcher(method).matches();
    }

    /** Asks in three ways, one of them by reference. */
    @SuppressWarnings("unused")
    private static final class Asking {
        private final java.util.function.LongSupplier byReference = System::nanoTime;
        private final java.time.Clock byClock = java.time.Clock.systemUTC();
        private final java.time.Instant byCall = java.time.Instant.now();
    }
}
