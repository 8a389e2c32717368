package dev.descent.cli;

import dev.descent.app.ExitCode;
import dev.descent.app.Stopped;
import dev.descent.model.ForeignWords;
import dev.descent.model.Sections;
import dev.descent.number.Phrases;
import dev.descent.problem.FileRefused;
import dev.descent.problem.NearestName;
import dev.descent.problem.Problem;
import dev.descent.problem.ProblemText;
import dev.descent.problem.Remedy;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/**
 * Puts the commands together and turns whatever they throw into a message and an exit code.
 *
 * <p>Only the command that is asked for is looked into: to find the options of all of them by reflection would take longer than
 * many a command does.
 */
final class CommandLines {
    private static final List<String> NAMES = List.of(
            "run",
            "plan",
            "check",
            "compare",
            "across",
            "explain",
            "report",
            "export",
            "predict",
            "merge",
            "list",
            "schema",
            "new",
            "completion");

    /** What commands are called elsewhere. */
    private static final Map<String, String> ELSEWHERE = Map.of(
            "train", "run",
            "fit", "run",
            "tune", "run",
            "sweep", "run",
            "init", "new",
            "create", "new",
            "validate", "plan",
            "diff", "check",
            "combine", "merge",
            "save", "export");

    private static final List<String> VERSION = List.of("-V", "--version");

    /** Types that no option has. To look for their converters would load some hundred classes. */
    private static final String NEEDLESS_CONVERTERS = "java\\.(sql|time)\\..*";

    private static final String SET = "--set";

    /** A wrong file may have a mistake in each of its lines. */
    private static final int MOST_TOLD = 100;

    private CommandLines() {}

    /** Runs one command and returns its exit code. */
    static int execute(Terminal terminal, String... arguments) {
        if (arguments.length == 1 && VERSION.contains(arguments[0])) {
            terminal.out().println(Version.text());
            return ExitCode.DONE.code();
        }
        Optional<String> mistake = Arguments.mistake(arguments);
        if (mistake.isPresent()) {
            terminal.err().println(mistake.get());
            return ExitCode.REFUSED.code();
        }
        String[] completed = withDefaultCommand(arguments);
        if (!isNamed(completed) && !completed[0].startsWith("-")) {
            Remedy remedy = Optional.ofNullable(ELSEWHERE.get(completed[0]))
                    .map(name -> new Remedy("Descent calls it `" + name + "`", "expected " + NearestName.oneOf(NAMES)))
                    .orElseGet(() -> NearestName.expected(NAMES, completed[0]));
            terminal.err().println(remedy.after("no command and no file is named '" + completed[0] + "'"));
            terminal.err().println(remedy.expected());
            return ExitCode.REFUSED.code();
        }
        try {
            Optional<PlainRun> plain = plain(completed);
            if (plain.isPresent()) {
                return run(terminal, plain.get());
            }
            boolean named = isNamed(completed);
            return create(terminal, named ? List.of(completed[0]) : NAMES, named)
                    .execute(completed);
        } catch (Error e) {
            // Too little memory among them; picocli hands over exceptions alone.
            return BugReport.write(terminal, e);
        }
    }

    private static boolean isNamed(String[] arguments) {
        return arguments.length > 0 && NAMES.contains(arguments[0]);
    }

    private static Optional<PlainRun> plain(String[] arguments) {
        List<String> words = List.of(arguments);
        return isNamed(arguments) && words.get(0).equals("run")
                ? PlainRun.of(words.subList(1, words.size()))
                : Optional.empty();
    }

    private static int run(Terminal terminal, PlainRun plain) {
        try {
            return new RunCommand(terminal, plain).call();
        } catch (Exception e) {
            return stopped(terminal, e);
        }
    }

    /** All commands with all their options. */
    static CommandLine inFull(Terminal terminal) {
        return create(terminal, NAMES, true);
    }

    /** @param inFull whether the commands' options are looked for too; or else they can be listed, not run */
    private static CommandLine create(Terminal terminal, List<String> names, boolean inFull) {
        System.setProperty("picocli.converters.excludes", NEEDLESS_CONVERTERS);
        CommandLine line = new CommandLine(new DescentCommand());
        for (String name : names) {
            Object command = command(name, terminal);
            line.addSubcommand(name, inFull ? command : inOneLine(command));
        }
        line.setOut(new PrintWriter(terminal.out(), true, StandardCharsets.UTF_8));
        line.setErr(new PrintWriter(terminal.err(), true, StandardCharsets.UTF_8));
        line.setUsageHelpAutoWidth(terminal.status().isPresent());
        Arguments.registerNumbers(line);
        line.setParameterExceptionHandler((e, args) -> wrongArguments(terminal, e, args));
        line.setExecutionExceptionHandler((e, command, parsed) -> stopped(terminal, e));
        return line;
    }

    private static Object command(String name, Terminal terminal) {
        return switch (name) {
            case "run" -> new RunCommand(terminal);
            case "plan" -> new PlanCommand(terminal);
            case "check" -> new CheckCommand(terminal);
            case "compare" -> new CompareCommand(terminal);
            case "across" -> new AcrossCommand(terminal);
            case "explain" -> new ExplainCommand(terminal);
            case "export" -> new ExportCommand(terminal);
            case "predict" -> new PredictCommand(terminal);
            case "report" -> new ReportCommand(terminal);
            case "merge" -> new MergeCommand(terminal);
            case "list" -> new ListCommand(terminal);
            case "schema" -> new SchemaCommand(terminal);
            case "new" -> new NewCommand(terminal);
            case "completion" -> new CompletionCommand(terminal);
            default -> throw new AssertionError(name);
        };
    }

    /** A command as the list of all commands shows it. */
    private static CommandSpec inOneLine(Object command) {
        CommandSpec spec = CommandSpec.wrapWithoutInspection(command);
        spec.usageMessage()
                .description(command.getClass().getAnnotation(Command.class).description());
        return spec;
    }

    /** {@code descent} alone runs everything; {@code descent x.yaml} and {@code descent --jobs 2} run that; {@code help run} is {@code run --help}. */
    private static String[] withDefaultCommand(String[] arguments) {
        if (arguments.length > 0 && arguments[0].equals("help")) {
            List<String> asked = new ArrayList<>(List.of(arguments).subList(1, arguments.length));
            asked.add("--help");
            return asked.toArray(new String[0]);
        }
        boolean named = arguments.length > 0
                && (NAMES.contains(arguments[0])
                        || List.of("-h", "--help", "-V", "--version").contains(arguments[0]));
        boolean looksLikeRun = arguments.length == 0
                || arguments[0].startsWith("-")
                || arguments[0].endsWith(".yaml")
                || arguments[0].endsWith(".yml")
                || Files.exists(Path.of(arguments[0]));
        if (named || !looksLikeRun) {
            return arguments;
        }
        List<String> completed = new ArrayList<>(List.of(arguments));
        completed.add(0, "run");
        return completed.toArray(new String[0]);
    }

    private static int wrongArguments(Terminal terminal, ParameterException e, String[] arguments) {
        CommandLine command = e.getCommandLine();
        terminal.err().println(e.getMessage());
        Optional<String> key = keyInstead(e, List.of(arguments));
        Optional<String> meant = meantOption(e);
        if (key.isPresent()) {
            terminal.err().println("a key of the file is set by " + key.get());
        } else if (meant.isPresent()) {
            terminal.err().println("did you mean '" + meant.get() + "'?");
        } else if (!CommandLine.UnmatchedArgumentException.printSuggestions(
                e, new PrintWriter(terminal.err(), true, StandardCharsets.UTF_8))) {
            terminal.err().println("`" + command.getCommandSpec().qualifiedName() + " --help` says what it takes");
        }
        return ExitCode.REFUSED.code();
    }

    /** How a key of the file is set that was taken for an option: {@code --set epochs=3} for {@code --epochs 3}. */
    private static Optional<String> keyInstead(ParameterException e, List<String> arguments) {
        boolean sets = e.getCommandLine().getCommandSpec().optionsMap().containsKey(SET);
        if (!sets || !(e instanceof CommandLine.UnmatchedArgumentException unmatched) || !unmatched.isUnknownOption()) {
            return Optional.empty();
        }
        String option = unmatched.getUnmatched().get(0);
        int equals = option.indexOf('=');
        int next = arguments.indexOf(option) + 1;
        String value = equals >= 0
                ? option.substring(equals + 1)
                : next > 0 && next < arguments.size() ? arguments.get(next) : "…";
        String name = (equals >= 0 ? option.substring(0, equals) : option)
                .replaceFirst("^--?", "")
                .replace('-', '_');
        return Optional.of(name)
                .filter(it -> Sections.NETWORK_FILE.parameter(it).isPresent())
                .or(() -> ForeignWords.ours(Sections.NETWORK_FILE, name).map(ForeignWords.Ours::key))
                .map(key -> SET + " " + key + "=" + value);
    }

    private static Optional<String> meantOption(ParameterException e) {
        return e instanceof CommandLine.UnmatchedArgumentException unmatched && unmatched.isUnknownOption()
                ? NearestName.of(
                        unmatched.getUnmatched().get(0),
                        e.getCommandLine().getCommandSpec().optionsMap().keySet())
                : Optional.empty();
    }

    /**
     * Tells all that is wrong with a file.
     *
     * @param consequence what was therefore not done
     */
    static void tell(Terminal terminal, FileRefused refused, String consequence) {
        List<Problem> problems = refused.problems();
        for (Problem problem : problems.subList(0, Math.min(MOST_TOLD, problems.size()))) {
            ProblemText.of(problem).lines().forEach(terminal.err()::println);
            terminal.err().println();
        }
        if (problems.size() > MOST_TOLD) {
            terminal.err().println("… and " + (problems.size() - MOST_TOLD) + " more");
        }
        terminal.err().println(Phrases.count(problems.size(), "problem") + "; " + consequence);
    }

    private static int stopped(Terminal terminal, Exception e) {
        if (e instanceof FileRefused refused) {
            tell(terminal, refused, "nothing was trained");
            return ExitCode.REFUSED.code();
        }
        if (e instanceof Stopped stopped) {
            stopped.sentences().forEach(terminal.err()::println);
            return stopped.exitCode().code();
        }
        return BugReport.write(terminal, e);
    }
}
