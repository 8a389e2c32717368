package dev.descent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.golden.Golden;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * "From your table to a network" says what is so. A block whose fence names a file is that file, a third word the encoding of a table;
 * where an experiment lacks keys, they are those of {@link #REST}. A block of the console begins with a command and goes on with what
 * it prints, through {@code grep} or {@code head} if the command says so.
 */
class TablePageTest {
    private static final Path PAGE = Path.of("src/site/markdown/from-your-table-to-a-network.md");
    private static final Pattern FILE =
            Pattern.compile("(?ms)^```(?:csv|yaml) ((?:data|experiments)/\\S+)(?: (\\S+))?\\n(.*?)^```$");
    private static final Pattern CONSOLE = Pattern.compile("(?ms)^```console\\n\\$ ([^\\n]*)\\n.*?^```$");
    private static final Pattern PIPE =
            Pattern.compile("(?<command>.*) \\| (?<filter>grep|head) (?:-n )?(?<of>'[^']*'|\\S+)");
    private static final List<String> REST =
            List.of("layers: [{dense: 1}]\n", "loss: mse\n", "optimizer: adam\n", "epochs: 3\n");

    @TempDir
    private Path folder;

    @Test
    void everyCommandPrintsWhatThePageShows() throws IOException {
        String page = Files.readString(PAGE);
        CommandRig rig = new CommandRig(folder);
        writeFiles(page);
        String made = CONSOLE.matcher(page)
                .replaceAll(it -> Matcher.quoteReplacement(
                        "```console\n$ " + it.group(1) + "\n" + printed(rig, it.group(1)) + "```"));
        Golden.assertSame(PAGE, made);
    }

    @Test
    void everyFileOfThePageIsRightUnlessACommandShowsWhatIsWrong() throws IOException {
        String page = Files.readString(PAGE);
        CommandRig rig = new CommandRig(folder);
        List<String> files = writeFiles(page);
        Set<String> shown = new HashSet<>();
        CONSOLE.matcher(page)
                .results()
                .forEach(it -> shown.addAll(List.of(it.group(1).split(" "))));
        assertThat(files).hasSizeGreaterThan(20).doesNotHaveDuplicates();
        for (String file : files) {
            if (file.startsWith("experiments") && !shown.contains(file)) {
                assertThat(rig.run("plan", folder.resolve(file), "--trials", 0))
                        .as(file + "\n" + rig.err())
                        .isZero();
            }
        }
    }

    /** Writes the files that the page shows and returns their names. */
    private List<String> writeFiles(String page) throws IOException {
        List<String> names = new ArrayList<>();
        for (MatchResult block : FILE.matcher(page).results().toList()) {
            StringBuilder text = new StringBuilder(block.group(3));
            if (block.group(1).startsWith("experiments")) {
                REST.stream()
                        .filter(rest -> !("\n" + text).contains("\n" + rest.substring(0, rest.indexOf(':') + 1)))
                        .toList()
                        .forEach(text::append);
            }
            Charset encoding = Charset.forName(block.group(2) == null ? "UTF-8" : block.group(2));
            Files.writeString(folder.resolve(block.group(1)), text, encoding);
            names.add(block.group(1));
        }
        return names;
    }

    private String printed(CommandRig rig, String line) {
        Matcher pipe = PIPE.matcher(line);
        if (!pipe.matches()) {
            return output(rig, line);
        }
        String of = pipe.group("of").replace("'", "");
        List<String> lines = output(rig, pipe.group("command")).lines().toList();
        List<String> kept = pipe.group("filter").equals("grep")
                ? lines.stream().filter(it -> it.contains(of)).toList()
                : lines.stream().limit(Integer.parseInt(of)).toList();
        assertThat(kept).as(line + "\n" + lines).isNotEmpty();
        return String.join("\n", kept) + "\n";
    }

    /** What a command prints in the folder, paths as they are there: of one that is refused what is wrong. */
    private String output(CommandRig rig, String command) {
        List<String> words = new ArrayList<>(List.of(command.split(" ")));
        if (words.get(0).equals("cat")) {
            try {
                return Files.readString(folder.resolve(words.get(1)));
            } catch (IOException e) {
                throw new AssertionError(command, e);
            }
        }
        assertThat(words.remove(0)).isEqualTo("descent");
        words.replaceAll(word ->
                word.matches("(experiments|data)/.*") ? folder.resolve(word).toString() : word);
        boolean isNew = words.get(0).equals("new");
        if (isNew) {
            words.addAll(List.of("--experiments", folder.resolve("experiments").toString()));
        } else if (words.get(0).equals("run")) {
            words.addAll(List.of("--results", rig.results().toString()));
        }
        boolean done = rig.run(words.toArray()) == 0;
        String printed = (done ? rig.out() : "") + (done && !isNew ? "" : rig.err());
        return printed.replace(folder + "/", "").strip() + "\n";
    }
}
