package dev.descent.config;

import dev.descent.config.yaml.Node.Entry;
import dev.descent.config.yaml.Node.Mapping;
import dev.descent.config.yaml.Node.Scalar;
import dev.descent.model.ComponentType;
import dev.descent.model.Sections;
import dev.descent.problem.Problems;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** What a file is about. */
enum FileKind {
    /** Networks that learn a table. */
    NETWORK(Sections.NETWORK_FILE),
    /** Descent on a function. */
    MINIMIZE(Sections.MINIMIZE_FILE),
    /** The input of a chain of nodes. */
    SOLVE(Sections.SOLVE_FILE);

    /** Keys that are the same for all trials of a file, and are read once. */
    private static final Set<String> OF_THE_FILE = Set.of(
            "name",
            "description",
            "extends",
            "sweep",
            "compare",
            "engine",
            "executor",
            "expect",
            "report",
            "arithmetic",
            "format",
            Sections.WEIGHTS_DIGESTS);

    /** What a user may call the number of threads, which is an option of the command line. */
    private static final Set<String> THREADS = Set.of("executors", "jobs", "n_jobs", "processes", "threads", "workers");

    /** How the name of a section begins that means nothing by itself: it may hold anchors. */
    private static final String SCRATCH = "x-";

    private final ComponentType type;

    FileKind(ComponentType type) {
        this.type = type;
    }

    ComponentType type() {
        return type;
    }

    /** The kind of a file by its keys; two of them at once are told. */
    static FileKind of(Mapping root, Problems problems) {
        Optional<Entry> minimize = root.entry("minimize");
        Optional<Entry> solve = root.entry("solve");
        if (minimize.isPresent() && solve.isPresent()) {
            problems.add(solve.get().key(), "a file has either minimize or solve, not both", "split it into two files");
        }
        return minimize.isPresent() ? MINIMIZE : solve.isPresent() ? SOLVE : NETWORK;
    }

    /** Whether a type is that of a whole file. */
    static boolean isFile(ComponentType type) {
        return Arrays.stream(values()).anyMatch(kind -> kind.type == type);
    }

    /** Whether a key is part of a trial, so that it may differ between trials. */
    static boolean isOfTheTrial(String key) {
        return !OF_THE_FILE.contains(key);
    }

    /** Tells keys that are not this file's. */
    void checkKeys(Mapping root, ValueProblems values, Problems problems) {
        for (Entry entry : root.entries()) {
            String key = entry.name();
            boolean told = key.equals("solve") && this == MINIMIZE;
            if (type.parameter(key).isEmpty() && !told && !key.startsWith(SCRATCH)) {
                boolean foreign = this != NETWORK
                        && (NETWORK.type.parameter(key).isPresent()
                                || MINIMIZE.type.parameter(key).isPresent()
                                || SOLVE.type.parameter(key).isPresent());
                boolean steps = this == NETWORK && key.equals("steps");
                boolean threads = THREADS.contains(key)
                        && entry.value() instanceof Scalar value
                        && value.value().orElse(null) instanceof Long;
                if (foreign) {
                    String own = this == MINIMIZE ? "minimize" : "solve";
                    problems.add(
                            entry.key(),
                            "'" + key + "' does not belong to a file with " + own,
                            "remove it: such a file trains no network"
                                    + (this == SOLVE
                                                    && MINIMIZE.type
                                                            .parameter(key)
                                                            .isPresent()
                                            ? " and has no optimizer"
                                            : ""));
                } else if (steps) {
                    problems.add(entry.key(), "a network is trained for epochs, not steps", "expected epochs");
                } else if (threads) {
                    problems.add(
                            entry.key(),
                            "unknown key '" + key + "': how many trials run at once is not a fact of the experiment",
                            "remove it, and give --jobs " + ((Scalar) entry.value()).text() + " on the command line");
                } else {
                    values.unknownKey(type, type, root, entry);
                }
            }
        }
    }
}
