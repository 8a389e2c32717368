package dev.descent.yaml;

/**
 * A place in a file.
 *
 * @param file the file as the user named it
 * @param line from 1
 * @param column from 1, in code points
 * @param length how many characters of that line are meant, at least 1
 */
public record Position(String file, int line, int column, int length) {
    @Override
    public String toString() {
        return file + ":" + line + ":" + column;
    }
}
