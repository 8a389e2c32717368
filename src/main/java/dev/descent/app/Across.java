package dev.descent.app;

import dev.descent.analysis.across.AcrossText;
import dev.descent.analysis.across.MethodComparison;
import dev.descent.analysis.across.ScoredDataSet;
import dev.descent.gate.across.CommonAxis;
import dev.descent.gate.across.MethodScores;
import dev.descent.gate.across.SweptFolder;
import dev.descent.gate.across.UnlikeMethods;
import dev.descent.output.AcrossReport;
import dev.descent.problem.NearestName;
import dev.descent.problem.Remedy;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Compares the values of one axis over several results folders, each of which is a data set. */
public final class Across {
    /**
     * What is asked for.
     *
     * @param axis whose values are compared; empty for the only one that all folders have
     * @param by the column whose mean is a score; empty for the one that each folder is ranked by
     * @param out where files are written; empty for none
     */
    public record Wishes(Optional<String> axis, Optional<String> by, Optional<Path> out) {}

    private final Wishes wishes;
    private final List<SweptFolder> folders;

    private Across(Wishes wishes, List<SweptFolder> folders) {
        this.wishes = wishes;
        this.folders = folders;
    }

    /**
     * Prints the comparison, and writes it if that is asked for.
     *
     * @return {@link ExitCode#NOTHING_COMPLETED} if fewer than two of the folders have a score of any method, else
     *     {@link ExitCode#DONE}
     * @throws Stopped if one of them is no results folder, is of a newer format, or they can't be compared
     */
    public static ExitCode folders(List<Path> paths, Wishes wishes, Appendable terminal) throws IOException, Stopped {
        Optional<AcrossFolder> out = wishes.out().map(AcrossFolder::new);
        if (out.isPresent()) {
            out.get().refuseStrangers(paths);
        }
        return new Across(wishes, AcrossInputs.read(paths)).write(out, terminal);
    }

    private ExitCode write(Optional<AcrossFolder> out, Appendable terminal) throws IOException, Stopped {
        refuseUnknownColumn();
        CommonAxis axis = axis();
        refuseUnlike(axis);
        List<ScoredDataSet> scored = new ArrayList<>();
        List<String> without = new ArrayList<>();
        for (SweptFolder folder : folders) {
            ScoredDataSet dataSet = scores(folder, axis);
            if (dataSet.scores().stream().anyMatch(score -> score.exists())) {
                scored.add(dataSet);
            } else {
                without.add(folder.label());
            }
        }
        if (scored.size() < 2) {
            terminal.append("nothing to compare: fewer than two of these folders have a value for any ")
                    .append(axis.key())
                    .append('\n');
            return ExitCode.NOTHING_COMPLETED;
        }
        List<String> notes = new AcrossNotes(folders, axis, wishes.by(), scored, without).all();
        AcrossReport report =
                new AcrossReport(new AcrossText(MethodComparison.of(axis.key(), axis.methods(), scored), notes));
        report.plain().write(terminal);
        if (out.isPresent()) {
            terminal.append("→ ")
                    .append(out.get().write(report.files()).toString())
                    .append('\n');
        }
        return ExitCode.DONE;
    }

    private ScoredDataSet scores(SweptFolder folder, CommonAxis axis) throws Stopped {
        try {
            return MethodScores.of(folder, axis, wishes.by());
        } catch (IOException e) {
            throw Stopped.refused(AcrossInputs.unreadable(folder.name(), e));
        }
    }

    private void refuseUnknownColumn() throws Stopped {
        List<String> faults = new ArrayList<>();
        wishes.by().ifPresent(column -> {
            for (SweptFolder folder : folders) {
                if (!folder.measures().contains(column)) {
                    faults.add(NearestName.expected(folder.measures(), column)
                            .sentence(folder.name() + " has no column '" + column + "' to compare by"));
                }
            }
        });
        if (!faults.isEmpty()) {
            throw Stopped.refused(faults);
        }
    }

    private void refuseUnlike(CommonAxis axis) throws Stopped {
        Optional<String> unlike;
        try {
            unlike = UnlikeMethods.reason(axis, folders, wishes.by());
        } catch (IOException e) {
            throw Stopped.refused(AcrossInputs.unreadable(folders.get(0).name(), e));
        }
        if (unlike.isPresent()) {
            throw Stopped.refused(unlike.get());
        }
    }

    private CommonAxis axis() throws Stopped {
        if (wishes.axis().isPresent()) {
            return named(wishes.axis().get());
        }
        List<CommonAxis> common = CommonAxis.of(folders);
        if (common.size() == 1) {
            return common.get(0);
        }
        if (common.isEmpty()) {
            throw Stopped.refused("no axis has two values that all of these folders tried: " + swept()
                    + "; name folders whose experiments swept one key over the same values");
        }
        List<String> keys = new ArrayList<>();
        common.forEach(axis -> keys.add(axis.key() + " (" + axis.methods().size() + " values)"));
        throw Stopped.refused("all of these folders swept several axes: " + String.join(", ", keys)
                + "; say which to compare, such as --axis " + common.get(0).key());
    }

    private CommonAxis named(String key) throws Stopped {
        List<String> faults = new ArrayList<>();
        for (SweptFolder folder : folders) {
            List<String> axes = List.copyOf(folder.axes().keySet());
            if (!axes.contains(SweptFolder.axis(key))) {
                String fault = folder.name() + " has not swept '" + key + "'";
                faults.add(
                        axes.isEmpty()
                                ? fault + ", nor anything else"
                                : new Remedy(NearestName.hint(key, axes), "it has swept " + String.join(", ", axes))
                                        .sentence(fault));
            }
        }
        if (!faults.isEmpty()) {
            throw Stopped.refused(faults);
        }
        CommonAxis axis = CommonAxis.of(key, folders);
        if (axis.methods().size() < 2) {
            throw Stopped.refused("fewer than two values of " + axis.key() + " were tried in all of these folders: "
                    + AcrossInputs.values(folders, axis.key())
                    + "; leave out the folders that differ, or take another axis");
        }
        return axis;
    }

    private String swept() {
        List<String> parts = new ArrayList<>();
        for (SweptFolder folder : folders) {
            List<String> axes = List.copyOf(folder.axes().keySet());
            parts.add(folder.name() + " swept " + (axes.isEmpty() ? "nothing" : String.join(", ", axes)));
        }
        return String.join("; ", parts);
    }
}
