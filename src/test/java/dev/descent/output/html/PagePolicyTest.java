package dev.descent.output.html;

import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.golden.Golden;
import dev.descent.output.svg.PictureStyle;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The policy lets style and script of report.html work and nothing else; {@code -Dgolden.update=true} writes their hashes anew. */
class PagePolicyTest {
    private static final Path PAGE = Path.of("src/main/resources/dev/descent/output/html");

    @Test
    void thePolicyNamesTheHashesOfStyleAndScript() throws IOException {
        assertPolicy("policy.txt", hash(HtmlPage.SCRIPT), "");
    }

    @Test
    void thePolicyOfAGrowingPageAdmitsItsServerToo() throws IOException {
        String scripts = hash(HtmlPage.SCRIPT) + " " + hash(HtmlPage.GROWING);
        assertPolicy("policy-growing.txt", scripts, "connect-src 'self'; ");
    }

    @Test
    void thePolicyOfAPageThatDrawsWeightsAdmitsItsStyleAndScript() throws IOException {
        String scripts = hash(HtmlPage.SCRIPT) + " " + hash(HtmlPage.MOVING);
        assertPolicy("policy-moving.txt", scripts, PictureStyle.sheet() + HtmlPage.styleOfMoving(), "");
    }

    @Test
    void thePolicyOfAPageThatWaitsAdmitsItsServerToo() throws IOException {
        String scripts = hash(WaitingPage.SCRIPT) + " " + hash(HtmlPage.GROWING);
        assertPolicy("policy-waiting.txt", scripts, "connect-src 'self'; ");
    }

    @Test
    void everyScriptIsInThePage() throws IOException {
        try (Stream<Path> files = Files.list(PAGE)) {
            assertThat(files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".js")))
                    .containsExactlyInAnyOrderElementsOf(Stream.of(HtmlPage.SCRIPT, HtmlPage.GROWING, HtmlPage.MOVING)
                            .flatMap(List::stream)
                            .toList());
        }
    }

    @Test
    void whatIsForTheReadersOfScriptsAndStyleIsNotInThePage() throws IOException {
        for (String name : Stream.of(
                        HtmlPage.STYLE, HtmlPage.STYLE_OF_MOVING, HtmlPage.SCRIPT, HtmlPage.GROWING, HtmlPage.MOVING)
                .flatMap(List::stream)
                .toList()) {
            String text = PageResource.texts(List.of(name));
            assertThat(text).as(name).doesNotContain("\n ", "\n\n", "\n/*");
            assertThat(text.length())
                    .isBetween(read(name).length() / 2, read(name).length() - 1);
        }
    }

    /** What the policy would refuse is not tried: evaluation of text, markup from text, listeners in attributes, addresses. */
    @Test
    void noScriptTakesTextForMarkupOrCodeOrAsksTheNetwork() throws IOException {
        for (String name : Stream.concat(HtmlPage.SCRIPT.stream(), HtmlPage.MOVING.stream())
                .toList()) {
            assertThat(read(name).toLowerCase(Locale.ROOT))
                    .as(name)
                    .doesNotContain(
                            "innerhtml", "outerhtml", "insertadjacenthtml", "document.write", "eval(", "new function")
                    .doesNotContain("fetch(", "xmlhttprequest", "import(", "</script", "<!--");
        }
        for (String name : List.of("page.css", "moving.css")) {
            assertThat(read(name)).doesNotContain("url(", "@import", "</style");
        }
    }

    private static void assertPolicy(String file, String scripts, String more) throws IOException {
        assertPolicy(file, scripts, PictureStyle.sheet(), more);
    }

    private static void assertPolicy(String file, String scripts, String styles, String more) throws IOException {
        String policy = "default-src 'none'; script-src " + scripts + "; style-src "
                + hash(HtmlPage.STYLE, styles) + "; " + more
                + "img-src data:; base-uri 'none'; form-action 'none'\n";
        Golden.assertSame(PAGE.resolve(file), policy);
    }

    private static String hash(List<String> files) throws IOException {
        return hash(files, "");
    }

    private static String hash(List<String> files, String more) throws IOException {
        String text = PageResource.texts(files) + more;
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    private static String read(String file) throws IOException {
        return Files.readString(PAGE.resolve(file));
    }
}
