package dev.descent.pages;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Text as HTML. */
final class Html {
    private static final Pattern YAML =
            Pattern.compile("(?m)(?<comment>(?:^|(?<=\\s))#.*$)|(?<string>\"[^\"\\n]*\"|'[^'\\n]*')"
                    + "|(?<key>(?<=^|[{,\\s-])[\\w.\\[\\]'-]+(?=:(?:\\s|$)))");
    private static final Pattern SHELL =
            Pattern.compile("(?m)(?<comment>(?:^|(?<=\\s))#.*$)|(?<string>\"[^\"\\n]*\"|'[^'\\n]*')|(?<key>(?!))");
    private static final Pattern JAVA = Pattern.compile(
            "(?m)(?<comment>//.*$|/\\*(?s:.*?)\\*/)|(?<string>\"[^\"\\n]*\")"
                    + "|(?<key>\\b(?:abstract|boolean|case|class|double|else|extends|false|final|float|for|if|implements|import|int|interface|long|new"
                    + "|null|package|private|protected|public|record|return|static|this|throw|true|try|var|void|while)\\b|@\\w+)");
    private static final Map<String, Pattern> LANGUAGES =
            Map.of("yaml", YAML, "yml", YAML, "cff", YAML, "sh", SHELL, "bash", SHELL, "python", SHELL, "java", JAVA);

    private Html() {}

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    static String unescape(String text) {
        return text.replace("&quot;", "\"")
                .replace("&gt;", ">")
                .replace("&lt;", "<")
                .replace("&amp;", "&");
    }

    /** A block of code, in which comments, texts and keys are marked if the language is known. */
    static String code(String text, String language) {
        Pattern pattern = LANGUAGES.get(language);
        StringBuilder html = new StringBuilder("<pre tabindex=\"0\"><code>");
        int end = 0;
        if (pattern != null) {
            Matcher part = pattern.matcher(text);
            while (part.find()) {
                String kind = part.group("comment") != null ? "c" : part.group("string") != null ? "s" : "k";
                html.append(escape(text.substring(end, part.start())))
                        .append("<span class=\"" + kind + "\">")
                        .append(escape(part.group()))
                        .append("</span>");
                end = part.end();
            }
        }
        return html.append(escape(text.substring(end)))
                .append("</code></pre>\n")
                .toString();
    }
}
