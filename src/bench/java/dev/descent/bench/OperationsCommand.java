package dev.descent.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/** Hands its arguments to JMH, in a JVM whose class path JMH can hand on to its forks. */
@Command(
        name = "jmh",
        description =
                "Runs the benchmarks of single operations; arguments are JMH's: a regular expression, -h for its help.")
final class OperationsCommand implements Callable<Integer> {
    @Unmatched
    private final List<String> arguments = new ArrayList<>();

    @Override
    public Integer call() {
        List<String> command = new ArrayList<>(List.of(Fork.java()));
        command.addAll(Fork.VECTOR);
        command.addAll(List.of("-cp", Fork.classPath(), "org.openjdk.jmh.Main"));
        command.addAll(arguments);
        return Fork.run(command);
    }
}
