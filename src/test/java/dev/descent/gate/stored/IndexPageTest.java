package dev.descent.gate.stored;

import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.browser.Browser;
import dev.descent.golden.Golden;
import dev.descent.output.Experiments;
import dev.descent.output.MemoryFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IndexPageTest {
    @Test
    void everyExperimentHasItsVerdictAndACurve() throws IOException {
        String page = text(all());
        Golden.assertSame(Path.of("src/test/resources/golden/index/index.html"), page);
        assertThat(page.split("<li>")).hasSize(Experiments.all().size() + 1);
        assertThat(page.split("<p class=\"verdict\">"))
                .hasSize(Experiments.all().size() + 1);
        assertThat(page).contains("<path d=\"M").contains("<a href=\"sweep/report.html\"");
        assertThat(IndexPage.isBeginning(page)).isTrue();
        assertThat(IndexPage.isBeginning(page.substring(0, 190).replace("\n", "\r\n")))
                .isTrue();
        assertThat(IndexPage.isBeginning("<!DOCTYPE html>\n<html lang=\"en\">")).isFalse();
    }

    @Test
    void aBrowserShowsItWithoutAComplaint(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("index.html"), text(all()));
        try (Browser browser = Browser.start(folder.resolve("profile"))) {
            browser.show(file.toUri().toString());
            assertThat(browser.title()).isEqualTo("Results");
            assertThat(browser.texts("h2"))
                    .containsExactlyElementsOf(
                            Experiments.all().keySet().stream().sorted().toList());
            assertThat(browser.script("return getComputedStyle(document.querySelector('path')).fill"))
                    .isEqualTo("none");
            assertThat(browser.complaints()).isEmpty();
        }
    }

    @Test
    void experimentsCanBeLeftOut() throws IOException {
        List<StoredFolder> folders = all();
        List<StoredFolder> others = folders.stream()
                .filter(folder -> !folder.name().equals("sweep"))
                .toList();
        assertThat(IndexPage.without(Set.of("sweep"), text(folders))).isEqualTo(text(others));
    }

    /** What a stranger's page or picture says does nothing here. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<p id=\"verdict\"><strong><script>x</script></strong></p>",
                "<p id=\"verdict\"><strong>a\" onclick=\"x</strong></p>",
                "<path class=\"l0\" d=\"M1 1L2 2\" onload=\"x\"/>",
                "<path class=\"l0\" d=\"M1 1L2 url(#x)\"/>",
                "<path class=\"l0\" d=\"/>"
            })
    void onlyTextsAndPlacesAreTaken(String line) throws IOException {
        StoredFolder folder = MemoryFolder.of(Experiments.single())
                .with("report.html", line + "\n")
                .with("plots/loss.svg", line + "\n")
                .with("plots/val_loss.svg", line + "\n")
                .with("plots/metric.svg", "\n")
                .stored("strange");
        assertThat(Gist.of(folder)).isEqualTo(Gist.NONE);
        assertThat(text(List.of(folder))).doesNotContain("onclick", "onload", "<script", "url(");
    }

    private static List<StoredFolder> all() throws IOException {
        List<StoredFolder> folders = new ArrayList<>();
        Experiments.all()
                .forEach((name, results) -> folders.add(MemoryFolder.of(results).stored(name)));
        return folders;
    }

    private static String text(List<StoredFolder> folders) throws IOException {
        StringBuilder text = new StringBuilder();
        IndexPage.of(ResultsIndex.of(folders, Map.of()), folders).write(text);
        return text.toString();
    }
}
