package dev.descent.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the server answers, word for word: requests are written by hand, as a browser's would not be. */
class PageServerTest {
    private static final class TwoPages implements Pages {
        private volatile String state = "1\n2";
        private String page = "<p>ready: ✓";

        @Override
        public List<String> names() {
            return List.of("ready", "not-yet");
        }

        @Override
        public String state(String name) {
            return state;
        }

        @Override
        public Optional<String> page(String name) {
            return name.equals("ready") ? Optional.of(page) : Optional.empty();
        }
    }

    private final TwoPages pages = new TwoPages();
    private final AtomicLong clock = new AtomicLong();
    private PageServer server;

    @BeforeAll
    static void bound() {
        PageServer.BOUNDS.forEach(System::setProperty);
    }

    @AfterEach
    void close() {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void pagesAreShownUnderTheirNamesAndNothingElse() throws IOException {
        start(pages);
        assertThat(get("/ready/")).startsWith("HTTP/1.1 200 ").contains("\r\n\r\n", "<p>ready: ✓");
        assertThat(get("/not-yet/"))
                .startsWith("HTTP/1.1 200 ")
                .contains("No trial has ended yet.", "http-equiv=\"refresh\"");
        assertThat(get("/")).contains("<a href=\"/ready/\">", "<a href=\"/not-yet/\">");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/ready",
                "/other/",
                "/ready/../not-yet/",
                "/%72eady/",
                "//ready/",
                "/ready/events/",
                "/etc/passwd"
            })
    void otherPathsAreNotThere(String path) throws IOException {
        start(pages);
        assertThat(get(path)).startsWith("HTTP/1.1 404 ");
    }

    @Test
    void aSinglePageIsWhereOneIsSent() throws IOException {
        start(new Pages() {
            @Override
            public List<String> names() {
                return List.of("only");
            }

            @Override
            public String state(String name) {
                return "";
            }

            @Override
            public Optional<String> page(String name) {
                return Optional.empty();
            }
        });
        assertThat(get("/")).startsWith("HTTP/1.1 302 ").containsIgnoringCase("Location: /only/\r\n");
    }

    @Test
    void everyAnswerIsForThisPageAlone() throws IOException {
        start(pages);
        for (String path : List.of("/", "/ready/", "/no/")) {
            assertThat(get(path))
                    .containsIgnoringCase("Cache-Control: no-store\r\n")
                    .containsIgnoringCase("X-Content-Type-Options: nosniff\r\n")
                    .containsIgnoringCase("X-Frame-Options: DENY\r\n")
                    .containsIgnoringCase("Referrer-Policy: no-referrer\r\n")
                    .containsIgnoringCase("Cross-Origin-Resource-Policy: same-origin\r\n")
                    .containsIgnoringCase("Cross-Origin-Opener-Policy: same-origin\r\n");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"HEAD", "POST", "PUT", "DELETE", "OPTIONS", "TRACE"})
    void onlyGetIsAnswered(String method) throws IOException {
        start(pages);
        assertThat(ask(method + " /ready/ HTTP/1.1", "Host: " + host("127.0.0.1")))
                .startsWith("HTTP/1.1 405 ")
                .containsIgnoringCase("Allow: GET\r\n");
    }

    @Test
    void itAnswersToLocalNamesAlone() throws IOException {
        start(pages);
        for (String name : List.of("127.0.0.1", "localhost", "[::1]")) {
            assertThat(ask("GET /ready/ HTTP/1.1", "Host: " + host(name))).startsWith("HTTP/1.1 200 ");
        }
        for (String wrong : List.of("rebound.example", host("rebound.example"), "127.0.0.1", "127.0.0.1:1", "")) {
            assertThat(ask("GET /ready/ HTTP/1.1", "Host: " + wrong))
                    .startsWith("HTTP/1.1 403 ")
                    .doesNotContain("ready: ");
        }
        assertThat(ask("GET /ready/ HTTP/1.0")).startsWith("HTTP/1.1 403 ");
    }

    @Test
    void anotherOriginIsRefused() throws IOException {
        start(pages);
        String host = "Host: " + host("127.0.0.1");
        assertThat(ask("GET /ready/ HTTP/1.1", host, "Origin: http://" + host("127.0.0.1")))
                .startsWith("HTTP/1.1 200 ");
        for (String origin : List.of("https://elsewhere.example", "null", "http://" + host("localhost"))) {
            assertThat(ask("GET /ready/ HTTP/1.1", host, "Origin: " + origin)).startsWith("HTTP/1.1 403 ");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"same-origin", "none"})
    void thePagesOwnRequestsAreAnswered(String site) throws IOException {
        start(pages);
        assertThat(fetch("/ready/", site, "cors", "empty")).startsWith("HTTP/1.1 200 ");
        assertThat(fetch("/no/events", site, "cors", "empty")).startsWith("HTTP/1.1 404 ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"cross-site", "same-site", "something new"})
    void anotherSiteMayLinkToAPageAndNoMore(String site) throws IOException {
        start(pages);
        assertThat(fetch("/ready/", site, "navigate", "document")).startsWith("HTTP/1.1 200 ");
        for (String dest : List.of("iframe", "embed", "object")) {
            assertThat(fetch("/ready/", site, "navigate", dest))
                    .startsWith("HTTP/1.1 403 ")
                    .doesNotContain("ready: ");
        }
        for (String dest : List.of("image", "script", "style", "empty", "document")) {
            assertThat(fetch("/ready/", site, "no-cors", dest)).startsWith("HTTP/1.1 403 ");
        }
        assertThat(fetch("/ready/events", site, "navigate", "document")).startsWith("HTTP/1.1 403 ");
    }

    @Test
    void headersAreBounded() throws IOException {
        start(pages);
        String host = "Host: " + host("127.0.0.1");
        assertThat(ask("GET /ready/ HTTP/1.1", host, "Cookie: " + "c".repeat(20_000)))
                .startsWith("HTTP/1.1 200 ");
        assertThat(tryAsk("GET /ready/ HTTP/1.1", host, "Cookie: " + "c".repeat(40_000)))
                .doesNotContain("ready: ");
        assertThat(tryAsk("GET /ready/ HTTP/1.1", host, "a:b\r\n" + "c:d\r\n".repeat(200) + "e:f"))
                .startsWith("HTTP/1.1 200 "); // two headers, one with many values
    }

    @Test
    void itListensOnTheLoopbackAddressAlone() throws IOException {
        start(pages);
        URI address = URI.create(server.address());
        assertThat(address.getHost()).isEqualTo("127.0.0.1");
        assertThat(address.getPort()).isPositive();
    }

    @Test
    void aPortThatIsTakenIsToldAtOnce() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, java.net.InetAddress.getLoopbackAddress())) {
            Assertions.assertThatIOException()
                    .isThrownBy(() -> PageServer.start(taken.getLocalPort(), pages, clock::get));
        }
    }

    @Test
    void whoeverListensHearsTheStateAndItsChanges() throws IOException {
        start(pages);
        try (Socket socket = connect("GET /ready/events HTTP/1.1", "Host: " + host("127.0.0.1"))) {
            BufferedReader lines =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            assertThat(nextEvent(lines)).containsExactly("data: 1", "data: 2");
            pages.state = "2\n2";
            server.changed();
            assertThat(nextEvent(lines)).containsExactly("data: 2", "data: 2");
        }
    }

    @Test
    void whoAsksHalfAQuestionOrNeverReadsHoldsUpNobody() throws IOException {
        start(pages);
        try (Held held = new Held()) {
            held.open(60, "GET /ready/ HTTP/1.1\r\nHos");
            held.open(40, "GET /ready/events HTTP/1.1\r\nHost: " + host("127.0.0.1") + "\r\n\r\n");
            assertThat(get("/ready/")).contains("<p>ready: ✓");
            assertThat(held.answers(60, "HTTP/1.1 503 ")).isEqualTo(8);
        }
    }

    @Test
    @Tag("slow")
    void answersThatNobodyReadsEndAndThePageIsThere() throws IOException {
        pages.page = "<p>ready: ✓" + " ".repeat(20_000_000);
        start(pages);
        try (Held held = new Held()) {
            held.open(200, "GET /ready/ HTTP/1.1\r\nHost: " + host("127.0.0.1") + "\r\n\r\n");
            assertThePageIsThereSoon();
        }
    }

    @Test
    void aStreamOfEventsEndsAfterAWhile() throws IOException {
        start(pages);
        try (Socket socket = connect("GET /ready/events HTTP/1.1", "Host: " + host("127.0.0.1"))) {
            BufferedReader lines =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            nextEvent(lines);
            clock.set(Events.SECONDS * 1_000_000_000L);
            server.changed();
            assertThat(lines.lines()).contains("0"); // the last chunk; then the connection is closed
        }
    }

    @Test
    @Tag("slow")
    void aThousandHalfQuestionsEndAndThePageIsThere() throws IOException {
        start(pages);
        try (Held held = new Held()) {
            held.open(1000, "GET /ready/ HTTP/1.1\r\nHos");
            assertThePageIsThereSoon();
        }
    }

    private void assertThePageIsThereSoon() {
        long begun = System.nanoTime();
        String answer = "";
        while (!answer.contains("<p>ready: ✓") && System.nanoTime() - begun < 120e9) {
            answer = tryAsk("GET /ready/ HTTP/1.1", "Host: " + host("127.0.0.1"));
        }
        assertThat(answer).contains("<p>ready: ✓");
    }

    private String tryAsk(String... lines) {
        try {
            return ask(lines);
        } catch (IOException refusedForNow) {
            return "";
        }
    }

    /** Connections that somebody holds. */
    private final class Held implements AutoCloseable {
        private final List<Socket> sockets = new ArrayList<>();

        void open(int connections, String request) throws IOException {
            for (int i = 0; i < connections; i++) {
                Socket socket = new Socket(
                        InetAddress.getLoopbackAddress(),
                        URI.create(server.address()).getPort());
                sockets.add(socket);
                socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            }
        }

        /** How many of those after the first were answered so. */
        int answers(int after, String beginning) throws IOException {
            int answers = 0;
            for (Socket socket : sockets.subList(after, sockets.size())) {
                socket.setSoTimeout(1000);
                byte[] bytes = socket.getInputStream().readNBytes(beginning.length());
                answers += new String(bytes, StandardCharsets.UTF_8).equals(beginning) ? 1 : 0;
            }
            return answers;
        }

        @Override
        public void close() throws IOException {
            for (Socket socket : sockets) {
                socket.close();
            }
        }
    }

    private void start(Pages shown) throws IOException {
        server = PageServer.start(0, shown, clock::get);
    }

    private String host(String name) {
        return name + ":" + URI.create(server.address()).getPort();
    }

    private String get(String path) throws IOException {
        return ask("GET " + path + " HTTP/1.1", "Host: " + host("127.0.0.1"));
    }

    /** A request as a browser makes it. */
    private String fetch(String path, String site, String mode, String dest) throws IOException {
        return ask(
                "GET " + path + " HTTP/1.1",
                "Host: " + host("127.0.0.1"),
                "Sec-Fetch-Site: " + site,
                "Sec-Fetch-Mode: " + mode,
                "Sec-Fetch-Dest: " + dest);
    }

    /** The whole answer to a request. */
    private String ask(String... lines) throws IOException {
        try (Socket socket = connect(lines)) {
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private Socket connect(String... lines) throws IOException {
        Socket socket = new Socket(
                InetAddress.getLoopbackAddress(), URI.create(server.address()).getPort());
        String request = List.of(lines).stream().collect(Collectors.joining("\r\n")) + "\r\nConnection: close\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
        return socket;
    }

    /** The lines of the next event; comments and the answer's head are passed over. */
    private static List<String> nextEvent(BufferedReader lines) throws IOException {
        String line = lines.readLine();
        while (!line.startsWith("data:")) {
            line = lines.readLine();
        }
        return List.of(line, lines.readLine());
    }
}
