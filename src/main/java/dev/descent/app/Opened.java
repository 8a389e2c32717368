package dev.descent.app;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;

/** What is opened on the way to something larger: closed again, the last first, if that does not come about. */
final class Opened implements Closeable {
    private final Deque<Closeable> resources = new ArrayDeque<>();

    <T extends Closeable> T add(T resource) {
        resources.add(resource);
        return resource;
    }

    /** The larger thing has come about, and closes what it holds by itself. */
    <T extends Closeable> T into(T larger) {
        resources.clear();
        return larger;
    }

    @Override
    public void close() throws IOException {
        Closeable first = resources.poll();
        if (first != null) {
            try (first) {
                close();
            }
        }
    }
}
