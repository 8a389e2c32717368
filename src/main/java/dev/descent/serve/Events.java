package dev.descent.serve;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Semaphore;

/** Streams of server-sent events, one a listener, each on a thread of its own: the state now, then each change, not too often. */
final class Events implements AutoCloseable {
    private static final int MOST_LISTENERS = 32;
    private static final long PAUSE_MILLIS = 200;
    private static final long SILENCE_MILLIS = 15_000;

    private final Pages pages;
    private final Semaphore room = new Semaphore(MOST_LISTENERS);
    private long version;
    private boolean closed;

    Events(Pages pages) {
        this.pages = pages;
    }

    synchronized void changed() {
        version++;
        notifyAll();
    }

    @Override
    public synchronized void close() {
        closed = true;
        notifyAll();
    }

    /** Answers until the listener is gone or the server ends. */
    void send(HttpExchange exchange, String name) throws IOException {
        if (!room.tryAcquire()) {
            exchange.sendResponseHeaders(503, -1);
            return;
        }
        try {
            exchange.getResponseHeaders().set("Content-Type", "text/event-stream; charset=utf-8");
            exchange.sendResponseHeaders(200, 0);
            stream(exchange.getResponseBody(), name);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            room.release();
        }
    }

    private void stream(OutputStream out, String name) throws IOException, InterruptedException {
        String told = "";
        long seen = version();
        while (!isClosed()) {
            String state = pages.state(name);
            // A comment keeps the connection alive, and shows when the listener has gone.
            out.write((state.equals(told) ? ":\n\n" : event(state)).getBytes(StandardCharsets.UTF_8));
            out.flush();
            told = state;
            Thread.sleep(PAUSE_MILLIS);
            seen = await(seen);
        }
    }

    private static String event(String state) {
        return "data: " + state.replace("\n", "\ndata: ") + "\n\n";
    }

    private synchronized long version() {
        return version;
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    /** Waits for another version than this, but not for ever. */
    @SuppressWarnings("WaitNotInLoop") // whoever calls asks again, after a sign of life
    private synchronized long await(long seen) throws InterruptedException {
        if (version == seen && !closed) {
            wait(SILENCE_MILLIS);
        }
        return version;
    }
}
