package dev.descent.output.html;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What report.html is put together from: text files beside this class. */
final class PageResource {
    private PageResource() {}

    /** One file. */
    static String text(String name) {
        try (InputStream in = PageResource.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new AssertionError("the jar lacks " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Files one after the other. */
    static String texts(List<String> names) {
        StringBuilder all = new StringBuilder(1 << 16);
        for (String name : names) {
            all.append(text(name));
        }
        return all.toString();
    }
}
