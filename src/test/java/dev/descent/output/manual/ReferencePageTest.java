package dev.descent.output.manual;

import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.golden.Golden;
import dev.descent.model.ComponentType;
import dev.descent.model.Kind;
import dev.descent.model.Vocabulary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ReferencePageTest {
    private static final String PAGE = ReferencePage.text();

    @Test
    void theCommittedPageIsWhatTheProgramMakes() throws IOException {
        Golden.assertSame(Path.of("src/site/markdown/reference.md"), PAGE);
    }

    @Test
    void everyComponentHasAHeadingAndEveryParameterARow() {
        for (Kind kind : Kind.values()) {
            for (ComponentType type : Vocabulary.of(kind)) {
                assertThat(PAGE).contains("\n### " + type.name() + "\n");
                assertThat(type.parameters()).allSatisfy(p -> assertThat(PAGE).contains("\n| `" + p.name() + "` | "));
            }
        }
    }

    @Test
    void theCraftTellsOfEveryOptimizer() throws IOException {
        String craft = Files.readString(Path.of("src/site/markdown/training.md"));
        assertThat(Vocabulary.of(Kind.OPTIMIZER).stream()
                        .map(ComponentType::name)
                        .filter(name -> !craft.contains("**" + name + "**")))
                .as("training.md says nothing of")
                .isEmpty();
    }

    @Test
    void everyLinkLeadsToAHeading() {
        List<String> headings = PAGE.lines()
                .filter(line -> line.startsWith("#"))
                .map(line ->
                        line.replaceFirst("^#+ ", "").toLowerCase(Locale.ROOT).replace(' ', '-'))
                .toList();
        List<String> links = Pattern.compile("\\]\\(#([^)]*)\\)")
                .matcher(PAGE)
                .results()
                .map(m -> m.group(1))
                .toList();
        assertThat(links).hasSizeGreaterThan(30);
        assertThat(headings).containsAll(links);
    }

    @Test
    void everyTableRowHasTheCellsOfItsHeader() {
        int cells = 0;
        int rows = 0;
        for (String line : PAGE.lines().map(String::strip).toList()) {
            int bars = (int)
                    Pattern.compile("(?<!\\\\)\\|").matcher(line).results().count();
            cells = line.startsWith("|") ? cells == 0 ? bars : cells : 0;
            if (cells > 0) {
                rows++;
                assertThat(bars).as(line).isEqualTo(cells);
            }
        }
        assertThat(rows).isGreaterThan(200);
    }
}
