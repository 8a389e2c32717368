package dev.descent.output;

import dev.descent.output.text.Content;
import java.io.IOException;

/** Where reports go: the folder of one experiment, or a test's map. */
public interface ReportFolder {
    /** Writes a file and puts it in the place of an earlier one. */
    void write(String name, Content content) throws IOException;

    /** Removes a file of an earlier run, if there is one. */
    void remove(String name) throws IOException;
}
