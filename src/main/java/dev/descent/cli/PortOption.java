package dev.descent.cli;

import java.util.Stack;
import picocli.CommandLine.IParameterConsumer;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** {@code --serve} with or without a port. */
final class PortOption {
    private static final int LARGEST = 65_535;

    @Option(
            names = "--serve",
            paramLabel = "PORT",
            arity = "0..1",
            fallbackValue = "0",
            parameterConsumer = Port.class,
            description = {
                "Show the growing reports to a browser on this machine, under an address that is printed; without a port, or with 0, "
                        + "any that is free. Stays when the run has ended, until Ctrl-C, and then exits as the run did."
            })
    private Integer port;

    /** Whether pages are to be served. */
    boolean isGiven() {
        return port != null;
    }

    /** 0 for any that is free. */
    int port() {
        return port;
    }

    /** Takes the next word if it is a number; else it is a file. */
    static final class Port implements IParameterConsumer {
        @Override
        public void consumeParameters(Stack<String> words, ArgSpec option, CommandSpec command) {
            if (words.isEmpty() || !words.peek().matches("[0-9]+")) {
                option.setValue(0);
                return;
            }
            String word = words.pop();
            if (word.length() > 5 || Integer.parseInt(word) > LARGEST) {
                throw new ParameterException(
                        command.commandLine(), "--serve takes a port from 0 to " + LARGEST + ", not " + word);
            }
            option.setValue(Integer.valueOf(word));
        }
    }
}
