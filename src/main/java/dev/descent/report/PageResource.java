package dev.descent.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;

/** What report.html is put together from: text files beside this class. */
final class PageResource {
    private PageResource() {}

    /** One file. */
    static String text(String name) {
        try (InputStream in = PageResource.class.getResourceAsStream("page/" + name)) {
            if (in == null) {
                throw new AssertionError("the jar lacks page/" + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Files one after the other. */
    static String texts(List<String> names) {
        StringBuilder all = new StringBuilder();
        names.forEach(name -> all.append(text(name)));
        return all.toString();
    }

    /**
     * The source expression of a content security policy that lets this very text run.
     *
     * @see <a href="https://www.w3.org/TR/CSP3/#grammardef-hash-source">Content Security Policy Level 3, hash-source</a>
     */
    static String hashSource(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }
}
