package dev.descent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.browser.Browser;
import dev.descent.engine.Engine;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code run --serve} in a browser while a real process trains; half-way it waits until the browser has looked. */
class LiveViewTest {
    private static final String SWEEP = """
            dataset: {csv: ../data/advertising.csv, target: sales, ignore: [id], scale: standard}
            layers: [{dense: {units: 10, activation: relu}}, {dense: 1}]
            loss: mse
            optimizer: adam
            epochs: 5
            batch_size: 16
            sweep: {grid: {learning_rate: [0.001, 0.003, 0.01, 0.03]}, repeats: 150}
            """;

    @TempDir
    private Path folder;

    @Test
    void thePageGrowsWithTheRunAndKeepsWhatItsReaderChose() throws IOException, InterruptedException {
        CommandRig rig = new CommandRig(folder);
        Path services = Files.createDirectories(folder.resolve("plugin/META-INF/services"));
        Files.writeString(services.resolve(Engine.class.getName()), FickleEngine.class.getName());
        Path file = rig.experiment("sweep.yaml", SWEEP);
        try (Browser browser = Browser.start(folder.resolve("profile"))) {
            Process process = start(file, rig.results());
            try {
                browser.open(address(process.errorReader()));
                assertThat(browser.all("#growing progress")).hasSize(1);
                browser.fill("#filter", "repeat = 1");
                browser.click("#trials th[title='final_loss'] button");
                long early = trials(browser);
                assertThat(early).isLessThan(600);
                process.getOutputStream().close();
                browser.await("return page.grids.at(-1).columns[0].texts.length > " + early);
                assertThat(browser.script("return document.querySelector('#filter').value"))
                        .as("asked at once, for the page is still drawn anew")
                        .isEqualTo("repeat = 1");
                browser.await("return document.querySelector('#growing') === null");
                assertThat(trials(browser)).isEqualTo(600);
                assertThat(browser.texts("#count")).containsExactly("4 of 600 trials");
                assertThat(browser.find("#trials th[title='final_loss']").getDomAttribute("aria-sort"))
                        .isEqualTo("ascending");
                assertThat(browser.texts("#verdict").get(0))
                        .contains(" of 4 configurations, on the rows that it was trained on: ");
                assertThat(browser.complaints()).isEmpty();
                process.destroy();
                assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
                assertThat(process.exitValue())
                        .as("the run's own, not the signal's")
                        .isZero();
            } finally {
                process.destroyForcibly().waitFor();
            }
        }
        assertThat(rig.result("sweep/report.html")).doesNotContain("EventSource", "connect-src");
    }

    /** How many trials the page knows. */
    private static long trials(Browser browser) {
        return (long) browser.script("return page.grids.at(-1).columns[0].texts.length");
    }

    private Process start(Path file, Path results) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new ProcessBuilder(List.of(
                        java,
                        "-cp",
                        System.getProperty("java.class.path") + File.pathSeparator + folder.resolve("plugin"),
                        "-D" + FickleEngine.WAITS + "=300",
                        Main.class.getName(),
                        "run",
                        "--serve",
                        file.toString(),
                        "--results",
                        results.toString(),
                        "--engine",
                        "fickle",
                        "--jobs",
                        "1"))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static String address(BufferedReader lines) throws IOException {
        String line = lines.readLine();
        while (line != null && !line.startsWith("the report grows at ")) {
            line = lines.readLine();
        }
        assertThat(line).isNotNull();
        return line.substring(line.indexOf("http"));
    }
}
