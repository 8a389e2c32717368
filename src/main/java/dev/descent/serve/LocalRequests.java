package dev.descent.serve;

import com.sun.net.httpserver.Headers;
import java.util.List;

/**
 * Which requests are this machine's own, by what browsers tell of where they come from.
 *
 * <p>Host must be the loopback address or localhost with the port, so that a site elsewhere can't reach the server under a name of its
 * own (DNS rebinding), and Origin, if there is one, the same. Sec-Fetch-Site tells of all other requests of a site, images, scripts and
 * frames among them: those of another site are refused, and so are those of another port of this machine, which count as of the
 * same site. A link may lead here from anywhere, if it opens a page in a window and not in a frame: its site learns nothing of the page.
 *
 * @see <a href="https://www.w3.org/TR/fetch-metadata/">W3C, Fetch Metadata Request Headers</a>
 */
final class LocalRequests {
    private final List<String> hosts;

    LocalRequests(int port) {
        this.hosts = List.of("127.0.0.1:" + port, "localhost:" + port, "[::1]:" + port);
    }

    /**
     * Whether a request is to be answered.
     *
     * @param page whether it asks for a page, which links may lead to
     */
    boolean letIn(Headers request, boolean page) {
        List<String> host = values(request, "Host");
        return host.size() == 1
                && hosts.contains(host.get(0))
                && values(request, "Origin").stream().allMatch(("http://" + host.get(0))::equals)
                && (isOwn(values(request, "Sec-Fetch-Site")) || page && followsLink(request));
    }

    /** Older browsers, and programs that are none, tell nothing of it. */
    private static boolean isOwn(List<String> site) {
        return site.stream().allMatch(it -> it.equals("same-origin") || it.equals("none"));
    }

    private static boolean followsLink(Headers request) {
        return values(request, "Sec-Fetch-Mode").equals(List.of("navigate"))
                && values(request, "Sec-Fetch-Dest").equals(List.of("document"));
    }

    private static List<String> values(Headers request, String name) {
        return request.getOrDefault(name, List.of());
    }
}
