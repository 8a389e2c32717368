package dev.descent.data;

/** Remedies that are keys of the experiment file. */
final class CsvRemedy {
    private CsvRemedy() {}

    /** The key csv with another one inside it. */
    static String set(String keys) {
        return "set `csv: {path: …, " + keys + "}`";
    }

    /** A text as it can stand in YAML, in double quotes. */
    static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\t", "\\t") + '"';
    }

    /** A column as a key of YAML, in quotes unless it is a plain word. */
    static String key(String column) {
        return column.matches("[A-Za-z_][A-Za-z0-9_]*") ? column : quoted(column);
    }
}
