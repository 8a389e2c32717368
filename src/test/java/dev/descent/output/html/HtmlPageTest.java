package dev.descent.output.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;

import dev.descent.analysis.Results;
import dev.descent.browser.Browser;
import dev.descent.gate.stored.TrialRows;
import dev.descent.output.Experiments;
import dev.descent.output.HandMade;
import dev.descent.output.Hostile;
import dev.descent.output.Many;
import dev.descent.output.MemoryFolder;
import dev.descent.output.plots.CurvePictures;
import dev.descent.output.text.CsvWriter;
import dev.descent.output.text.HtmlText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** report.html in a browser, opened from a file as a reader would. */
class HtmlPageTest {
    private static final String ROWS = "#trials tr[data-place]";

    @TempDir
    private static Path folder;

    private static Browser browser;

    @BeforeAll
    static void startTheBrowser() {
        browser = Browser.start(folder.resolve("profile"));
    }

    @AfterAll
    static void closeTheBrowser() {
        if (browser != null) {
            browser.close();
        }
    }

    static List<String> experiments() {
        return List.copyOf(Experiments.all().keySet());
    }

    @ParameterizedTest
    @MethodSource("experiments")
    void opensWithoutAComplaint(String name) throws IOException {
        HandMade results = Experiments.all().get(name);
        open(results);
        assertThat(browser.complaints()).isEmpty();
        assertThat(browser.title()).isEqualTo(results.experiment().name());
        assertThat(browser.texts(ROWS)).isNotEmpty();
    }

    @Test
    void theTrialsAreThoseOfTrialsCsvAndTheArrowKeysReachThem() throws IOException {
        HandMade results = Experiments.sweep();
        open(results);
        browser.script("document.querySelector('#trials .grid').focus()");
        try (TrialRows rows = new TrialRows(MemoryFolder.of(results).stored("sweep"))) {
            int seen = 0;
            while (rows.advance()) {
                List<String> cells = activeCells();
                List<String> names = browser.texts("#trials thead th button");
                for (int column = 0; column < names.size(); column++) {
                    assertThat(cells.get(column)).isEqualTo(CsvWriter.unescaped(rows.text(names.get(column))));
                }
                seen++;
                browser.type(Keys.ARROW_DOWN);
            }
            assertThat(seen).isEqualTo(36);
        }
        browser.type(Keys.HOME);
        assertThat(activeCells().get(0)).isEqualTo("1");
        browser.type(Keys.END);
        assertThat(activeCells().get(0)).isEqualTo("36");
    }

    @Test
    void noNumberOfATableIsCutHoweverNarrowThePage() throws IOException {
        open(Experiments.sweep());
        browser.script("document.body.style.width = '440px'");
        assertThat((List<?>) browser.script("""
                        return [...document.querySelectorAll('.grid td.number, .grid th.number button')]
                            .filter((cell) => cell.scrollWidth > cell.clientWidth).map((cell) => cell.textContent)""")).isEmpty();
        assertThat(browser.all(".grid td.number")).hasSizeGreaterThan(50);
    }

    @ParameterizedTest
    @MethodSource("experiments")
    void noPageIsWiderThanAPhone(String name) throws IOException {
        Map<String, Object> phone = Map.of("width", 390, "height", 844, "deviceScaleFactor", 1, "mobile", true);
        browser.devTools("Emulation.setDeviceMetricsOverride", phone);
        try {
            open(Experiments.all().get(name));
            assertThat(browser.script("return document.documentElement.scrollWidth"))
                    .isEqualTo(390L);
            assertThat((List<?>) browser.script("""
                            return [...document.querySelectorAll('#parallel .axis text')]
                                .filter((text) => text.getBBox().x < 0).map((text) => text.textContent)""")).isEmpty();
        } finally {
            browser.devTools("Emulation.clearDeviceMetricsOverride", Map.of());
        }
    }

    @Test
    void aHeaderSortsUpAndDownAndBack() throws IOException {
        open(Experiments.sweep());
        String header = "#trials th[title='val_loss']";
        browser.click(header + " button");
        assertThat(browser.find(header).getAttribute("aria-sort")).isEqualTo("ascending");
        List<String> ascending = column("val_loss");
        assertThat(ascending.stream().map(Double::valueOf)).isSorted();
        browser.find(header + " button").sendKeys(Keys.ENTER);
        assertThat(browser.find(header).getAttribute("aria-sort")).isEqualTo("descending");
        assertThat(column("val_loss").get(0)).isNotEqualTo(ascending.get(0));
        browser.click(header + " button");
        assertThat(browser.find(header).getAttribute("aria-sort")).isEqualTo("none");
        assertThat(column("trial")).startsWith("1", "2", "3");
    }

    @Test
    void conditionsAndTextsFilterTheTrials() throws IOException {
        open(Experiments.sweep());
        browser.fill("#filter", "val_loss < 0.5; status = completed");
        assertThat(column("val_loss"))
                .isNotEmpty()
                .allSatisfy(text -> assertThat(Double.parseDouble(text)).isLessThan(0.5));
        browser.fill("#filter", "status = diverged | failed");
        assertThat(column("trial")).containsExactly("17", "18");
        browser.fill("#filter", "careful and learning_rate != 0.1; optimizer ~ sgd");
        assertThat(column("trial")).containsExactly("4", "5", "6", "10", "11", "12");
        browser.fill("#filter", "no such trial");
        assertThat(column("trial")).isEmpty();
        assertThat(browser.texts("#count")).containsExactly("0 of 36 trials");
        browser.fill("#filter", "los < 3");
        assertThat(browser.texts("#count").get(0)).startsWith("no column is named los; there are trial, id,");
        assertThat(browser.find("#filter").getAttribute("aria-invalid")).isEqualTo("true");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void conditionsThatAreJoinedOtherwiseAreTold() throws IOException {
        open(Experiments.sweep());
        String how = "conditions are separated by ;, values of a column by |";
        assertThat(told("trial < 3 AND status = completed")).isEqualTo("trial < takes a number; " + how);
        assertThat(told("trial < 3, status = completed")).isEqualTo("trial < takes a number; " + how);
        assertThat(told("status = completed or diverged")).isEqualTo(how);
        assertThat(told("status = diverged, failed")).isEqualTo(how);
        assertThat(told("status = \"a, b\" | diverged")).isEqualTo("1 of 36 trials");
        assertThat(told("trial < 3 and status = completed")).isEqualTo("2 of 36 trials");
    }

    /** What the page says of a filter. */
    private static String told(String filter) {
        browser.script("""
                const field = document.getElementById('filter');
                field.value = arguments[0];
                field.dispatchEvent(new Event('input'));""", filter);
        return browser.texts("#count").get(0);
    }

    @Test
    void aConfigurationIsDrawnAsTheMeanOfItsTrialsAndATrialAlone() throws IOException {
        open(Experiments.sweep());
        assertThat(browser.texts("#curves .axes .title")).containsExactly("epoch", "val_loss and loss");
        assertThat(browser.all("#curves path.curve")).hasSize(10);
        assertThat(browser.all("#curves path.band")).hasSize(5);
        browser.click("#curves-training");
        assertThat(browser.all("#curves path.curve")).hasSize(5);
        browser.click("#curves-clear");
        assertThat(browser.all("#curves path.curve")).isEmpty();
        browser.click(ROWS + "[data-place='2']");
        assertThat(browser.texts("#curves .legend li").get(0))
                .startsWith(" trial 3: optimizer=sgd, learning_rate=0.001")
                .doesNotContain("mean of");
        browser.script("document.querySelector('#trials .grid').focus()");
        browser.type(Keys.ARROW_DOWN, " ");
        assertThat(browser.all("#curves path.curve")).hasSize(2);
        assertThat(browser.all("#trials tr[aria-selected='true']")).hasSize(2);
        browser.click("#ranking tr[data-place='0']");
        assertThat(browser.texts("#curves .legend li").get(2)).contains("mean of 3");
        browser.click("#curves .legend li .remove");
        assertThat(browser.texts("#curves .legend li")).hasSize(2);
        assertThat(browser.complaints()).isEmpty();
    }

    /** The mean, the least and the greatest at each epoch are those of the trials' curves. */
    @Test
    void theMeanIsThatOfTheTrials() throws IOException {
        open(Experiments.sweep());
        assertThat(browser.script("""
                        const report = new ReportData(JSON.parse(document.getElementById('data').textContent));
                        const data = new CurveData(report);
                        const {points, band} = data.curve('c0', 'val_loss', 'epoch');
                        const trials = data.trials('c0').map(trial => report.points(trial, 'val_loss', 'epoch'));
                        return points.length > 1 && points.every(([x, y], i) => {
                          const values = trials.map(each => each.find(point => point[0] === x)[1]);
                          const sum = values.reduce((a, b) => a + b, 0);
                          return Math.abs(y - sum / values.length) < 1e-9
                              && band[i][1] === Math.min(...values) && band[i][2] === Math.max(...values);
                        });""")).isEqualTo(true);
    }

    @Test
    void trialsThatEndEarlierAreInTheMeanOfTheirEnds() throws IOException {
        open(Experiments.sweep());
        browser.script("""
                const json = JSON.parse(document.getElementById('data').textContent);
                state.selected = new Map([['c1', 0]]);
                const members = json.trials.filter((each) => String(each[0]) === '1');
                const place = 1 + json.curves.indexOf('val_loss');
                members.forEach((each, i) => {
                  each[2] = structuredClone(each[2]);
                  each[2].length = 1 + json.curves.length;
                  each[2][place] = i === 0 ? [4, 1] : [7, i === 1 ? null : 4];
                });
                page = new Page(json, state);""");
        assertThat(browser.texts("#curves .legend .faint")).containsExactly("mean of 3 that end with 4 on average ");
        assertThat(browser.texts("#curves > .note"))
                .anyMatch(note -> note.endsWith("Where some trials end earlier, the mean is of those that go on."));
        assertThat((String)
                        browser.script("return document.querySelector('#curves svg.chart').getAttribute('aria-label')"))
                .contains("validation ends with 4 on average");
        open(Experiments.sweep());
        assertThat(browser.texts("#curves .legend .faint"))
                .allMatch(text -> text.matches("mean of [23] ends with [0-9.]+ "));
        assertThat(browser.texts("#curves > .note")).noneMatch(note -> note.contains("end earlier"));
    }

    @Test
    void whatDivergedIsToldWhereNoTrialCompleted() throws IOException {
        open(Experiments.sweep());
        browser.script("""
                const json = JSON.parse(document.getElementById('data').textContent);
                state.selected = new Map([['c1', 0]]);
                const members = json.trials.filter((each) => String(each[0]) === '1');
                const status = json.columns.indexOf('status');
                members.slice(0, 2).forEach((each) => (each[1][status] = 'diverged'));
                members[2][1][status] = 'failed';
                members[2][2] = null;
                page = new Page(json, state);""");
        assertThat(browser.texts("#curves .legend .faint").get(0)).startsWith("mean of 2 diverged ends with ");
        assertThat(browser.texts("#curves > .note"))
                .anyMatch(note -> note.contains("the mean of its trials, of which none completed;"))
                .noneMatch(note -> note.contains("that completed"));
    }

    @Test
    void thatNoMoreCurvesAreDrawnIsTold() throws IOException {
        open(Many.trials(60));
        browser.script("page.trials.selection.replace([...Array(30).keys()])");
        assertThat(browser.texts("#count").get(0)).isEqualTo("60 trials");
        assertThat(browser.texts("#curves > .note")).noneMatch(note -> note.contains("At most"));
        browser.script("page.trials.selection.toggle(30)");
        assertThat(browser.texts("#count").get(0)).isEqualTo("60 trials; at most 30 are drawn");
        assertThat(browser.texts("#curves > .note")).anyMatch(note -> note.endsWith("At most 30 are drawn."));
        assertThat(browser.texts("#curves .legend li")).hasSize(30);
        browser.script("page.trials.selection.toggle(0)");
        assertThat(browser.texts("#count").get(0)).isEqualTo("60 trials");
    }

    @Test
    void withoutTrainingAndValidationThePageSaysSo() throws IOException {
        open(Experiments.sweep());
        browser.click("#curves-training");
        browser.click("#curves-validation");
        assertThat(browser.texts("#curves .readout")).containsExactly("Both training and validation are off.");
        assertThat(browser.texts("#curves .legend li")).isNotEmpty().noneMatch(text -> text.contains("no curve"));
        browser.click("#curves-validation");
        browser.click("#curves-clear");
        assertThat(browser.texts("#curves .readout")).containsExactly("Select rows in a table to draw them.");
    }

    @Test
    void theAddressKeepsWhatWasChosen() throws IOException {
        open(Experiments.sweep());
        browser.fill("#filter", "status = completed");
        browser.click("#trials th[title='val_loss'] button");
        browser.click("#curves-clear");
        browser.click(ROWS + "[data-place='0']");
        browser.choose("#scatter-x", "learning_rate");
        browser.click("#curves-training");
        browser.click("#contents a[href='#trials']");
        List<String> rows = browser.texts(ROWS);
        List<String> legend = browser.texts("#curves .legend li");
        String address = (String) browser.script("return location.href");
        assertThat(address).contains("#trials?").contains("filter=status").contains("sort=val_loss");
        browser.leave();
        browser.open(address);
        assertThat(browser.find("#filter").getDomProperty("value")).isEqualTo("status = completed");
        assertThat(browser.texts(ROWS)).isEqualTo(rows);
        assertThat(browser.texts("#curves .legend li")).isEqualTo(legend);
        assertThat(browser.find("#curves-training").isSelected()).isFalse();
        assertThat(browser.find("#scatter-x").getDomProperty("value")).isEqualTo("learning_rate");
        browser.script("location.hash = '#trials?filter=trial+%3C+3&sort=-trial&of=nonsense&draw=t7.x+c99.1&over=9'");
        browser.await("return document.querySelectorAll(\"#trials tr[data-place]\").length === 2");
        assertThat(column("trial")).containsExactly("2", "1");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void picturesAndRowsAreSaved() throws IOException {
        open(Experiments.sweep());
        browser.script("""
                        window.names = [];
                        window.saved = [];
                        URL.createObjectURL = (blob) => {
                          const place = window.names.length;
                          blob.text().then((text) => (window.saved[place] = text));
                          return 'data:,';
                        };
                        HTMLAnchorElement.prototype.click = function () { window.names.push(this.download); };""");
        browser.fill("#filter", "trial < 3");
        for (String button :
                List.of("#save-rows", "#curves-save", "#sensitivity-save", "#scatter-save", "#parallel-save")) {
            browser.click(button);
        }
        browser.await("return Object.keys(window.saved).length === 5");
        assertThat(browser.script("return window.names"))
                .isEqualTo(List.of(
                        "sweep-trials.csv",
                        "sweep-loss.svg",
                        "sweep-learning_rate.svg",
                        "sweep-scatter.svg",
                        "sweep-parallel.svg"));
        List<?> saved = (List<?>) browser.script("return window.saved");
        String csv = (String) saved.get(0);
        String[] lines = MemoryFolder.of(Experiments.sweep()).file("trials.csv").split("\n");
        assertThat(csv).isEqualTo(lines[0] + "\n" + lines[1] + "\n" + lines[2] + "\n");
        for (Object picture : saved.subList(1, 5)) {
            assertThat((String) picture)
                    .startsWith("<svg ")
                    .contains("xmlns=\"http://www.w3.org/2000/svg\"")
                    .doesNotContain("var(--")
                    .doesNotContain("class=");
        }
        assertThat((String) saved.get(4)).contains("paint-order: stroke");
    }

    @Test
    void columnsThatAreTheSameEverywhereAreFoldedAway() throws IOException {
        open(Experiments.sweep());
        List<String> names = browser.texts("#trials thead th button");
        assertThat(names).startsWith("trial", "val_loss").endsWith("id").doesNotContain("seed");
        assertThat(browser.texts("#same").get(0))
                .startsWith("The same in all trials: ")
                .contains("seed 7");
        browser.click("#columns");
        browser.click("#all-columns");
        assertThat(browser.texts("#trials thead th button")).contains("seed").hasSizeGreaterThan(names.size());
        assertThat((String) browser.script("return location.hash")).contains("columns=all");
        browser.click("#first-columns");
        assertThat(browser.texts("#trials thead th button")).isEqualTo(names);
        assertThat((String) browser.script("return location.hash")).doesNotContain("columns=");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void columnsAreChosenByKeysAndStayInTheAddress() throws IOException {
        open(Experiments.sweep());
        browser.script("document.querySelector('#columns').focus()");
        browser.type(Keys.ENTER);
        browser.script("document.getElementById('column-optimizer').focus()");
        browser.type(" ");
        List<String> names = browser.texts("#trials thead th button");
        assertThat(names).startsWith("trial", "val_loss", "learning_rate").doesNotContain("optimizer");
        assertThat(browser.texts("#columns").get(0)).isEqualTo("columns: " + names.size() + " of 21");
        browser.type(Keys.ESCAPE);
        assertThat(browser.find(".menu").getAttribute("open")).isNull();
        browser.click("#columns");
        assertThat(browser.find(".menu").getAttribute("open")).isEqualTo("true");
        browser.click("#trials-title");
        assertThat(browser.find(".menu").getAttribute("open")).isNull();
        String address = (String) browser.script("return location.href");
        browser.leave();
        browser.open(address);
        assertThat(browser.texts("#trials thead th button")).isEqualTo(names);
        browser.script("location.hash = '#trials?columns=val_loss+nonsense+%25'");
        browser.await("return document.querySelectorAll('#trials thead th button').length === 2");
        assertThat(browser.texts("#trials thead th button")).containsExactly("trial", "val_loss");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void thePageHasWhatReportMdHas() throws IOException {
        for (HandMade results : Experiments.all().values()) {
            MemoryFolder folder = MemoryFolder.of(results);
            String page = folder.file("report.html");
            String text = folder.file("report.md");
            for (String line : text.split("\n")) {
                if (line.startsWith("## ")) {
                    String heading = line.substring(3).replace("\\", "").replaceAll("first \\d+ rows", "first");
                    assertThat(page.replaceAll("first \\d+ rows", "first")).contains(HtmlText.escaped(plain(heading)));
                }
            }
            Matcher picture = Pattern.compile("\\(plots/([a-z_0-9]+)\\.svg\\)").matcher(text);
            while (picture.find()) {
                if (!CurvePictures.FILES.contains("plots/" + picture.group(1) + ".svg")) {
                    assertThat(page).contains("href=\"plots/" + picture.group(1) + ".svg\"");
                }
            }
        }
    }

    private static String plain(String heading) {
        return heading.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
    }

    @Test
    void curvesAreDrawnOverAnotherColumnAndOnALinearAxis() throws IOException {
        open(Experiments.minimize());
        assertThat(browser.texts("#curves .axes .title")).containsExactly("step", "value (log)");
        browser.click("#curves-log");
        assertThat(browser.texts("#curves .axes .title")).containsExactly("step", "value");
        browser.find("#curves-over").sendKeys("x");
        assertThat(browser.texts("#curves .axes .title")).containsExactly("x", "value");
        browser.pointAt(browser.find("#curves svg.chart"), 0, 0);
        assertThat(browser.texts("#curves .readout").get(0)).startsWith("x ").contains("learning_rate=0.3)");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void theSensitivityPlotHasACurveAGroupAndACrossWhereNothingCompleted() throws IOException {
        open(Experiments.sweep());
        assertThat(browser.texts("#sensitivity .legend button")).containsExactly(" -careful|<b>", " plain");
        assertThat(browser.all("#sensitivity path.curve")).hasSize(2);
        browser.choose("#group", "optimizer");
        assertThat(browser.texts("#sensitivity .legend button")).hasSize(2);
        browser.click("#sensitivity .legend button");
        assertThat(browser.all("#sensitivity path.curve")).hasSize(1);
        assertThat(browser.all("#sensitivity .legend button[aria-pressed='false']"))
                .hasSize(1);
        assertThat(browser.texts("#sensitivity .series > * > title"))
                .anySatisfy(title -> assertThat(title).endsWith(", 1 diverged, 1 failed"));
    }

    /** Groups are told apart by shape as well as by colour, and what is equal does not lie at one place. */
    @Test
    void theDotsOfTwoColumnsCanBeToldApart() throws IOException {
        open(Experiments.sweep());
        browser.choose("#scatter-x", "repeat");
        browser.choose("#scatter-y", "learning_rate");
        assertThat(browser.texts("#scatter .legend li")).hasSize(2);
        assertThat(browser.all("#scatter .series circle")).isNotEmpty();
        assertThat(browser.all("#scatter .series path")).isNotEmpty();
        assertThat((List<?>) browser.script("""
                        return [...document.querySelectorAll('#scatter .series > :not(title)')]
                            .map((dot) => dot.getAttribute('cx') + ' ' + dot.getAttribute('cy') + dot.getAttribute('transform'))""")).hasSizeGreaterThan(20).doesNotHaveDuplicates();
        assertThat(browser.texts("#scatter .axes text")).contains("1", "2").doesNotContain("1.5");
        assertThat((List<?>) browser.script("""
                        const left = document.querySelector('#scatter svg.chart').getBoundingClientRect().left + MARGIN.left;
                        return [...document.querySelectorAll('#scatter .series > :not(title)')]
                            .filter((dot) => dot.getBoundingClientRect().left < left - 5)""")).isEmpty();
    }

    @Test
    void draggingAlongAnAxisFiltersAndAClickLiftsThat() throws IOException {
        open(Experiments.sweep());
        WebElement rate = browser.all("#parallel .handle").get(1);
        browser.drag(rate, 0, -rate.getSize().height / 2 + 1, 0, rate.getSize().height / 4);
        assertThat(browser.find("#filter").getDomProperty("value")).isEqualTo("learning_rate = 0.1");
        assertThat(column("learning_rate")).isNotEmpty().containsOnly("0.1");
        assertThat(browser.texts("#count")).containsExactly("12 of 36 trials");
        browser.click("#parallel .handle.held");
        assertThat(browser.find("#filter").getDomProperty("value")).isEmpty();
        assertThat(browser.texts("#count")).containsExactly("36 trials");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void draggingToTheEndOfAnAxisKeepsTheTrialsThere() throws IOException {
        open(Experiments.sweep());
        WebElement loss = browser.all("#parallel .handle").get(3);
        browser.drag(loss, 0, 0, 0, loss.getSize().height / 2 - 1);
        assertThat(browser.find("#filter").getDomProperty("value")).startsWith("val_loss <= ");
        assertThat(browser.script("""
                        const best = Math.min(...page.trials.report.rankColumn.numbers.filter(Number.isFinite));
                        const rows = page.trials.grid.order;
                        return rows.length < 34 && rows.some((trial) => page.trials.report.rankColumn.numbers[trial] === best)""")).isEqualTo(true);
        loss = browser.all("#parallel .handle").get(3);
        browser.drag(loss, 0, 0, 0, 1 - loss.getSize().height / 2);
        assertThat(browser.find("#filter").getDomProperty("value")).startsWith("val_loss >= ");
    }

    /** A trial is in every part of the axis that begins or ends where it stands, of however many digits its value is. */
    @ParameterizedTest
    @ValueSource(strings = {"place / 7", "1 + place / 7e5", "-place / 7", "Math.exp(place)", "Math.exp(-place / 3)"})
    void boundsOfAPartOfAnAxisAreRoundedOutward(String value) throws IOException {
        open(Experiments.sweep());
        assertThat(browser.script("""
                        const texts = [...Array(40).keys()].map((place) => String(Number((%s).toPrecision(10))));
                        const axis = new ParallelAxis(new Column('x', texts), true, false);
                        const passes = (texts, row) => texts.every((text) => holds(parseCondition(text, [axis.column]), row));
                        const wrong = texts.filter((_, row) => !passes(axis.conditions(axis.place(row), 0.97), row) && axis.place(row) < 0.97
                            || !passes(axis.conditions(0.03, axis.place(row)), row) && axis.place(row) > 0.03);
                        return [axis.conditions(0, 1), wrong, axis.conditions(0.4, 0.6).length]""".formatted(value))).isEqualTo(List.of(List.of(), List.of(), 2L));
    }

    @Test
    void thePlaceOfEmptyCellsIsAPartOfTheAxis() throws IOException {
        open(Experiments.sweep());
        assertThat(browser.script("""
                        const texts = ['', ...[...Array(40).keys()].map(String)];
                        const axis = new ParallelAxis(new Column('x', texts), true, true);
                        const rows = (from, to) => texts.filter((_, row) => axis.conditions(from, to)
                            .every((text) => holds(parseCondition(text, [axis.column]), row))).length;
                        return [rows(0, 1), rows(0, 0.95), rows(0.95, 1)]""")).isEqualTo(List.of(41L, 40L, 1L));
    }

    @Test
    void theLinkToTheTrialsKeepsWhatWasChosen() throws IOException {
        open(Experiments.sweep());
        browser.fill("#filter", "trial < 3");
        browser.script("document.querySelector('.skip').focus()");
        browser.type(Keys.ENTER);
        assertThat(browser.script("return document.activeElement.id")).isEqualTo("filter");
        assertThat(browser.find("#filter").getDomProperty("value")).isEqualTo("trial < 3");
        assertThat(browser.texts("#count")).containsExactly("2 of 36 trials");
        assertThat((String) browser.script("return location.hash")).startsWith("#trials?filter=");
    }

    @Test
    void theLineUnderThePointerIsTold() throws IOException {
        open(Experiments.sweep());
        browser.fill("#filter", "trial = 3");
        List<?> at = (List<?>) browser.script("""
                const picture = page.pictures.find((each) => each instanceof Parallel);
                const place = (a) => picture.down(picture.axes[a].place(2));
                const svg = document.querySelector('#parallel svg.chart');
                return [Math.round((picture.across(0) + picture.across(1)) / 2 - svg.clientWidth / 2),
                  Math.round((place(0) + place(1)) / 2 - svg.clientHeight / 2)]""");
        browser.pointAt(
                browser.find("#parallel svg.chart"), ((Number) at.get(0)).intValue(), ((Number) at.get(1)).intValue());
        assertThat(browser.texts("#parallel .hint").get(0)).startsWith("trial 3: optimizer=sgd, learning_rate=0.001");
        assertThat(browser.all("#parallel .lit")).hasSize(1);
        browser.pointAt(browser.find("#curves h2"), 0, 0);
        assertThat(browser.all("#parallel .lit")).isEmpty();
        assertThat(browser.find("#parallel .hint").isDisplayed()).isFalse();
    }

    @Test
    void whatDiffersBetweenAFewIsATable() throws IOException {
        open(Experiments.sweep());
        browser.click("#curves-clear");
        browser.click(ROWS + "[data-place='0']");
        assertThat(browser.all("#differences table")).isEmpty();
        browser.click(ROWS + "[data-place='1']");
        assertThat(browser.texts("#differences thead th")).containsExactly(" trial 1", " trial 2");
        assertThat(browser.texts("#differences tbody th")).containsExactly("repeat", "val_loss");
        assertThat(browser.texts("#differences tbody tr:first-child td")).containsExactly("1", "2");
        browser.click(ROWS + "[data-place='3']");
        assertThat(browser.texts("#differences tbody th")).containsExactly("case", "repeat", "val_loss");
        browser.click("#ranking tr[data-place='0']");
        assertThat(browser.texts("#differences thead th")).endsWith(" rank 1");
        assertThat(browser.texts("#differences tbody th")).contains("optimizer").doesNotContain("repeat");
        for (int place = 4; place <= 6; place++) {
            browser.click(ROWS + "[data-place='" + place + "']");
        }
        assertThat(browser.all("#differences table")).isEmpty();
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void onPaperTheRankingIsWholeAndThereIsNothingToPress() throws IOException {
        open(Many.trials(300));
        assertThat(browser.all("#ranking tr[data-place]")).hasSizeLessThan(60);
        browser.devTools("Emulation.setEmulatedMedia", Map.of("media", "print"));
        browser.script("window.dispatchEvent(new Event('beforeprint'))");
        assertThat(browser.all("#ranking tr[data-place]")).hasSize(300);
        assertThat(browser.all("button, input, select").stream().filter(WebElement::isDisplayed))
                .isEmpty();
        browser.script("window.dispatchEvent(new Event('afterprint'))");
        browser.devTools("Emulation.setEmulatedMedia", Map.of("media", ""));
        assertThat(browser.all("#ranking tr[data-place]")).hasSizeLessThan(60);
    }

    @Test
    void onPaperNothingIsFoldedAwayOrReachesBeyondTheSheet() throws IOException {
        open(Experiments.sweep());
        assertThat(browser.all("details:not([open])")).isNotEmpty();
        browser.devTools("Emulation.setEmulatedMedia", Map.of("media", "print"));
        browser.script("window.dispatchEvent(new Event('beforeprint'))");
        assertThat(browser.all("details:not([open])")).isEmpty();
        assertThat((List<?>) browser.script("""
                        return [...document.querySelectorAll('.wide table, svg.chart, canvas')]
                            .map((wide) => wide.getBoundingClientRect().width)
                            .filter((width) => width > 700)""")).isEmpty();
        browser.script("window.dispatchEvent(new Event('afterprint'))");
        browser.devTools("Emulation.setEmulatedMedia", Map.of("media", ""));
        assertThat(browser.all("details:not([open])")).isNotEmpty();
    }

    @Test
    void namesAreNeverMarkup() throws IOException {
        open(Hostile.experiment());
        assertThat(browser.complaints()).isEmpty();
        assertThat(browser.all("img, iframe, main script, header script")).isEmpty();
        assertThat(browser.title()).isEqualTo("hostile");
        assertThat(column("case")).contains(Hostile.TEXT);
        browser.fill("#filter", Hostile.TEXT);
        assertThat(column("case")).isNotEmpty().containsOnly(Hostile.TEXT);
    }

    /** Ten thousand trials are sorted, filtered and scrolled through with a few dozen rows in the page. */
    @Test
    void ofTenThousandTrialsThoseInSightHaveRows() throws IOException {
        open(Many.trials(10_000));
        assertThat(browser.all(ROWS)).hasSizeLessThan(60);
        browser.script("document.querySelector('#trials .grid').focus()");
        browser.type(Keys.END);
        assertThat(activeCells().get(0)).isEqualTo("10000");
        browser.fill("#filter", "final_loss < 0.001");
        browser.await("return document.querySelector('#count').textContent.endsWith(' of 10000 trials')");
        assertThat(column("final_loss"))
                .isNotEmpty()
                .allSatisfy(text -> assertThat(Double.parseDouble(text)).isLessThan(0.001));
        assertThat(browser.all(ROWS)).hasSizeLessThan(60);
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void ofManyTrialsTheBestHaveMorePointsAndSpikesStay() throws IOException {
        open(Many.trials(3000));
        assertThat(browser.script("""
                        const report = page.trials.report;
                        const best = report.members[0][0];
                        const worst = report.members.at(-1)[0];
                        return [report.points(best, 'loss', 'epoch').length,
                          report.points(worst, 'loss', 'epoch').map((point) => point[0]).join(' ')];""")).isEqualTo(List.of(60L, "1 2 5 11 20 31 44 60"));
        assertThat(browser.script("""
                        const report = page.trials.report;
                        const trial = [...Array(3000).keys()].find((t) => t % 10 === 3 && !report.members.slice(0, 10).flat().includes(t));
                        const points = report.points(trial, 'loss', 'steps');
                        const spike = points.find((point) => point[0] === 41 * 7);
                        const before = points.find((point) => point[0] === 31 * 7);
                        const curve = new CurveData(report).curve('t' + trial, 'loss', 'epoch').points.map((point) => point[0]);
                        return [Math.round(spike[1] / before[1] * 41 / 31), curve.join(' ')];""")).isEqualTo(List.of(100L, "1 2 5 11 20 31 41 44 60"));
    }

    /** A key waits for the next one, the others of a word do not filter. */
    @Test
    void ofManyTrialsTheFilterWaitsForTheLastKey() throws IOException {
        open(Many.trials(1001));
        browser.script("""
                window.told = [];
                new MutationObserver(() => window.told.push(document.querySelector('#count').textContent))
                    .observe(document.querySelector('#count'), {childList: true});
                const field = document.querySelector('#filter');
                for (const text of ['s', 'sg', 'sgd']) {
                  field.value = text;
                  field.dispatchEvent(new Event('input'));
                }""");
        assertThat(browser.texts("#count")).containsExactly("1001 trials");
        browser.await("return window.told.length > 0");
        assertThat(browser.script("return window.told")).isEqualTo(List.of("201 of 1001 trials"));
        browser.script("document.querySelector('#filter').value = 'adam'");
        browser.script("document.querySelector('#filter').dispatchEvent(new Event('change'))");
        assertThat(browser.texts("#count")).containsExactly("200 of 1001 trials");
    }

    @Test
    void theDotsOfManyTrialsArePaintedToldUnderThePointerAndSaved() throws IOException {
        open(Many.trials(2001));
        assertThat(browser.all("#scatter .figure circle")).isEmpty();
        List<?> dot = (List<?>) browser.script("""
                const {x, y} = page.pictures.find((picture) => picture instanceof Scatter).dots[0];
                const canvas = document.querySelector('#scatter canvas');
                return [Math.round(x - canvas.clientWidth / 2), Math.round(y - canvas.clientHeight / 2)]""");
        browser.pointAt(
                browser.find("#scatter svg.chart"), ((Number) dot.get(0)).intValue(), ((Number) dot.get(1)).intValue());
        assertThat(browser.texts("#scatter .hint").get(0)).matches("trial \\d+: .*optimizer=.*: [0-9.e-]+, [0-9.e-]+");
        browser.script("""
                URL.createObjectURL = (blob) => { blob.text().then((text) => (window.saved = text)); return 'data:,'; };
                HTMLAnchorElement.prototype.click = () => {};""");
        browser.click("#scatter-save");
        browser.await("return window.saved !== undefined");
        assertThat(browser.script("return window.saved.match(/<(circle|path)[^>]*><title/g).length"))
                .isEqualTo(2001L);
        assertThat(browser.all("#scatter .figure circle")).isEmpty();
        assertThat(browser.complaints()).isEmpty();
    }

    /** An epoch of 140 rows has 5 steps of 32 rows, or 1 step of all. */
    @Test
    void curvesAreDrawnOverStepsAndRowsSeen() throws IOException {
        open(Experiments.sweep());
        assertThat(browser.script("""
                        const report = page.trials.report;
                        const ends = (over) => ['plain', '-careful|<b>'].map((bundle) => {
                          const trial = report.column('case').texts.indexOf(bundle);
                          return report.points(trial, 'loss', over).map((point) => point[0]).join(' ');
                        });
                        return [...ends('epoch'), ...ends('steps'), ...ends('rows seen')];""")).isEqualTo(List.of("1 2", "1 2", "5 10", "1 2", "140 280", "140 280"));
        browser.choose("#curves-over", "steps");
        assertThat(browser.texts("#curves .axes .title")).containsExactly("steps", "val_loss and loss");
        assertThat(browser.all("#curves path.band")).hasSize(5);
        assertThat((String) browser.script("return location.hash")).contains("over=steps");
        browser.choose("#curves-over", "rows seen");
        assertThat(browser.texts("#curves .axes text")).contains("200", "rows seen");
        open(Experiments.minimize());
        assertThat(browser.texts("#curves-over option")).startsWith("step").doesNotContain("steps", "rows seen");
    }

    @Test
    void theLastNumberOfAnAxisIsWhole() throws IOException {
        open(Many.trials(30));
        browser.choose("#curves-over", "rows seen");
        assertThat(browser.texts("#curves .axes text")).contains("12000");
        assertThat(browser.script("""
                        const end = document.querySelector('#curves svg.chart').getBoundingClientRect().right;
                        return [...document.querySelectorAll('#curves .axes text')]
                            .filter((text) => text.getBoundingClientRect().right > end + 0.5).map((text) => text.textContent)""")).isEqualTo(List.of());
    }

    /** The page of the sweep, with one configuration whose mean is {@code 1e20} and so is the value of its first trial. */
    private static void openWithOneThatExploded() throws IOException {
        open(Experiments.sweep());
        browser.script("""
                const json = JSON.parse(document.getElementById('data').textContent);
                const exploded = json.configurations.find((row) => row[json.configurationColumns.indexOf('learning_rate')] === '0.1');
                exploded[json.configurationColumns.indexOf('mean')] = '1e20';
                const trial = json.trials.find((each) => String(each[0]) === exploded[0]);
                trial[1][json.columns.indexOf('val_loss')] = '1e20';
                page = new Page(json, state);""");
        browser.await("return document.querySelector('#parallel svg.chart') !== null");
    }

    @Test
    void theWorstAreLeftOutOfAxesThatTheyStretch() throws IOException {
        openWithOneThatExploded();
        for (String picture : List.of("sensitivity", "scatter", "parallel")) {
            String section = "#" + picture;
            assertThat(browser.texts(section + " .axes text, " + section + " .axis text"))
                    .anyMatch(text -> text.startsWith("1e"));
            browser.click("#" + picture + "-trim");
            assertThat(browser.texts(section + " .axes text, " + section + " .axis text"))
                    .noneMatch(text -> text.startsWith("1e"));
        }
        assertThat(browser.texts("#sensitivity .controls .count")).containsExactly("1 of 12 beyond the edge");
        assertThat(browser.texts("#sensitivity .beyond title")).hasSize(1).allMatch(text -> text.endsWith(": 1e20"));
        assertThat(browser.all("#scatter .beyond")).hasSize(1);
        assertThat((String) browser.script("return location.hash")).contains("without=sensitivity+scatter+parallel");
        browser.click("#sensitivity-trim");
        assertThat(browser.all("#sensitivity .beyond")).isEmpty();
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void anAxisThatNothingStretchesHasNoBox() throws IOException {
        open(Many.trials(60));
        assertThat(browser.all(".controls input[id$='-trim']").stream().filter(WebElement::isDisplayed))
                .isEmpty();
    }

    @Test
    void theSensitivityListensToTheFilter() throws IOException {
        open(Experiments.sweep());
        int all = browser.all("#sensitivity circle").size();
        browser.fill("#filter", "learning_rate < 0.01");
        assertThat(browser.all("#sensitivity circle").size()).isPositive().isLessThan(all);
        assertThat(browser.texts("#sensitivity circle title"))
                .allSatisfy(title -> assertThat(title).contains("learning_rate=0.001,"));
    }

    @Test
    void aPartOfTheCurvesIsDraggedOpenAndTheAddressKeepsIt() throws IOException {
        open(Many.trials(300));
        List<String> whole = browser.texts("#curves .axes text");
        WebElement picture = browser.find("#curves svg.chart");
        browser.drag(picture, -100, -100, 200, 100);
        List<String> part = browser.texts("#curves .axes text");
        assertThat(part).isNotEqualTo(whole);
        assertThat(browser.texts("#curves-figure-whole")).containsExactly("show the whole");
        String address = (String) browser.script("return location.href");
        assertThat(address).contains("zoom=");
        browser.leave();
        browser.open(address);
        browser.await("return document.querySelector('#curves svg.chart') !== null");
        assertThat(browser.texts("#curves .axes text")).isEqualTo(part);
        browser.script("document.querySelector('#curves-figure').focus()");
        browser.type(Keys.ESCAPE);
        assertThat(browser.texts("#curves .axes text")).isEqualTo(whole);
        assertThat((String) browser.script("return location.href")).doesNotContain("zoom=");
        for (String nothing : List.of("9+3+x+1", "1+2+1+1.0000000000000002", "1+1.0000000000000002+1+2")) {
            browser.script("location.hash = '#curves?zoom=" + nothing + "'");
            browser.await("return state.curves.zoom === '" + nothing.replace('+', ' ') + "'");
            assertThat(browser.texts("#curves .axes text")).isEqualTo(whole);
        }
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void ticksAreFewHoweverNearTheEndsOfAnAxis() throws IOException {
        open(Experiments.sweep());
        assertThat(browser.script("""
                        return [[1, 1.0000000000000002], [1e15, 1e15 + 1], [0, 10], [-1, 1], [0.1, 0.3]]
                            .map(([low, high]) => linearTicks(low, high, 5).length)"""))
                .asInstanceOf(LIST)
                .allSatisfy(count -> assertThat((Long) count).isBetween(1L, 7L));
        assertThat(browser.script("return linearTicks(0, 10, 5)")).isEqualTo(List.of(0L, 2L, 4L, 6L, 8L, 10L));
    }

    @Test
    void arrowKeysReadTheCurves() throws IOException {
        open(Experiments.minimize());
        browser.script("document.querySelector('#curves-figure').focus()");
        String spoken = "#curves [role='status'].unseen";
        browser.type(Keys.HOME);
        assertThat(browser.texts(spoken).get(0)).startsWith("step 0: ");
        browser.type(Keys.ARROW_RIGHT);
        String first = browser.texts(spoken).get(0);
        assertThat(first).startsWith("step 1: ").endsWith(")");
        browser.type(Keys.ARROW_DOWN);
        assertThat(browser.texts(spoken).get(0)).startsWith("step 1: ").isNotEqualTo(first);
        browser.type(Keys.ARROW_UP, Keys.ARROW_LEFT, Keys.ARROW_LEFT);
        assertThat(browser.texts(spoken).get(0)).startsWith("step 0: ");
        assertThat(browser.texts("#curves .readout")).isEqualTo(browser.texts(spoken));
        assertThat(browser.all("#curves .reading")).hasSize(1);
    }

    private static void open(Results results) throws IOException {
        Path file = folder.resolve("report.html");
        Files.writeString(file, MemoryFolder.of(results).file("report.html"));
        browser.complaints();
        browser.open(file.toUri().toString());
    }

    /** The cells of the row that the arrow keys have reached. */
    @SuppressWarnings("unchecked")
    private static List<String> activeCells() {
        return (List<String>) browser.script("""
                const id = document.querySelector('#trials .grid').getAttribute('aria-activedescendant');
                return [...document.getElementById(id).querySelectorAll('td:not(.mark)')].map(cell => cell.textContent);
                """);
    }

    /** The texts of a column in the rows that exist. */
    @SuppressWarnings("unchecked")
    private static List<String> column(String name) {
        return (List<String>) browser.script("""
                const names = [...document.querySelectorAll('#trials thead th')].map(cell => cell.title);
                const rows = [...document.querySelectorAll('#trials tr[data-place]')];
                return rows.map(row => row.children[names.indexOf(arguments[0])].textContent);
                """, name);
    }
}
