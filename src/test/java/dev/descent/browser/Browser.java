package dev.descent.browser;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import org.junit.jupiter.api.Assumptions;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.Select;
import org.openqa.selenium.support.ui.WebDriverWait;

/** A headless Chromium that looks at pages, with what the tests ask of it. Nothing is downloaded: Debian's packages are used. */
public final class Browser implements AutoCloseable {
    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final Path DRIVER = Path.of("/usr/bin/chromedriver");
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final ChromeDriver driver;

    private Browser(ChromeDriver driver) {
        this.driver = driver;
    }

    /** Starts the browser with a profile of its own; aborts the test where there is none, but fails in CI. */
    public static Browser start(Path profile) {
        boolean there = Files.isExecutable(CHROMIUM) && Files.isExecutable(DRIVER);
        if (!there && System.getenv("CI") != null) {
            throw new AssertionError("CI has to install chromium and chromium-driver");
        }
        Assumptions.assumeTrue(there, "no browser here: apt-get install chromium chromium-driver");
        ChromeOptions options = new ChromeOptions();
        options.setBinary(CHROMIUM.toString());
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--user-data-dir=" + profile);
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        options.setCapability("goog:loggingPrefs", logs);
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(DRIVER.toFile())
                .usingAnyFreePort()
                .withEnvironment(Map.of("SE_OFFLINE", "true", "SE_AVOID_STATS", "true"))
                .build();
        ChromeDriver driver = new ChromeDriver(service, options);
        driver.manage().window().setSize(new Dimension(1280, 1000));
        return new Browser(driver);
    }

    /** Opens a page that has no script to wait for. */
    public void show(String address) {
        driver.get(address);
    }

    /** Opens an empty page. */
    public void leave() {
        show("about:blank");
    }

    /** Opens a page and waits until its script has put it together. */
    public void open(String address) {
        driver.get(address);
        await("return document.documentElement.dataset.ready === 'true'");
    }

    /** What the page's console said that is worse than information, since this was last asked. */
    public List<String> complaints() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
                .map(LogEntry::getMessage)
                .toList();
    }

    public String title() {
        return driver.getTitle();
    }

    /** What a function body returns in the page. */
    public Object script(String body, Object... arguments) {
        return driver.executeScript(body, arguments);
    }

    /** Waits until a function body returns true. */
    public void await(String body) {
        new WebDriverWait(driver, PATIENCE, Duration.ofMillis(20))
                .withMessage(body)
                .until(d -> Boolean.TRUE.equals(driver.executeScript(body)));
    }

    public WebElement find(String css) {
        return driver.findElement(By.cssSelector(css));
    }

    public List<WebElement> all(String css) {
        return driver.findElements(By.cssSelector(css));
    }

    /** The texts of all elements that match. */
    @SuppressWarnings("unchecked")
    public List<String> texts(String css) {
        return (List<String>)
                script("return [...document.querySelectorAll(arguments[0])].map(e => e.textContent)", css);
    }

    /** Clicks; once more if the page was drawn anew between finding and clicking, as a page that grows is. */
    public void click(String css) {
        try {
            find(css).click();
        } catch (StaleElementReferenceException e) {
            find(css).click();
        }
    }

    /** Puts a text in the place of what a field holds. */
    public void fill(String css, String text) {
        WebElement field = find(css);
        field.sendKeys(Keys.chord(Keys.CONTROL, "a"), Keys.DELETE);
        field.sendKeys(text);
    }

    /** Chooses from a list by what it shows. Typed letters would be taken for two words where the browser is slow. */
    public void choose(String css, String text) {
        new Select(find(css)).selectByVisibleText(text);
    }

    /** Types where the focus is. */
    public void type(CharSequence... keys) {
        driver.switchTo().activeElement().sendKeys(keys);
    }

    /** Drags from a place in an element, counted from its middle, by so many pixels. */
    public void drag(WebElement element, int x, int y, int byX, int byY) {
        new Actions(driver)
                .moveToElement(element, x, y)
                .clickAndHold()
                .moveByOffset(byX, byY)
                .release()
                .perform();
    }

    public void pointAt(WebElement element, int x, int y) {
        new Actions(driver).moveToElement(element, x, y).perform();
    }

    /** Asks Chromium itself, in the words of its DevTools protocol. */
    public Map<String, Object> devTools(String command, Map<String, Object> parameters) {
        return driver.executeCdpCommand(command, parameters);
    }

    @Override
    public void close() {
        driver.quit();
    }
}
