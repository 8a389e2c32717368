package dev.descent.app;

import dev.descent.config.DataFolders;
import dev.descent.config.Experiment;
import dev.descent.config.ExperimentReader;
import dev.descent.config.PluginsElsewhere;
import dev.descent.engine.Engine;
import dev.descent.executor.Executor;
import dev.descent.executor.LocalExecutor;
import dev.descent.output.manual.Listing;
import dev.descent.problem.FileRefused;
import dev.descent.problem.Position;
import dev.descent.problem.Problem;
import dev.descent.worker.Engines;
import dev.descent.worker.Plugins;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Knows the engines and executors, and reads experiment files with all their mistakes told at once. */
public final class Loader {
    private final DataFolders folders;

    private final Plugins<Engine> engines;
    private final Plugins<Executor> executors;

    public Loader() {
        this(List.of());
    }

    /** @param dataFolders folders beyond those of the project that tables may lie in */
    public Loader(List<Path> dataFolders) {
        this(dataFolders, Engines.builtIn());
    }

    /** @param builtIn engines that need no looking for */
    Loader(List<Path> dataFolders, List<Engine> builtIn) {
        this(dataFolders, builtIn, List.of(new LocalExecutor()));
    }

    /** @param ownExecutors executors that need no looking for */
    Loader(List<Path> dataFolders, List<Engine> builtIn, List<Executor> ownExecutors) {
        folders = new DataFolders(dataFolders);
        engines = Engines.find(builtIn);
        executors = Plugins.find(Executor.class, Executor::name, ownExecutors);
    }

    /**
     * Reads every experiment that the paths lead to. Nothing trains before all are read.
     *
     * @throws FileRefused with the problems of all files
     * @throws Stopped if there are no files, or an engine or executor of the options is not known
     */
    public List<Experiment> load(List<Path> paths, RunOptions options) throws FileRefused, Stopped {
        if (options.engine().isPresent()
                && engines.named(options.engine().get()).isEmpty()) {
            throw unknown("engine", options.engine().get(), engines);
        }
        if (options.executor().isPresent()) {
            executor(options.executor().get());
        }
        List<Experiment> experiments = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        Set<String> engineNames = new LinkedHashSet<>(engines.names());
        Set<String> executorNames = new LinkedHashSet<>(executors.names());
        for (Path file : ExperimentFiles.find(paths)) {
            try {
                Experiment experiment = ExperimentReader.read(
                        file, folders, options.overrides(), options.engine(), engineNames, executorNames);
                new DatasetCache(experiment).check();
                NetworkSaving.fault(experiment)
                        .ifPresent(fault -> problems.add(new Problem(
                                Position.ofFile(file.toString()),
                                fault,
                                Optional.of(
                                        "leave that form out of `report: {model: …}`, or the column out of the features"),
                                Optional.empty())));
                experiments.add(experiment);
            } catch (FileRefused e) {
                problems.addAll(e.problems());
            } catch (UncheckedIOException e) {
                throw Stopped.machine(
                        "can't read the table of " + file + ": " + IoMessages.withFile(e.getCause())
                                + "; mend that and run again",
                        e);
            }
        }
        if (!problems.isEmpty()) {
            throw new FileRefused(problems);
        }
        refuseSameNames(experiments);
        refuseMasterOfNobody(experiments, options);
        return experiments;
    }

    /**
     * Asks for the engine of each experiment, before any trains.
     *
     * @throws Stopped if one can't be used here
     */
    public void refuseUnusableEngines(List<Experiment> experiments) throws Stopped {
        for (Experiment experiment : experiments) {
            if (experiment.spec().trainsNetworks()) {
                engine(experiment.spec().engine());
            }
        }
    }

    /**
     * The engine of a name.
     *
     * @throws Stopped if there is none, or it can't be used here
     */
    public Engine engine(String name) throws Stopped {
        Engine engine = engines.named(name).orElseThrow(() -> unknown("engine", name, engines));
        Optional<String> obstacle = engine.obstacle();
        if (obstacle.isPresent()) {
            throw Stopped.machine(
                    "the engine '" + name + "' can't be used here: " + obstacle.get() + "; name another with --engine");
        }
        return engine;
    }

    /**
     * The executor of a name.
     *
     * @throws Stopped if there is none
     */
    public Executor executor(String name) throws Stopped {
        return executors.named(name).orElseThrow(() -> unknown("executor", name, executors));
    }

    /** The folders beyond those of the project that tables may lie in. */
    List<Path> dataFolders() {
        return folders.others();
    }

    /** The text of the command {@code list}. */
    public String listing() {
        return Listing.text(choices(engines, Engine::obstacle), choices(executors, executor -> Optional.empty()));
    }

    private static <T> List<Listing.Choice> choices(Plugins<T> plugins, Function<T, Optional<String>> obstacle) {
        List<Listing.Choice> choices = new ArrayList<>();
        plugins.names()
                .forEach(name ->
                        choices.add(new Listing.Choice(name, plugins.named(name).flatMap(obstacle))));
        plugins.ambiguous().forEach((name, reason) -> choices.add(new Listing.Choice(name, Optional.of(reason))));
        plugins.broken().forEach(reason -> choices.add(new Listing.Choice("(a plug-in)", Optional.of(reason))));
        return choices;
    }

    private static Stopped unknown(String kind, String name, Plugins<?> plugins) {
        String there = "; there are " + plugins.names();
        if (plugins.ambiguous().containsKey(name)) {
            return Stopped.refused(plugins.ambiguous().get(name) + "; take one of them away");
        }
        String broken =
                plugins.broken().isEmpty() ? "" : "; could not be loaded: " + String.join("; ", plugins.broken());
        String elsewhere = PluginsElsewhere.of(kind, name).map(it -> "; " + it).orElse("");
        return Stopped.refused("no " + kind + " is named '" + name + "'" + there + elsewhere + broken);
    }

    private void refuseMasterOfNobody(List<Experiment> experiments, RunOptions options) throws Stopped {
        if (options.master().isEmpty()) {
            return;
        }
        for (Experiment experiment : experiments) {
            String name = options.executor().orElse(experiment.spec().executor());
            if (!executor(name).hasMaster()) {
                throw Stopped.refused("--master names a cluster, but the executor '" + name + "' of "
                        + experiment.spec().file() + " has none; name one that has with --executor");
            }
        }
    }

    private static void refuseSameNames(List<Experiment> experiments) throws Stopped {
        Map<String, Path> byName = new LinkedHashMap<>();
        for (Experiment experiment : experiments) {
            Path other = byName.put(experiment.spec().name(), experiment.spec().file());
            if (other != null) {
                throw Stopped.refused(other + " and " + experiment.spec().file() + " are both named '"
                        + experiment.spec().name() + "'; give one of them another `name`");
            }
        }
    }
}
