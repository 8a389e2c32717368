package dev.descent.app;

import dev.descent.gate.CheckJunit;
import dev.descent.gate.CheckResult;
import dev.descent.gate.CheckSummary;
import dev.descent.output.text.Content;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where {@code check} leaves its findings for machines and for a pull request. */
public final class CheckFiles {
    private final Optional<FindingsFile> junit;
    private final Optional<FindingsFile> summary;

    /**
     * @param junit JUnit XML
     * @param summary Markdown
     * @param stepSummary the file in which the steps of a job collect Markdown, each behind those before; as {@code summary} it is
     *     appended to
     */
    public CheckFiles(Optional<Path> junit, Optional<Path> summary, Optional<Path> stepSummary) {
        this.junit = junit.map(path -> new FindingsFile("--junit", path, false, CheckJunit::isBeginning));
        this.summary = summary.map(path -> new FindingsFile(
                "--summary", path, stepSummary.filter(it -> isSame(it, path)).isPresent(), CheckSummary::isBeginning));
    }

    /**
     * Makes room for the files before anything trains.
     *
     * @param guarded what findings have no place among
     * @throws Stopped if one of them would replace something else, or both are one file, or they can't be written
     */
    void prepare(GuardedFiles guarded) throws Stopped {
        for (FindingsFile file : all()) {
            try {
                file.refuseStrangers();
                refuseAmong(guarded, file);
                file.makeFolder();
            } catch (IOException e) {
                throw unwritable(file, e);
            }
        }
        if (junit.isPresent() && summary.isPresent()) {
            refuseOneForBoth(junit.get(), summary.get());
        }
        for (FindingsFile file : all()) {
            try {
                file.makeRoom();
            } catch (IOException e) {
                throw unwritable(file, e);
            }
        }
    }

    private static void refuseOneForBoth(FindingsFile junit, FindingsFile summary) throws Stopped {
        try {
            if (!junit.isSameAs(summary)) {
                return;
            }
        } catch (IOException e) {
            throw unwritable(junit, e);
        }
        throw Stopped.refused("--junit and --summary name one file, " + junit.path() + "; give each its own");
    }

    /** The next run or check would find it there, as a file that no experiment made, or as an experiment. */
    private static void refuseAmong(GuardedFiles guarded, FindingsFile file) throws IOException, Stopped {
        Optional<String> objection = guarded.objection(file.path());
        if (objection.isPresent()) {
            throw Stopped.refused(
                    file.option() + " names " + file.path() + ", but " + objection.get() + "; name one elsewhere");
        }
        if (Files.exists(file.path())) {
            Optional<Path> same = guarded.sameAs(file.path());
            if (same.isPresent()) {
                throw Stopped.refused(file.option() + " names " + file.path() + ", but that is the file " + same.get()
                        + " under another name; name one elsewhere");
            }
        }
    }

    /** @param folder that all results are in, if it was checked as a whole */
    void write(List<CheckResult> experiments, Optional<CheckResult> folder, List<String> notChecked) throws Stopped {
        if (junit.isPresent()) {
            List<CheckResult> suites = new ArrayList<>(experiments);
            folder.ifPresent(suites::add);
            writeOrStop(junit.get(), new CheckJunit(suites));
        }
        if (summary.isPresent()) {
            writeOrStop(summary.get(), new CheckSummary(experiments, folder, notChecked));
        }
    }

    private static void writeOrStop(FindingsFile file, Content content) throws Stopped {
        try {
            file.write(content);
        } catch (IOException e) {
            throw unwritable(file, e);
        }
    }

    private List<FindingsFile> all() {
        List<FindingsFile> all = new ArrayList<>();
        junit.ifPresent(all::add);
        summary.ifPresent(all::add);
        return all;
    }

    private static boolean isSame(Path a, Path b) {
        try {
            return a.toAbsolutePath().normalize().equals(b.toAbsolutePath().normalize()) || Files.isSameFile(a, b);
        } catch (IOException oneIsNotThere) {
            return false;
        }
    }

    private static Stopped unwritable(FindingsFile file, IOException e) {
        return Stopped.machine(
                "can't write " + file.path() + ": " + IoMessages.of(e) + "; mend that and check again", e);
    }
}
