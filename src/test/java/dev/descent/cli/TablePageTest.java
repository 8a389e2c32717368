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
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * "From your table to a network" says what is so. A block whose fence names a file is that file, a third word the encoding of a table;
 * where an experiment lacks keys, they are those of {@link #REST}. A block of the console is what {@link ConsolePage} makes
 * of it.
 */
class TablePageTest {
    private static final Path PAGE = Path.of("src/site/markdown/from-your-table-to-a-network.md");
    private static final Pattern FILE =
            Pattern.compile("(?ms)^```(?:csv|yaml) ((?:data|experiments)/\\S+)(?: (\\S+))?\\n(.*?)^```$");
    private static final List<String> REST =
            List.of("layers: [{dense: 1}]\n", "loss: mse\n", "optimizer: adam\n", "epochs: 3\n");

    @TempDir
    private Path folder;

    @Test
    void everyCommandPrintsWhatThePageShows() throws IOException {
        String page = Files.readString(PAGE);
        CommandRig rig = new CommandRig(folder);
        writeFiles(page);
        Golden.assertSame(PAGE, new ConsolePage(folder, rig).printed(page));
    }

    @Test
    void everyFileOfThePageIsRightUnlessACommandShowsWhatIsWrong() throws IOException {
        String page = Files.readString(PAGE);
        CommandRig rig = new CommandRig(folder);
        List<String> files = writeFiles(page);
        Set<String> shown = new HashSet<>();
        ConsolePage.commands(page).forEach(it -> shown.addAll(List.of(it.split(" "))));
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
}
