package dev.descent.serve;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
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

/**
 * Shows pages to browsers on this machine.
 *
 * <pre>
 *   /              a list of the pages; of a single one, a redirection to it
 *   /NAME/         a page, or a word to wait
 *   /NAME/events   its state, and each later one, as server-sent events
 * </pre>
 *
 * <p>Bound to the loopback address. Answers GET alone, and only requests whose Host is that address or localhost with the port, so that
 * a site elsewhere can't reach it under a name of its own (DNS rebinding); requests that name another Origin are refused.
 *
 * <p>Whoever holds connections without asking anything, or asks slowly, is cut off: there are so many threads, so many requests that
 * wait for one, and so many seconds for a request to arrive. Training has threads of its own.
 *
 * @see <a href="https://html.spec.whatwg.org/multipage/server-sent-events.html">WHATWG HTML, Server-sent events</a>
 */
public final class PageServer implements AutoCloseable {
    private static final int BACKLOG = 16;
    private static final int MOST_THREADS = 128;
    private static final int MOST_WAITING = 512;
    private static final int IDLE_SECONDS = 10;

    /**
     * System properties by which the JDK's server bounds what others may hold: seconds until a request has arrived, connections without
     * one and, known to newer JDKs alone, all connections. It reads them as it is loaded.
     */
    public static final Map<String, String> BOUNDS = Map.of(
            "sun.net.httpserver.maxReqTime",
            Integer.toString(IDLE_SECONDS),
            "sun.net.httpserver.maxIdleConnections",
            "64",
            "jdk.httpserver.maxConnections",
            Integer.toString(MOST_THREADS + MOST_WAITING));

    private final HttpServer server;
    private final ExecutorService threads;
    private final Pages pages;
    private final Events events;
    private final List<String> hosts;

    private PageServer(HttpServer server, Pages pages) {
        this.server = server;
        this.pages = pages;
        this.events = new Events(pages);
        int port = server.getAddress().getPort();
        this.hosts = List.of("127.0.0.1:" + port, "localhost:" + port, "[::1]:" + port);
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
     * @see #BOUNDS
     * @throws IOException if the port can't be had
     */
    public static PageServer start(int port, Pages pages) throws IOException {
        HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), BACKLOG);
        PageServer server = new PageServer(http, pages);
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
            Headers headers = exchange.getResponseHeaders();
            headers.set("Cache-Control", "no-store");
            headers.set("X-Content-Type-Options", "nosniff");
            headers.set("X-Frame-Options", "DENY");
            headers.set("Referrer-Policy", "no-referrer");
            headers.set("Cross-Origin-Resource-Policy", "same-origin");
            headers.set("Cross-Origin-Opener-Policy", "same-origin");
            if (!isFromHere(exchange)) {
                text(exchange, 403, "This server answers to localhost alone.");
            } else if (!exchange.getRequestMethod().equals("GET")) {
                headers.set("Allow", "GET");
                text(exchange, 405, "Only GET is answered.");
            } else {
                show(exchange, exchange.getRequestURI());
            }
        }
    }

    private boolean isFromHere(HttpExchange exchange) {
        List<String> host = exchange.getRequestHeaders().getOrDefault("Host", List.of());
        List<String> origin = exchange.getRequestHeaders().getOrDefault("Origin", List.of());
        return host.size() == 1
                && hosts.contains(host.get(0))
                && origin.stream().allMatch(("http://" + host.get(0))::equals);
    }

    private void show(HttpExchange exchange, URI address) throws IOException {
        // Two slashes in front make a host of the first name.
        String path = address.getRawAuthority() == null ? address.getRawPath() : "";
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
            if (path.equals("/" + name + "/events")) {
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

    private static void send(HttpExchange exchange, int status, String type, String content) throws IOException {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.sendResponseHeaders(status, -1);
            return;
        }
        exchange.sendResponseHeaders(status, bytes.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }
}
