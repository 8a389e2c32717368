package dev.descent.pages;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Follows every link of the written pages to its file and its anchor, the Javadoc's included, and finds what would be loaded from a network. */
final class LinkCheck {
    private static final Pattern SCRIPT = Pattern.compile("(?s)(<script[^>]*>).*?</script>");
    private static final Pattern LINK = Pattern.compile("<(\\w+)\\b[^>]*?\\s(href|src)=\"([^\"]*)\"");
    private static final Pattern ANCHOR = Pattern.compile("\\s(?:id|name)=\"([^\"]*)\"");
    private static final Pattern NETWORK = Pattern.compile("(?:https?:)?//.*");
    private static final Pattern LOADED = Pattern.compile("url\\(['\"]?(?:https?:)?//|@import ['\"](?:https?:)?//");

    /** A page of the Javadoc whose list of contents has an entry too many: JDK 17. */
    private static final String CONSTANTS = "javadoc/constant-values.html: #dev.descent";

    private final Path site;
    private final Map<Path, Set<String>> anchors = new HashMap<>();

    LinkCheck(Path site) {
        this.site = site;
    }

    static String withoutScripts(String html) {
        return SCRIPT.matcher(html).replaceAll("$1</script>");
    }

    /** A sentence each, in order. */
    List<String> deadLinks() throws IOException {
        Set<String> dead = new TreeSet<>();
        for (Path page : Folders.files(site, ".html")) {
            for (MatchResult link : LINK.matcher(withoutScripts(Files.readString(page)))
                    .results()
                    .toList()) {
                String to = Html.unescape(link.group(3));
                boolean followed = link.group(1).equals("a");
                if (NETWORK.matcher(to).matches()
                        ? !followed
                        : !to.matches("(?:data|mailto|javascript):.*") && !leads(page, to)) {
                    dead.add(site.relativize(page) + ": " + to);
                }
            }
        }
        for (Path sheet : Folders.files(site, ".css")) {
            if (LOADED.matcher(Files.readString(sheet)).find()) {
                dead.add(site.relativize(sheet) + " loads from a network");
            }
        }
        dead.remove(CONSTANTS);
        return new ArrayList<>(dead);
    }

    private boolean leads(Path page, String to) throws IOException {
        String[] parts = to.split("#", 2);
        Path target = parts[0].isEmpty()
                ? page
                : page.resolveSibling(decoded(parts[0])).normalize();
        if (!Files.isRegularFile(target)) {
            return false;
        }
        return parts.length < 2 || parts[1].isEmpty() || anchors(target).contains(decoded(parts[1]));
    }

    private Set<String> anchors(Path page) throws IOException {
        Set<String> known = anchors.get(page);
        if (known == null) {
            known = ANCHOR.matcher(withoutScripts(Files.readString(page)))
                    .results()
                    .map(match -> Html.unescape(match.group(1)))
                    .collect(Collectors.toSet());
            anchors.put(page, known);
        }
        return known;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
