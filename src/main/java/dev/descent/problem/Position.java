package dev.descent.problem;

/**
 * A place in a file.
 *
 * @param file the file as the user named it
 * @param line from 1; 0 where the file as a whole is meant
 * @param column from 1, in code points; 0 where the file as a whole is meant
 * @param length how many characters of that line are meant, at least 1
 */
public record Position(String file, int line, int column, int length) {

    /** The file as a whole: it is missing, too large, or a directory. */
    public static Position ofFile(String file) {
        return new Position(file, 0, 0, 1);
    }

    @Override
    public String toString() {
        return line == 0 ? file : file + ":" + line + ":" + column;
    }
}
