package dev.descent.pages;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a file of the repository is in the site. Paths have slashes and begin at the repository's folder and at the site's. */
final class Places {
    /** Stands for the Javadoc in links of the site's own. */
    static final String JAVADOC = "src/main/java";

    private static final Map<String, String> NAMED = Map.of(
            "README.md",
            "index.html",
            "CONTRIBUTING.md",
            "contributing.html",
            "SECURITY.md",
            "security.html",
            "src/changes/changes.md",
            "changes.html",
            "src/bench/README.md",
            "benchmarks.html",
            "data/README.md",
            "data/index.html",
            JAVADOC,
            "javadoc/index.html");
    private static final String PAGES = "src/site/markdown/";

    /** Beside it lies report.html, the same to explore, which keeps its name. */
    private static final String REPORT = "/report.md";

    private static final Pattern SOURCE = Pattern.compile("src/main/java/(.*?)(/package-info)?\\.java");
    private static final Pattern TEXT = Pattern.compile(".*\\.(yaml|yml|cff|java|xml|sh)|LICENSE|NOTICE|\\.ci/\\w+");

    private Places() {}

    /** A class and a package are in the Javadoc, text is a page of its own, and everything else lies where it lies in the repository. */
    static String of(String file, boolean folder) {
        String named = NAMED.get(file);
        if (named != null) {
            return named;
        }
        if (folder) {
            return file + "/index.html";
        }
        Matcher source = SOURCE.matcher(file);
        if (source.matches()) {
            return "javadoc/" + source.group(1) + (source.group(2) == null ? ".html" : "/package-summary.html");
        }
        String place = file.startsWith(PAGES) ? file.substring(PAGES.length()) : file;
        if (place.endsWith(REPORT)) {
            return place.substring(0, place.length() - REPORT.length()) + "/index.html";
        }
        if (place.endsWith(".md")) {
            return place.substring(0, place.length() - ".md".length()) + ".html";
        }
        return isListing(file) ? place + ".html" : place;
    }

    static boolean isJavadoc(String file) {
        return file.equals(JAVADOC) || SOURCE.matcher(file).matches();
    }

    /** Whether a file is shown as text on a page. */
    static boolean isListing(String file) {
        return TEXT.matcher(file).matches();
    }

    /** The folders up from a place to the site's own: empty or "../" and so on. */
    static String up(String place) {
        return "../".repeat((int) place.chars().filter(c -> c == '/').count());
    }
}
