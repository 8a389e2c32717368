package dev.descent.app;

import dev.descent.model.KeyPath;
import dev.descent.number.CodePoints;
import dev.descent.number.Digest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The name of the folder for results under settings from the command line: {@code x@epochs=7,optimizer.learning_rate=0.1}, the keys in
 * the order of their code points. It is a name on every system: what may not be one, capitals among it, becomes {@code -}, and a name that does
 * not say its settings to the letter, or would be too long, ends with {@code ~} and digits of their digest.
 */
final class SettingsFolder {
    private static final int LONGEST = 80;
    private static final int LONGEST_NAME = 255;
    private static final int DIGITS = 12;

    private SettingsFolder() {}

    /**
     * The folder's name.
     *
     * @param settings keys and their values as they were given, at least one
     */
    static String name(String experiment, Map<String, String> settings) {
        List<Map.Entry<String, String>> sorted = new ArrayList<>();
        settings.forEach((key, value) -> sorted.add(Map.entry(canonical(key), value)));
        sorted.sort(Map.Entry.comparingByKey(CodePoints.ORDER));
        StringBuilder exact = new StringBuilder();
        StringBuilder shown = new StringBuilder();
        boolean isExact = true;
        for (Map.Entry<String, String> setting : sorted) {
            exact.append(setting.getKey().length()).append(' ').append(setting.getKey());
            exact.append(setting.getValue().length()).append(' ').append(setting.getValue());
            String key = safe(setting.getKey());
            String value = safe(setting.getValue());
            isExact &= key.equals(setting.getKey()) && value.equals(setting.getValue());
            shown.append(shown.isEmpty() ? "" : ",").append(key).append('=').append(value);
        }
        int room = Math.min(LONGEST, LONGEST_NAME - 1 - experiment.getBytes(StandardCharsets.UTF_8).length);
        boolean isSafe = isExact && shown.length() <= room && shown.charAt(shown.length() - 1) != '.';
        if (!isSafe) {
            shown.setLength(Math.min(shown.length(), room - DIGITS - 1));
            shown.append('~').append(Digest.sha256(exact.toString()), 0, DIGITS);
        }
        return experiment + "@" + shown;
    }

    /** Whether results under settings from the command line of an experiment may lie in a folder of this name. */
    static boolean isOf(String experiment, String folder) {
        if (!folder.startsWith(experiment + "@")) {
            return false;
        }
        String settings = folder.substring(experiment.length() + 1);
        int digest = settings.length() - DIGITS - 1;
        return settings.indexOf('=') > 0
                || digest > 0
                        && settings.charAt(digest) == '~'
                        && settings.chars().skip(digest + 1).allMatch(c -> Character.digit(c, 16) >= 0);
    }

    /** The key by its usual path, so that its spelling makes no other folder. */
    private static String canonical(String key) {
        return KeyPath.parse(key).map(path -> path.canonical().toString()).orElse(key);
    }

    private static String safe(String text) {
        StringBuilder safe = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean isSafe =
                    c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '.' || c == '_' || c == '-' || c == '+';
            safe.append(isSafe ? c : '-');
        }
        return safe.toString();
    }
}
