package dev.descent.fuzz;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Some executions of a target.
 *
 * @param executions how often it was executed
 * @param taken how many of the inputs the reader took
 */
record FuzzRound(long executions, long taken) {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    /** A finding is written here, to be made a test case of. */
    private static final Path FINDINGS = Path.of("target", "fuzz");

    /** Executes a target with inputs that depend on {@code seed} alone. */
    static FuzzRound of(Target target, long seed, long executions) {
        Mutator mutator = new Mutator(target, seed);
        long taken = 0;
        for (long i = 0; i < executions; i++) {
            byte[] input = mutator.next();
            if (execute(target, input, "seed " + seed + ", execution " + i)) {
                taken++;
                mutator.keep(input);
            }
        }
        return new FuzzRound(executions, taken);
    }

    /** Executes a target once; whether it took the input. */
    static boolean execute(Target target, byte[] input, String which) {
        long before = allocated();
        try {
            boolean takes = target.takes(input.clone());
            long bytes = allocated() - before;
            if (bytes > target.mayAllocate(input.length)) {
                throw new AssertionError(bytes + " bytes were allocated for an input of " + input.length);
            }
            return takes;
        } catch (Exception | AssertionError | StackOverflowError | OutOfMemoryError e) {
            throw new AssertionError(target.name() + ", " + which + ", kept as " + kept(target, input) + ": " + e, e);
        }
    }

    /** Bytes that this thread has allocated so far: unlike a clock, nearly the same in every run. */
    private static long allocated() {
        return THREADS.getCurrentThreadAllocatedBytes();
    }

    private static Path kept(Target target, byte[] input) {
        try {
            Files.createDirectories(FINDINGS);
            Path file = FINDINGS.resolve(target.name() + "-" + Integer.toHexString(Arrays.hashCode(input)));
            return Files.write(file, input);
        } catch (IOException e) {
            throw new AssertionError("a finding could not be kept", e);
        }
    }
}
