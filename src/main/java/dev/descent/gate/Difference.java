package dev.descent.gate;

import java.util.Optional;

/**
 * One thing in which two results folders differ.
 *
 * @param file the file
 * @param what which trial, which column, from what to what
 * @param trial the trial that it is about, in the first folder's numbers; empty if it is about none
 */
public record Difference(String file, String what, Optional<String> trial) {
    @Override
    public String toString() {
        // blanks at the end of a name would not be seen
        return (file.strip().equals(file) ? file : "'" + file + "'") + ": " + what;
    }
}
