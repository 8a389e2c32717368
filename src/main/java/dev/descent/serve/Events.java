package dev.descent.serve;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Semaphore;
import java.util.function.LongSupplier;

/**
 * Streams of server-sent events, one a listener, each on a thread of its own: the state now, then each change, not too often. A stream
 * ends after a while, and a browser that still listens asks again: so no answer need last for ever.
 */
final class Events implements AutoCloseable {
    /** How long a stream lasts, at least. */
    static final int SECONDS = 10;

    private static final int MOST_LISTENERS = 32;
    private static final long PAUSE_MILLIS = 200;
    private static final long SILENCE_MILLIS = 5_000;
    private static final long NANOS = SECONDS * 1_000_000_000L;
    /** How soon a browser asks again. */
    private static final byte[] RETRY = "retry: 200\n\n".getBytes(StandardCharsets.US_ASCII);

    private final Pages pages;
    private final LongSupplier nanoTime;
    private final Semaphore room = new Semaphore(MOST_LISTENERS);
    private long version;
    private boolean closed;

    Events(Pages pages, LongSupplier nanoTime) {
        this.pages = pages;
        this.nanoTime = nanoTime;
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
        long begun = nanoTime.getAsLong();
        out.write(RETRY);
        while (!isClosed() && nanoTime.getAsLong() - begun < NANOS) {
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
