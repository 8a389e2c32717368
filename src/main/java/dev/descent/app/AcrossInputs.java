package dev.descent.app;

import dev.descent.analysis.TrialColumns;
import dev.descent.gate.across.SweptFolder;
import dev.descent.number.CodePoints;
import dev.descent.number.Phrases;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the results folders that are data sets to {@code across}; all that is wrong with them is told at once. */
final class AcrossInputs {
    private static final int MOST_VALUES = 5;

    private AcrossInputs() {}

    /**
     * The folders in the order of their labels, whichever comes first on the command line.
     *
     * @throws Stopped if one of them is no results folder of this or an earlier format, or two of them are one data set
     */
    static List<SweptFolder> read(List<Path> paths) throws Stopped {
        if (paths.size() < 2) {
            throw Stopped.refused("one folder is one data set; name at least two, such as results/a results/b");
        }
        List<String> labels = labels(paths);
        List<SweptFolder> folders = new ArrayList<>();
        List<String> faults = new ArrayList<>();
        for (int p = 0; p < paths.size(); p++) {
            try {
                SweptFolder folder = read(paths.get(p), labels.get(p));
                refuseTwins(folder, folders);
                folders.add(folder);
            } catch (Stopped e) {
                faults.addAll(e.sentences());
            } catch (IOException e) {
                faults.add(unreadable(paths.get(p).toString(), e));
            }
        }
        if (!faults.isEmpty()) {
            throw Stopped.refused(faults);
        }
        folders.sort(Comparator.comparing(SweptFolder::label, CodePoints.ORDER));
        return folders;
    }

    private static SweptFolder read(Path path, String label) throws IOException, Stopped {
        DiskFolder folder = Compare.folder(path);
        Compare.refuseNewer(folder);
        SweptFolder swept = SweptFolder.read(folder, label);
        if (swept.tables().isEmpty()) {
            throw Stopped.refused(
                    path + " does not say in an experiment.yaml which table it is of, so it may be one data set with"
                            + " another folder; take that file from version control, or let `descent run` write the folder anew");
        }
        if (swept.axes().containsKey(TrialColumns.SEED)) {
            throw Stopped.refused(path
                    + " has `seed` among its axes, so the best of several configurations may be the one of the luckiest"
                    + " seed; make it anew with `repeats` in place of seeds");
        }
        return swept;
    }

    /** One data set twice would count as two that agree. */
    private static void refuseTwins(SweptFolder folder, List<SweptFolder> others) throws Stopped {
        for (SweptFolder other : others) {
            if (folder.tables().stream().anyMatch(other.tables()::contains)) {
                throw Stopped.refused(other.name() + " and " + folder.name()
                        + " are of one table, so they are not two data sets; leave out one of them");
            }
        }
    }

    static String unreadable(String folder, IOException e) {
        return "can't read " + folder + ": " + IoMessages.withFile(e)
                + "; take it from version control, or let `descent run` write it anew";
    }

    /** The names of the folders; of folders of one name the paths as they were given. */
    private static List<String> labels(List<Path> paths) {
        Map<String, Integer> count = new LinkedHashMap<>();
        List<String> names = new ArrayList<>();
        for (Path path : paths) {
            Path name = path.toAbsolutePath().normalize().getFileName();
            names.add(name == null ? path.toString() : name.toString());
            count.merge(names.get(names.size() - 1), 1, Integer::sum);
        }
        for (int p = 0; p < names.size(); p++) {
            if (count.get(names.get(p)) > 1) {
                names.set(p, paths.get(p).toString().replace('\\', '/'));
            }
        }
        return names;
    }

    /** What each folder tried on an axis. */
    static String values(List<SweptFolder> folders, String axis) {
        List<String> parts = new ArrayList<>();
        for (SweptFolder folder : folders) {
            parts.add(folder.name() + " tried " + Phrases.few(folder.axes().get(axis), MOST_VALUES));
        }
        return String.join("; ", parts);
    }
}
