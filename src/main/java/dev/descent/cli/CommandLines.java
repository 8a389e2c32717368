package dev.descent.cli;

import dev.descent.run.ExitCode;
import dev.descent.run.Stopped;
import dev.descent.spec.Kind;
import dev.descent.yaml.FileRefused;
import dev.descent.yaml.Problem;
import dev.descent.yaml.ProblemText;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;

/** Puts the commands together and turns whatever they throw into a message and an exit code. */
final class CommandLines {
    private CommandLines() {}

    /** Runs one command and returns its exit code. */
    static int execute(Terminal terminal, String... arguments) {
        CommandLine line = create(terminal);
        try {
            return line.execute(withDefaultCommand(line, arguments));
        } catch (Error e) {
            // Too little memory among them; picocli hands over exceptions alone.
            return BugReport.write(terminal, e);
        }
    }

    static CommandLine create(Terminal terminal) {
        CommandLine line = new CommandLine(new DescentCommand());
        line.addSubcommand(new RunCommand(terminal));
        line.addSubcommand(new PlanCommand(terminal));
        line.addSubcommand(new CheckCommand(terminal));
        line.addSubcommand(new CompareCommand(terminal));
        line.addSubcommand(new ExplainCommand(terminal));
        line.addSubcommand(new ReportCommand(terminal));
        line.addSubcommand(new ListCommand(terminal));
        line.addSubcommand(new SchemaCommand(terminal));
        line.addSubcommand(new NewCommand(terminal));
        line.setOut(new PrintWriter(terminal.out(), true, StandardCharsets.UTF_8));
        line.setErr(new PrintWriter(terminal.err(), true, StandardCharsets.UTF_8));
        line.setUsageHelpAutoWidth(true);
        line.registerConverter(Kind.class, CommandLines::kind);
        line.setParameterExceptionHandler((e, args) -> wrongArguments(terminal, e));
        line.setExecutionExceptionHandler((e, command, parsed) -> stopped(terminal, e));
        line.getSubcommands().values().forEach(sub -> sub.setUsageHelpAutoWidth(true));
        return line;
    }

    /** {@code descent} alone runs everything; {@code descent x.yaml} and {@code descent --jobs 2} run that. */
    private static String[] withDefaultCommand(CommandLine line, String[] arguments) {
        boolean named = arguments.length > 0
                && (line.getSubcommands().containsKey(arguments[0])
                        || List.of("-h", "--help", "-V", "--version", "help").contains(arguments[0]));
        boolean looksLikeRun = arguments.length == 0
                || arguments[0].startsWith("-")
                || arguments[0].endsWith(".yaml")
                || arguments[0].endsWith(".yml")
                || Files.exists(Path.of(arguments[0]));
        return named || !looksLikeRun
                ? arguments
                : Stream.concat(Stream.of("run"), Stream.of(arguments)).toArray(String[]::new);
    }

    /** A family of components by its name, also in the plural that {@code list} prints. */
    private static Kind kind(String word) {
        return Stream.of(Kind.values())
                .filter(kind -> word.equalsIgnoreCase(kind.name())
                        || word.equalsIgnoreCase(kind.name() + "S")
                        || word.equalsIgnoreCase(kind.title()))
                .findFirst()
                .orElseThrow(() -> new TypeConversionException("no family of components is named '" + word + "'"));
    }

    private static int wrongArguments(Terminal terminal, ParameterException e) {
        CommandLine command = e.getCommandLine();
        terminal.err().println(e.getMessage());
        if (!CommandLine.UnmatchedArgumentException.printSuggestions(e, new PrintWriter(terminal.err(), true))) {
            terminal.err().println("`" + command.getCommandSpec().qualifiedName() + " --help` says what it takes");
        }
        return ExitCode.REFUSED.code();
    }

    private static int stopped(Terminal terminal, Exception e) {
        if (e instanceof FileRefused refused) {
            List<Problem> problems = refused.problems();
            for (Problem problem : problems) {
                terminal.err().println(ProblemText.of(problem));
            }
            terminal.err()
                    .println((problems.size() == 1 ? "1 problem" : problems.size() + " problems")
                            + "; nothing was trained");
            return ExitCode.REFUSED.code();
        }
        if (e instanceof Stopped stopped) {
            terminal.err().println(stopped.getMessage());
            return stopped.exitCode().code();
        }
        return BugReport.write(terminal, e);
    }
}
