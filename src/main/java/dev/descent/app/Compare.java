package dev.descent.app;

import dev.descent.gate.Comparison;
import dev.descent.gate.SideBySide;
import dev.descent.gate.Tolerance;
import dev.descent.gate.stored.TrialRows;
import dev.descent.model.ResultsVersion;
import dev.descent.number.Phrases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Holds two results folders against each other. */
public final class Compare {
    private static final int MOST_CHANGES = 10;

    private Compare() {}

    /**
     * Prints in what the experiments differ, the configurations of both side by side, then what moved.
     *
     * @param tolerance how far numbers may lie apart
     * @return {@link ExitCode#NOTHING_COMPLETED} if the two have nothing in common, else {@link ExitCode#DONE}
     * @throws Stopped if one of them is not a results folder, or of a newer format than this program knows
     */
    public static ExitCode folders(Path first, Path second, Tolerance tolerance, Appendable out) throws Stopped {
        DiskFolder a = folder(first);
        DiskFolder b = folder(second);
        try {
            refuseNewer(a);
            refuseNewer(b);
            Comparison comparison = Comparison.of(a, b, tolerance);
            if (!comparison.changes().isEmpty()) {
                out.append("the experiments differ: ");
                out.append(Phrases.few(comparison.changes(), MOST_CHANGES)).append('\n');
            }
            new SideBySide(a, b).write(out);
            out.append('\n');
            comparison.write(out);
            return comparison.compared() == 0 ? ExitCode.NOTHING_COMPLETED : ExitCode.DONE;
        } catch (IOException e) {
            throw Stopped.refused("can't compare " + first + " with " + second + ": " + IoMessages.withFile(e)
                    + "; take it from version control, or let `descent run` write it anew");
        }
    }

    /** The columns of a newer format may mean something else; an arithmetic only decides their numbers. */
    static void refuseNewer(DiskFolder folder) throws IOException, Stopped {
        int format = folder.experiment().version().format();
        if (format > ResultsVersion.FORMAT) {
            throw Stopped.refused(folder.name() + " is of format " + format
                    + ", but this program knows formats up to " + ResultsVersion.FORMAT
                    + "; compare with a newer program");
        }
    }

    /** The folder of results at a path. */
    static DiskFolder folder(Path path) throws Stopped {
        DiskFolder folder = new DiskFolder(path.toString(), path);
        if (!folder.isHalfPublished() && !Files.isRegularFile(path.resolve(TrialRows.FILE))) {
            throw Stopped.refused(
                    path + " is not a results folder: it has no trials.csv; give a folder such as results/advertising");
        }
        return folder;
    }
}
