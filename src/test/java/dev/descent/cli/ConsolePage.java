package dev.descent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A page whose console blocks show commands and what they print: {@code descent} with anything, {@code cat}, {@code head -n N} and
 * {@code grep} (a plain word, at the start of a line after ^, or {@code -F}) of a file, or of what a command before {@code |} printed.
 */
final class ConsolePage {
    private static final Pattern CONSOLE = Pattern.compile("(?ms)^```console\\n(\\$ .*?)^```$");
    private static final Pattern WORD = Pattern.compile("'([^']*)'|([^\\s']+)");

    private final Path folder;
    private final CommandRig rig;

    /** @param folder with data and experiments, in which the commands run */
    ConsolePage(Path folder, CommandRig rig) {
        this.folder = folder;
        this.rig = rig;
    }

    /** The page as it is when each command shows what it prints. */
    String printed(String page) {
        return CONSOLE.matcher(page)
                .replaceAll(block -> Matcher.quoteReplacement("```console\n" + printedBlock(block.group(1)) + "```"));
    }

    /** The commands of a page, in their order. */
    static List<String> commands(String page) {
        return CONSOLE.matcher(page)
                .results()
                .flatMap(block -> commandsOf(block.group(1)).stream())
                .toList();
    }

    private static List<String> commandsOf(String block) {
        return block.lines()
                .filter(line -> line.startsWith("$ "))
                .map(line -> line.substring(2))
                .toList();
    }

    private String printedBlock(String block) {
        StringBuilder text = new StringBuilder();
        for (String command : commandsOf(block)) {
            text.append("$ ").append(command).append('\n').append(run(command));
        }
        return text.toString();
    }

    private String run(String line) {
        List<String> output = List.of();
        for (String part : line.split(" \\| ")) {
            List<String> words = words(part);
            String command = words.remove(0);
            output = switch (command) {
                case "cat" -> lines(words.get(0));
                case "head" -> head(words, output);
                case "grep" -> grep(words, output);
                case "descent" -> descent(words);
                default -> throw new AssertionError(line);
            };
            assertThat(output).as(line + "\n" + rig.err()).isNotEmpty();
        }
        return String.join("\n", output) + "\n";
    }

    private static List<String> words(String command) {
        List<String> words = new ArrayList<>();
        WORD.matcher(command)
                .results()
                .forEach(word -> words.add(word.group(1) == null ? word.group(2) : word.group(1)));
        return words;
    }

    private List<String> head(List<String> words, List<String> output) {
        assertThat(words.get(0)).isEqualTo("-n");
        List<String> lines = words.size() > 2 ? lines(words.get(2)) : output;
        return lines.subList(0, Math.min(lines.size(), Integer.parseInt(words.get(1))));
    }

    private List<String> grep(List<String> words, List<String> output) {
        boolean literal = words.get(0).equals("-F");
        String of = words.get(literal ? 1 : 0);
        List<String> lines = words.size() > (literal ? 2 : 1) ? lines(words.get(literal ? 2 : 1)) : output;
        if (!literal) {
            assertThat(of).as("a pattern to grep that is no plain word").matches("\\^?[^\\[\\](){}.*+?$\\\\^]+");
        }
        boolean atStart = !literal && of.startsWith("^");
        return lines.stream()
                .filter(it -> atStart ? it.startsWith(of.substring(1)) : it.contains(of))
                .toList();
    }

    /** The lines of a file, or, of results that the page did not make, of those that come with the project. */
    private List<String> lines(String file) {
        Path own = folder.resolve(file);
        try {
            return Files.readAllLines(Files.exists(own) ? own : Path.of(file));
        } catch (IOException e) {
            throw new AssertionError(file, e);
        }
    }

    /** What a command prints in the folder, paths as they are there: of one that is refused what is wrong. */
    private List<String> descent(List<String> words) {
        words.replaceAll(word -> word.matches("(experiments|data|results)/.*")
                ? folder.resolve(word).toString()
                : word);
        boolean isNew = words.get(0).equals("new");
        if (isNew) {
            words.addAll(List.of("--experiments", folder.resolve("experiments").toString()));
        } else if (words.get(0).equals("run")) {
            words.addAll(List.of("--results", rig.results().toString()));
        }
        boolean done = rig.run(words.toArray()) == 0;
        String printed = (done ? rig.out() : "") + (done && !isNew ? "" : rig.err());
        return printed.replace(folder + "/", "").strip().lines().toList();
    }
}
