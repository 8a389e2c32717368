package dev.descent.executor.spark;

import dev.descent.executor.Answer;
import java.util.List;

/** Why Spark gave up a job, by its message: there is nothing else to tell it by. */
final class Failure {
    /** Spark's name of the loss of a process with all that it was at. */
    private static final String DEATH = "ExecutorLostFailure";

    private static final List<String> MISSING = List.of(
            "java.lang.ClassNotFoundException",
            "java.lang.NoClassDefFoundError",
            "java.io.InvalidClassException",
            "java.lang.UnsupportedClassVersionError");

    private Failure() {}

    /** Whether the processes that were at a task died, rather than that it threw there. */
    static boolean isDeath(Throwable failure) {
        return text(failure).contains(DEATH);
    }

    /** Whether the executors do not have the program, or another one. */
    static boolean isMissingProgram(Throwable failure) {
        String text = text(failure);
        return MISSING.stream().anyMatch(text::contains);
    }

    /** What becomes of a trial that costs each process its life, also when nothing else runs beside it. */
    static Answer death(Throwable failure) {
        return new Answer.Threw("each process that trained it died", text(failure));
    }

    /** For whoever can mend it. */
    static String sentence(Throwable failure) {
        return isMissingProgram(failure)
                ? "Spark's executors do not find the program, or find another one: " + Application.firstLine(failure)
                        + "; run the jar for Spark, or name it in spark.jars"
                : "Spark's executors can't do the work: " + Application.firstLine(failure)
                        + "; mend that and run again";
    }

    private static String text(Throwable failure) {
        return failure.getMessage() == null ? failure.toString() : failure.getMessage();
    }
}
