package dev.descent.app;

import dev.descent.config.DataFolders;
import dev.descent.config.Experiment;
import dev.descent.config.ExperimentReader;
import dev.descent.config.KnownPlugins;
import dev.descent.config.PluginsElsewhere;
import dev.descent.engine.Engine;
import dev.descent.executor.Executor;
import dev.descent.executor.LocalExecutor;
import dev.descent.model.BuiltInEngines;
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
import java.util.function.Function;
import java.util.function.Predicate;

/** Knows the engines and executors, and reads experiment files with all their mistakes told at once. */
public final class Loader {
    private final DataFolders folders;

    private final Plugins<Engine> engines;
    private final Plugins<Executor> executors;
    private final List<String> ownExecutors;

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
        this.ownExecutors = ownExecutors.stream().map(Executor::name).toList();
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
        KnownPlugins knownEngines = known(engines);
        KnownPlugins knownExecutors = known(executors);
        for (Path file : ExperimentFiles.find(paths)) {
            try {
                Experiment experiment = ExperimentReader.read(
                        file, folders, options.overrides(), options.engine(), knownEngines, knownExecutors);
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
     * Asks for the engine of each experiment, and that of each of its trials, before any trains.
     *
     * @throws Stopped if one can't be used here, or can't train some of the trials that no outcome decides on
     */
    public void refuseUntrainable(List<Experiment> experiments) throws Stopped {
        refuseUnusableEngines(experiments);
        List<String> sentences = new ArrayList<>();
        for (Experiment experiment : experiments) {
            untrainable(experiment)
                    .ifPresent(what -> sentences.add(experiment.spec().file() + ": " + what
                            + "; name another engine with --engine, or exclude such trials"));
        }
        if (!sentences.isEmpty()) {
            throw Stopped.refused(sentences);
        }
    }

    /** Which trials that no outcome decides on the engine of an experiment says that it can't train, and why; empty if it can train all. */
    public Optional<String> untrainable(Experiment experiment) {
        String name = experiment.spec().engine();
        return experiment.spec().trainsNetworks() && !BuiltInEngines.has(name)
                ? engines.named(name)
                        .flatMap(engine ->
                                Untrainable.of(engine, experiment.spec().trials()))
                : Optional.empty();
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
        return Listing.text(engineChoices(name -> true), executorChoices(name -> true));
    }

    /**
     * What the command {@code list} tells of engines and executors when it is asked for a word: of all where it is {@code engines} or
     * {@code executors}, of one where it is its name; empty if it is neither.
     */
    public String listing(String word) {
        List<String> texts = new ArrayList<>();
        for (boolean ofEngines : new boolean[] {true, false}) {
            String title = ofEngines ? "engines" : "executors";
            boolean all = word.equalsIgnoreCase(title) || (word + "s").equalsIgnoreCase(title);
            Predicate<String> asked = name -> all || word.equalsIgnoreCase(name);
            List<Listing.Choice> choices = ofEngines ? engineChoices(asked) : executorChoices(asked);
            if (!choices.isEmpty()) {
                texts.add(Listing.text(title, choices));
            }
        }
        return String.join("\n", texts);
    }

    /** The names of the engines and executors that there are. */
    public List<String> names() {
        List<String> names = new ArrayList<>(engines.names());
        names.addAll(executors.names());
        return names;
    }

    private List<Listing.Choice> engineChoices(Predicate<String> asked) {
        return choices(engines, asked, BuiltInEngines::has, Engine::obstacle);
    }

    private List<Listing.Choice> executorChoices(Predicate<String> asked) {
        return choices(executors, asked, ownExecutors::contains, executor -> Optional.empty());
    }

    private static <T> List<Listing.Choice> choices(
            Plugins<T> plugins,
            Predicate<String> asked,
            Predicate<String> isBuiltIn,
            Function<T, Optional<String>> obstacle) {
        List<Listing.Choice> choices = new ArrayList<>();
        plugins.names().stream()
                .filter(asked)
                .forEach(name -> choices.add(new Listing.Choice(
                        name,
                        isBuiltIn.test(name) ? Optional.empty() : Optional.of("not built in"),
                        plugins.named(name).flatMap(obstacle))));
        plugins.ambiguous().forEach((name, reason) -> {
            if (asked.test(name)) {
                choices.add(new Listing.Choice(name, Optional.empty(), Optional.of(reason)));
            }
        });
        if (asked.test("")) {
            plugins.broken()
                    .forEach(reason ->
                            choices.add(new Listing.Choice("(a plug-in)", Optional.empty(), Optional.of(reason))));
        }
        return choices;
    }

    private static KnownPlugins known(Plugins<?> plugins) {
        return new KnownPlugins(new LinkedHashSet<>(plugins.names()), plugins::trouble);
    }

    private static Stopped unknown(String kind, String name, Plugins<?> plugins) {
        String there = "; there are " + plugins.names();
        String trouble = plugins.trouble(name).orElse("");
        if (plugins.ambiguous().containsKey(name)) {
            return Stopped.refused(trouble);
        }
        String elsewhere = PluginsElsewhere.of(kind, name).map(it -> "; " + it).orElse("");
        return Stopped.refused("no " + kind + " is named '" + name + "'" + there + elsewhere
                + (trouble.isEmpty() ? "" : "; " + trouble));
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
