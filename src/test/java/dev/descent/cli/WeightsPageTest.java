package dev.descent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.browser.Browser;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** The weights in report.html: a slider over the epochs, and lines that tell their values. */
class WeightsPageTest {
    @TempDir
    private static Path folder;

    private static CommandRig rig;
    private static Browser browser;

    @BeforeAll
    static void runAndStartTheBrowser() {
        browser = Browser.start(folder.resolve("profile"));
        rig = new CommandRig(folder.resolve("project"));
        Path file = rig.experiment("sales.yaml", """
                dataset: {csv: ../data/advertising.csv, target: sales, ignore: [id], scale: standard}
                layers: [{dense: {units: 4, activation: tanh}}, {dense: 1}]
                loss: mse
                optimizer: {adam: {learning_rate: 0.05}}
                epochs: 10
                report: {weights: true}
                """);
        assertThat(rig.run("run", file, "--results", rig.results()))
                .as(rig.err())
                .isZero();
    }

    @AfterAll
    static void closeTheBrowser() {
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    void theSliderDrawsEachEpochThatTheFileHas() {
        open();
        assertThat(browser.complaints()).isEmpty();
        assertThat(shown()).isEqualTo("Weights after epoch 10");
        assertThat(browser.find("#weights-epoch").getAttribute("aria-valuetext"))
                .isEqualTo("epoch 10 of 10");
        List<?> last = widths();
        assertThat(last).hasSize(3 * 4 + 4 + 4 + 1);
        browser.find("#weights-epoch").sendKeys(Keys.HOME);
        assertThat(shown()).isEqualTo("Weights before the first step");
        assertThat(browser.find("#weights-epoch").getAttribute("aria-valuetext"))
                .isEqualTo("the start");
        assertThat(widths()).isNotEqualTo(last);
        browser.type(Keys.ARROW_RIGHT, Keys.ARROW_RIGHT, Keys.ARROW_RIGHT);
        assertThat(shown()).isEqualTo("Weights after epoch 4");
        assertThat(browser.texts("#weights output")).containsExactly("epoch 4 of 10");
        browser.type(Keys.END);
        assertThat(widths()).isEqualTo(last);
    }

    @Test
    void arrowKeysReadTheWeightsThatTheFileHas() {
        open();
        browser.script("document.querySelector('#weights .figure').focus()");
        browser.type(Keys.HOME);
        assertThat(spoken()).isEqualTo("TV → unit 0 of layer 0: " + value("10,0,TV,0"));
        browser.type(Keys.ARROW_RIGHT);
        assertThat(spoken()).isEqualTo("TV → unit 1 of layer 0: " + value("10,0,TV,1"));
        browser.type(Keys.END);
        assertThat(spoken()).isEqualTo("bias of sales: " + value("10,1,bias,0"));
        browser.find("#weights-epoch").sendKeys(Keys.ARROW_LEFT);
        assertThat(browser.texts("#weights .readout")).containsExactly("bias of sales: " + value("8,1,bias,0"));
    }

    @Test
    void thePointerReadsTheNearestLineAndItsColourIsItsSign() {
        open();
        WebElement line = browser.all("#weights line").get(13);
        browser.script("arguments[0].scrollIntoView({block: 'center'})", line);
        browser.pointAt(line, 0, 0);
        String read = browser.texts("#weights .readout").get(0);
        assertThat(read).contains(" → ");
        assertThat(browser.all("#weights .lit")).hasSize(1);
        assertThat(browser.script("""
                        const {values} = JSON.parse(document.getElementById('weights-data').textContent);
                        return [...document.querySelectorAll('#weights line, #weights circle.y0, #weights circle.y1')]
                            .every((e, i) => e.classList.contains(values.at(-1)[i] < 0 ? 'y1' : 'y0'))""")).isEqualTo(true);
    }

    @Test
    void onAPhoneThePageIsNoWider() {
        Map<String, Object> phone = Map.of("width", 390, "height", 844, "deviceScaleFactor", 1, "mobile", true);
        browser.devTools("Emulation.setDeviceMetricsOverride", phone);
        try {
            open();
            assertThat(browser.script("return document.documentElement.scrollWidth"))
                    .isEqualTo(390L);
        } finally {
            browser.devTools("Emulation.clearDeviceMetricsOverride", Map.of());
        }
    }

    @Test
    void withoutScriptsTheLastEpochIsDrawn() {
        browser.devTools("Emulation.setScriptExecutionDisabled", Map.of("value", true));
        try {
            browser.show(page());
            assertThat(browser.find("#weights text.t").getText()).isEqualTo("Weights after epoch 10");
            assertThat(browser.all("#weights line")).hasSize(16);
        } finally {
            browser.devTools("Emulation.setScriptExecutionDisabled", Map.of("value", false));
        }
    }

    private static void open() {
        browser.complaints();
        browser.open(page());
    }

    private static String page() {
        return rig.results().resolve("sales/report.html").toUri().toString();
    }

    private static String shown() {
        return browser.texts("#weights text.t").get(0);
    }

    private static String spoken() {
        return browser.texts("#weights [role='status']").get(0);
    }

    private static List<?> widths() {
        return (List<?>) browser.script("""
                return [...document.querySelectorAll('#weights line, #weights circle.y0, #weights circle.y1')]
                    .map(e => e.getAttribute('stroke-width'))""");
    }

    private static String value(String row) {
        return rig.result("sales/weights.csv")
                .lines()
                .filter(line -> line.startsWith(row + ","))
                .map(line -> line.substring(row.length() + 1))
                .findFirst()
                .orElseThrow();
    }
}
