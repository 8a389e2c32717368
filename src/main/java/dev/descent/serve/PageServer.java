package dev.descent.serve;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Shows pages to browsers on this machine.
 *
 * <pre>
 *   /              a list of the pages; of a single one, a redirection to it
 *   /NAME/         a page, or a word to wait
 *   /NAME/events   its state, and each later one, as server-sent events
 * </pre>
 *
 * <p>Bound to the loopback address. Answers GET alone, and only requests that {@link LocalRequests} lets in: no other site's.
 *
 * <p>Whoever holds connections without asking anything, asks slowly, or does not read the answer is cut off: there are so many threads,
 * so many requests that wait for one, and so many seconds for a request to arrive and for its answer to be taken. Training has
 * threads of its own.
 *
 * @see <a href="https://html.spec.whatwg.org/multipage/server-sent-events.html">WHATWG HTML, Server-sent events</a>
 */
public final class PageServer implements AutoCloseable {
    /** Connections that wait to be accepted; beyond them the system lets newcomers wait for seconds. It may know a lower bound. */
    private static final int BACKLOG = 1024;

    private static final int MOST_THREADS = 128;
    private static final int MOST_WAITING = 512;
    private static final int IDLE_SECONDS = 10;
    private static final int ANSWER_SECONDS = 3 * Events.SECONDS;

    /**
     * System properties by which the JDK's server bounds what others may hold: seconds until a request has arrived and until its answer
     * has been taken, connections that ask nothing, how many headers a request has and their bytes (which leave room for cookies: those
     * of localhost are sent to all of its ports). The bounds for bytes and for all connections were added late: the first
     * releases of JDK 17 and 21 ignore them. The server reads them as it is loaded.
     */
    public static final Map<String, String> BOUNDS = Map.of(
            "sun.net.httpserver.maxReqTime",
            Integer.toString(IDLE_SECONDS),
            "sun.net.httpserver.maxIdleConnections",
            "64",
            "sun.net.httpserver.maxRspTime",
            Integer.toString(ANSWER_SECONDS),
            "sun.net.httpserver.maxReqHeaders",
            "100",
            "sun.net.httpserver.maxReqHeaderSize",
            Integer.toString(1 << 15),
            "jdk.httpserver.maxConnections",
            Integer.toString(MOST_THREADS + MOST_WAITING));

    private static final int PIECE = 1 << 13;
    private static final String EVENTS = "/events";

    private final HttpServer server;
    private final ExecutorService threads;
    private final Pages pages;
    private final Events events;
    private final LocalRequests localRequests;

    private PageServer(HttpServer server, Pages pages, LongSupplier nanoTime) {
        this.server = server;
        this.pages = pages;
        this.events = new Events(pages, nanoTime);
        this.localRequests = new LocalRequests(server.getAddress().getPort());
        this.threads = threads();
    }

    /** Requests beyond those that may wait are dropped; their connections end as those of requests that do not arrive. */
    private static ExecutorService threads() {
        ThreadPoolExecutor threads = new ThreadPoolExecutor(
                MOST_THREADS,
                MOST_THREADS,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(MOST_WAITING),
                task -> {
                    Thread thread = new Thread(task, "page-server");
                    thread.setDaemon(true);
                    return thread;
                },
                new ThreadPoolExecutor.DiscardPolicy());
        threads.allowCoreThreadTimeOut(true);
        return threads;
    }

    /**
     * Begins to listen.
     *
     * @param port 0 for any that is free
     * @param nanoTime the clock by which streams of events end
     * @see #BOUNDS
     * @throws IOException if the port can't be had
     */
    public static PageServer start(int port, Pages pages, LongSupplier nanoTime) throws IOException {
        HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), BACKLOG);
        PageServer server = new PageServer(http, pages, nanoTime);
        http.createContext("/", server::answer);
        http.setExecutor(server.threads);
        http.start();
        return server;
    }

    /** Where a browser finds it, {@code http://127.0.0.1:34567/}. */
    public String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    /** Tells those who listen that a state has changed. */
    public void changed() {
        events.changed();
    }

    @Override
    public void close() {
        events.close();
        server.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = path(exchange.getRequestURI());
            Headers headers = exchange.getResponseHeaders();
            headers.set("Cache-Control", "no-store");
            headers.set("X-Content-Type-Options", "nosniff");
            headers.set("X-Frame-Options", "DENY");
            headers.set("Referrer-Policy", "no-referrer");
            headers.set("Cross-Origin-Resource-Policy", "same-origin");
            headers.set("Cross-Origin-Opener-Policy", "same-origin");
            if (!localRequests.letIn(exchange.getRequestHeaders(), isPage(path))) {
                text(exchange, 403, "This server answers to localhost alone, and to no other site.");
            } else if (!exchange.getRequestMethod().equals("GET")) {
                headers.set("Allow", "GET");
                text(exchange, 405, "Only GET is answered.");
            } else {
                show(exchange, path);
            }
        }
    }

    /** The path of an address; of one that names a host, or has no path, one that no page has. */
    private static String path(URI address) {
        // Two slashes in front make a host of the first name.
        return address.getRawAuthority() == null && address.getRawPath() != null ? address.getRawPath() : "";
    }

    private static boolean isPage(String path) {
        return !path.endsWith(EVENTS);
    }

    private void show(HttpExchange exchange, String path) throws IOException {
        List<String> names = pages.names();
        if (path.equals("/")) {
            if (names.size() == 1) {
                exchange.getResponseHeaders().set("Location", "/" + names.get(0) + "/");
                exchange.sendResponseHeaders(302, -1);
            } else {
                html(exchange, ServerPages.list(names));
            }
            return;
        }
        for (String name : names) {
            if (path.equals("/" + name + "/")) {
                Optional<String> page = pages.page(name);
                html(exchange, page.isPresent() ? page.get() : ServerPages.waiting(name));
                return;
            }
            if (path.equals("/" + name + EVENTS)) {
                events.send(exchange, name);
                return;
            }
        }
        text(exchange, 404, "There is no such page.");
    }

    private static void html(HttpExchange exchange, String page) throws IOException {
        send(exchange, 200, "text/html; charset=utf-8", page);
    }

    private static void text(HttpExchange exchange, int status, String sentence) throws IOException {
        send(exchange, status, "text/plain; charset=utf-8", sentence + "\n");
    }

    /** Sends a text piece by piece: as bytes, a large page would be in memory once for each of those who take it. */
    private static void send(HttpExchange exchange, int status, String type, String content) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.sendResponseHeaders(status, -1);
            return;
        }
        exchange.sendResponseHeaders(status, 0);
        try (Writer out = new OutputStreamWriter(exchange.getResponseBody(), StandardCharsets.UTF_8)) {
            for (int from = 0; from < content.length(); from += PIECE) {
                out.write(content, from, Math.min(PIECE, content.length() - from));
            }
        }
    }
}
