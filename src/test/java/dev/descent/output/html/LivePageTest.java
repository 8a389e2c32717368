package dev.descent.output.html;

import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.analysis.Findings;
import dev.descent.browser.Browser;
import dev.descent.output.Experiments;
import dev.descent.serve.PageServer;
import dev.descent.serve.Pages;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A page that grows, in a browser, from a server whose answers take their time. */
class LivePageTest {
    private static final String NOTHING_UNDER_WAY = "{\"trials\":[],\"more\":0}";
    private static final String LAST_MOMENT = "2\n1000\nrunning\nwrites its reports\n" + NOTHING_UNDER_WAY;

    /** An experiment whose reports are being written while a browser takes its page. */
    private static final class Slow implements Pages {
        private final CountDownLatch opened = new CountDownLatch(2);
        private final CountDownLatch asked = new CountDownLatch(1);
        private final CountDownLatch answered = new CountDownLatch(1);
        private final AtomicBoolean breaks = new AtomicBoolean();
        private volatile String state = "1\n500\nrunning\none to go\n" + NOTHING_UNDER_WAY;

        @Override
        public List<String> names() {
            return List.of("sweep");
        }

        @Override
        public String state(String name) {
            if (breaks.getAndSet(false)) {
                throw new IllegalStateException("a stream ends");
            }
            return state;
        }

        @Override
        public Optional<String> page(String name) throws IOException {
            boolean running = state.contains("running");
            if (state.equals(LAST_MOMENT)) {
                asked.countDown();
                await(answered);
            }
            opened.countDown();
            StringBuilder page = new StringBuilder();
            new HtmlPage(Findings.of(Experiments.sweep()), List.of(), List.of(), running).write(page);
            return Optional.of(page.toString());
        }
    }

    @Test
    @Timeout(120)
    void anEndThatIsToldWhileThePageIsTakenIsShown(@TempDir Path folder) throws IOException {
        Slow pages = new Slow();
        try (Browser browser = Browser.start(folder.resolve("profile"));
                PageServer server = PageServer.start(0, pages, System::nanoTime)) {
            browser.open(server.address());
            await(pages.opened); // and taken once more, for the first state that was told
            tell(server, pages, LAST_MOMENT);
            await(pages.asked);
            tell(server, pages, "2\n1000\nended\nat its end\n" + NOTHING_UNDER_WAY);
            browser.await("return document.querySelector('#growing [role=status]').textContent === 'at its end'");
            pages.answered.countDown();
            browser.await("return document.querySelector('#growing') === null");
        }
    }

    @Test
    @Timeout(120)
    @SuppressWarnings("try") // the server goes before the browser looks
    void aStreamThatEndsIsAskedForAgainAndARunThatHasGoneIsTold(@TempDir Path folder) throws IOException {
        Slow pages = new Slow();
        try (Browser browser = Browser.start(folder.resolve("profile"));
                PageServer server = PageServer.start(0, pages, System::nanoTime)) {
            browser.open(server.address());
            await(pages.opened);
            pages.breaks.set(true);
            tell(server, pages, "1\n500\nrunning\nstill one to go\n" + NOTHING_UNDER_WAY);
            browser.await("return document.querySelector('#growing [role=status]').textContent === 'still one to go'");
            server.close();
            browser.await("return document.querySelector('#growing').textContent.includes('The run has gone.')");
        }
    }

    @Test
    @Timeout(120)
    void aNewerPageKeepsFocusCaretScrollAndTheOpenMenu(@TempDir Path folder) throws IOException {
        Slow pages = new Slow();
        try (Browser browser = Browser.start(folder.resolve("profile"));
                PageServer server = PageServer.start(0, pages, System::nanoTime)) {
            browser.open(server.address());
            browser.script("""
                    document.body.style.width = '440px';
                    document.querySelector('.menu').open = true;
                    const scroller = document.querySelector('#trials .scroller');
                    scroller.scrollTop = 140;
                    scroller.scrollLeft = 60;
                    const filter = document.getElementById('filter');
                    filter.value = 'trial > 0';
                    filter.dispatchEvent(new Event('input'));
                    scroller.scrollTop = 140;
                    filter.focus();
                    filter.setSelectionRange(2, 4);""");
            String where = """
                    const scroller = document.querySelector('#trials .scroller');
                    const {id, selectionStart, selectionEnd} = document.activeElement;
                    return [id, selectionStart ?? 0, selectionEnd ?? 0, scroller.scrollTop, scroller.scrollLeft,
                      document.querySelector('.menu').open, Math.round(window.scrollY)]""";
            List<?> before = (List<?>) browser.script(where);
            assertThat(before.subList(0, 6)).isEqualTo(List.of("filter", 2L, 4L, 140L, 60L, true));
            refresh(browser, server, pages, 2);
            assertThat(browser.script(where)).isEqualTo(before);
            int done = 2;
            for (String id : List.of("trials-grid", "column-optimizer", "trials-grid-by-val_loss")) {
                browser.script("document.getElementById(arguments[0]).focus({preventScroll: true})", id);
                refresh(browser, server, pages, ++done);
                assertThat(browser.script("return document.activeElement.id")).isEqualTo(id);
            }
            assertThat(browser.complaints()).isEmpty();
        }
    }

    /** Waits until the table that is there has been replaced. */
    private static void refresh(Browser browser, PageServer server, Slow pages, int done) {
        browser.script("document.getElementById('trials-grid').dataset.before = ''");
        tell(server, pages, done + "\n600\nrunning\n60 %\n" + NOTHING_UNDER_WAY);
        browser.await("return !('before' in document.getElementById('trials-grid').dataset)");
    }

    private static final String TWO_UNDER_WAY = "{\"trials\":["
            + "{\"number\":3,\"name\":\"trial 3: units=8\",\"until\":100,\"points\":[[1,0.5,0.6],[2,0.25,0.35]]},"
            + "{\"number\":4,\"name\":\"trial 4: units=<b>\",\"until\":100,\"points\":[[1,0.75,0.8],[2,0.5,0.55]]}],\"more\":5}";

    @Test
    @Timeout(120)
    void trialsUnderWayAreDrawnUntilTheyEnd(@TempDir Path folder) throws IOException {
        Slow pages = new Slow();
        try (Browser browser = Browser.start(folder.resolve("profile"));
                PageServer server = PageServer.start(0, pages, System::nanoTime)) {
            browser.open(server.address());
            tell(server, pages, "1\n600\nrunning\n60 %\n" + TWO_UNDER_WAY);
            browser.await("return document.querySelectorAll('#under-way .curve').length === 4");
            assertThat(browser.texts("#under-way h2")).containsExactly("Under way");
            assertThat(browser.texts("#under-way li"))
                    .extracting(String::strip)
                    .containsExactly(
                            "trial 3: units=8 epoch 2 of 100, loss 0.25, val_loss 0.35",
                            "trial 4: units=<b> epoch 2 of 100, loss 0.5, val_loss 0.55");
            assertThat(browser.texts("#under-way .note"))
                    .containsExactly("Lines are validation, dots are training. 5 more under way are not drawn.");
            assertThat(browser.script("return document.querySelector('#growing progress').position"))
                    .isEqualTo(0.6);
            tell(server, pages, "2\n900\nrunning\n90 %\n" + NOTHING_UNDER_WAY);
            browser.await("return document.querySelector('#under-way').hidden");
            assertThat(browser.complaints()).isEmpty();
        }
    }

    /** An experiment of which no trial has ended, then one. */
    private static final class Waiting implements Pages {
        private volatile String state = "0\n0\nrunning\nnothing yet\n" + NOTHING_UNDER_WAY;

        @Override
        public List<String> names() {
            return List.of("sweep");
        }

        @Override
        public String state(String name) {
            return state;
        }

        @Override
        public Optional<String> page(String name) throws IOException {
            StringBuilder page = new StringBuilder();
            if (state.startsWith("0")) {
                new WaitingPage(Experiments.sweep().experiment()).write(page);
            } else {
                new HtmlPage(Findings.of(Experiments.sweep()), List.of(), List.of(), true).write(page);
            }
            return Optional.of(page.toString());
        }
    }

    @Test
    @Timeout(120)
    void aPageThatWaitsDrawsTrialsUnderWayAndIsLoadedAnewWhenOneHasEnded(@TempDir Path folder) throws IOException {
        Waiting pages = new Waiting();
        try (Browser browser = Browser.start(folder.resolve("profile"));
                PageServer server = PageServer.start(0, pages, System::nanoTime)) {
            browser.show(server.address());
            browser.await("return document.querySelector('#growing [role=status]').textContent === 'nothing yet'");
            assertThat(browser.texts("main")).extracting(String::strip).containsExactly("No trial has ended yet.");
            pages.state = "0\n20\nrunning\n2 %\n" + TWO_UNDER_WAY;
            server.changed();
            browser.await("return document.querySelectorAll('#under-way .curve').length === 4");
            pages.state = "1\n500\nrunning\none has ended\n" + TWO_UNDER_WAY;
            server.changed();
            browser.await("return document.querySelector('#trials') !== null");
            browser.await("return document.querySelectorAll('#under-way .curve').length === 4");
            assertThat(browser.complaints()).isEmpty();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static void tell(PageServer server, Slow pages, String state) {
        pages.state = state;
        server.changed();
    }
}
