package dev.descent.serve;

import java.util.List;

/** The server's own small pages. Names are made of letters, digits, {@code . _ -}, so they need no escapes. */
final class ServerPages {
    private static final String HEAD = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <link rel="icon" href="data:,">
            """;

    private ServerPages() {}

    /** A page that loads itself again until there is something to see. */
    static String waiting(String name) {
        return HEAD + "<meta http-equiv=\"refresh\" content=\"1\">\n<title>" + name + "</title>\n</head>\n<body>\n<h1>"
                + name + "</h1>\n<p role=\"status\">No trial has ended yet.</p>\n</body>\n</html>\n";
    }

    static String list(List<String> names) {
        StringBuilder page = new StringBuilder(HEAD);
        page.append("<title>Descent</title>\n</head>\n<body>\n<h1>Experiments of this run</h1>\n<ul>\n");
        for (String name : names) {
            page.append("<li><a href=\"/")
                    .append(name)
                    .append("/\">")
                    .append(name)
                    .append("</a></li>\n");
        }
        return page.append("</ul>\n</body>\n</html>\n").toString();
    }
}
