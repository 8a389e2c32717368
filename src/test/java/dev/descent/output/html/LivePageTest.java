package dev.descent.output.html;

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
    private static final String LAST_MOMENT = "2\n2\nrunning\nwrites its reports";

    /** An experiment whose reports are being written while a browser takes its page. */
    private static final class Slow implements Pages {
        private final CountDownLatch opened = new CountDownLatch(2);
        private final CountDownLatch asked = new CountDownLatch(1);
        private final CountDownLatch answered = new CountDownLatch(1);
        private final AtomicBoolean breaks = new AtomicBoolean();
        private volatile String state = "1\n2\nrunning\none to go";

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
            tell(server, pages, "2\n2\nended\nat its end");
            browser.await("return document.querySelector('#growing [role=status]').textContent === 'at its end'");
            pages.answered.countDown();
            browser.await("return document.querySelector('#growing') === null");
        }
    }

    @Test
    @Timeout(120)
    void aStreamThatEndsIsAskedForAgainAndARunThatHasGoneIsTold(@TempDir Path folder) throws IOException {
        Slow pages = new Slow();
        try (Browser browser = Browser.start(folder.resolve("profile"));
                PageServer server = PageServer.start(0, pages, System::nanoTime)) {
            browser.open(server.address());
            await(pages.opened);
            pages.breaks.set(true);
            tell(server, pages, "1\n2\nrunning\nstill one to go");
            browser.await("return document.querySelector('#growing [role=status]').textContent === 'still one to go'");
            server.close();
            browser.await("return document.querySelector('#growing').textContent.includes('The run has gone.')");
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
