package dev.descent.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.descent.config.Experiment;
import dev.descent.engine.Cohort;
import dev.descent.engine.Engine;
import dev.descent.engine.TrainingListener;
import dev.descent.engine.reference.ReferenceEngine;
import dev.descent.gate.Tolerance;
import dev.descent.model.BuiltInEngines;
import dev.descent.model.Trial;
import dev.descent.worker.Engines;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An engine that is not built in: its reports say so, check wants a tolerance, and one that can't be used is told with its reason. */
class ForeignEngineTest {
    private static final String FILE = """
            dataset: {csv: x.csv, target: y}
            layers: [{dense: 1}]
            loss: mse
            optimizer: sgd
            epochs: 2
            engine: %s
            """;

    @TempDir
    private Path folder;

    /** @param name in the file */
    private record Named(String name, Optional<String> obstacle) implements Engine {
        @Override
        public void train(Cohort cohort, TrainingListener listener) {
            new ReferenceEngine().train(cohort, listener);
        }
    }

    @BeforeEach
    void table() throws Exception {
        Files.writeString(folder.resolve("x.csv"), "x,y\n1,2\n2,4\n3,6\n");
    }

    private static Loader loader() {
        List<Engine> engines = new ArrayList<>(Engines.builtIn());
        engines.add(new Named("foreign", Optional.empty()));
        engines.add(new Named("broken", Optional.of("its library is of another machine")));
        return new Loader(List.of(), engines);
    }

    private RunOptions options() {
        return SearchProcess.options(folder.resolve("results"), 1);
    }

    private List<Experiment> load(String engine) throws Exception {
        Path file = Files.writeString(folder.resolve("x.yaml"), FILE.formatted(engine));
        return loader().load(List.of(file), options());
    }

    private void run(String engine) throws Exception {
        List<Experiment> experiments = load(engine);
        assertThat(new Runner(loader(), options(), new RoundLog(), new Cancellation()).run(experiments))
                .singleElement()
                .matches(RunSummary::reported);
    }

    private ExitCode check(String engine, Tolerance tolerance) throws Exception {
        return check(engine, tolerance, new StringBuilder());
    }

    private ExitCode check(String engine, Tolerance tolerance, StringBuilder told) throws Exception {
        return new Check(
                        loader(),
                        options(),
                        new RoundLog(),
                        new Cancellation(),
                        new Check.Allowed(tolerance, false),
                        new Check.Telling(told, false))
                .run(load(engine), List.of(), new CheckFiles(Optional.empty(), Optional.empty(), Optional.empty()));
    }

    @Test
    void theNamesAreThoseOfTheEnginesThatAreBuiltIn() {
        assertThat(Engines.builtIn()).extracting(Engine::name).containsExactlyElementsOf(BuiltInEngines.NAMES);
    }

    @Test
    void everyReportSaysThatItIsNotBuiltIn() throws Exception {
        run("foreign");
        String mark = "engine foreign, which is not built in: its numbers may repeat on one machine";
        assertThat(folder.resolve("results/x/report.md")).content().contains(mark);
        assertThat(folder.resolve("results/x/report.html")).content().contains(mark);

        run("reference");
        assertThat(folder.resolve("results/x/report.md"))
                .content()
                .contains("engine reference")
                .doesNotContain("not built in");
    }

    @Test
    void checkWantsATolerance() throws Exception {
        run("foreign");
        assertThatThrownBy(() -> check("foreign", Tolerance.EXACT))
                .isInstanceOf(Stopped.class)
                .hasMessageContaining("x.yaml is trained by the engine 'foreign', which is not built in")
                .hasMessageContaining("--tolerance");
        assertThat(check("foreign", new Tolerance(1e-4, 0))).isEqualTo(ExitCode.DONE);
        run("lockstep");
        assertThat(check("lockstep", Tolerance.EXACT)).isEqualTo(ExitCode.DONE);
    }

    @Test
    void oneThatCannotBeUsedIsListedWithItsReasonAndRefusedBeforeTheRun() throws Exception {
        assertThat(loader().listing())
                .contains("broken     not built in; can't be used: its library is of another machine\n");
        List<Experiment> experiments = load("broken");
        assertThatThrownBy(() -> loader().refuseUnusableEngines(experiments))
                .isInstanceOf(Stopped.class)
                .hasMessage("the engine 'broken' can't be used here: its library is of another machine; "
                        + "name another with --engine");
        loader().refuseUnusableEngines(load("foreign"));
    }

    @Test
    void itsArithmeticIsItsOwnWhichExplainSays() throws Exception {
        String mark = " This is the arithmetic of the built-in engines; the engine 'foreign', which is not built in,"
                + " computes by its own. ";
        assertThat(explained("foreign")).contains(mark);
        assertThat(explained("reference")).doesNotContain("not built in");
    }

    private String explained(String engine) throws Exception {
        StringBuilder page = new StringBuilder();
        Explain.write(load(engine).get(0), 1, 1, Optional.empty(), page);
        return page.toString().replaceAll("\\s+", " ");
    }

    @Test
    void oneWhoseObstacleThrowsOrIsNullCannotBeUsedAndIsListed() throws Exception {
        List<Engine> engines = new ArrayList<>(Engines.builtIn());
        engines.add(new Obstructed("throwing", () -> {
            throw new IllegalStateException("on purpose");
        }));
        engines.add(new Obstructed("without", () -> null));
        engines.add(new Obstructed("silent", () -> Optional.of(" ")));
        Loader loader = new Loader(List.of(), engines);
        assertThat(loader.listing())
                .contains("not built in; can't be used: its obstacle() threw IllegalStateException: on purpose\n")
                .contains("can't be used: its obstacle() returned null\n")
                .contains("can't be used: it does not say why\n");
        assertThatThrownBy(() -> loader.engine("throwing"))
                .isInstanceOf(Stopped.class)
                .hasMessageContaining("can't be used here: its obstacle() threw IllegalStateException: on purpose;");
    }

    private record Obstructed(String name, Supplier<Optional<String>> why) implements Engine {
        @Override
        public Optional<String> obstacle() {
            return why.get();
        }

        @Override
        public void train(Cohort cohort, TrainingListener listener) {
            throw new AssertionError();
        }
    }

    @Test
    void checkWithAnotherEngineTellsNothingBesides() throws Exception {
        run("foreign");
        StringBuilder told = new StringBuilder();
        assertThat(check("lockstep", Tolerance.EXACT, told)).isEqualTo(ExitCode.NOT_HELD);
        assertThat(told.toString())
                .isEqualTo("x: the experiment was changed: engine foreign → lockstep; the results are those of another"
                        + " file, `descent run` makes them anew\nthese experiments alone were checked, not what else lies"
                        + " in " + folder.resolve("results") + "; `descent check` with their folder does\n");
    }

    /** Trains no learning rate above a tenth, and says so. */
    private static final class Careful implements Engine {
        @Override
        public String name() {
            return "careful";
        }

        @Override
        public Optional<String> obstacle(Trial trial) {
            double rate = trial.network().optimizer().orElseThrow().real("learning_rate");
            return rate > 0.1 ? Optional.of("it fears learning rates above 0.1.") : Optional.empty();
        }

        @Override
        public void train(Cohort cohort, TrainingListener listener) {
            new ReferenceEngine().train(cohort, listener);
        }
    }

    private static Loader careful() {
        List<Engine> engines = new ArrayList<>(Engines.builtIn());
        engines.add(new Careful());
        return new Loader(List.of(), engines);
    }

    @Test
    void whatItCannotTrainIsRefusedBeforeTheRunAndToldByThePlan() throws Exception {
        Path file = Files.writeString(
                folder.resolve("x.yaml"),
                FILE.formatted("careful") + "sweep: {grid: {learning_rate: [0.01, 0.2, 0.05, 0.3]}}\n");
        List<Experiment> experiments = careful().load(List.of(file), options());
        String sentence =
                "the engine 'careful' can't train 2 of 4 trials: it fears learning rates above 0.1 (trials 2 and 4)";
        assertThatThrownBy(() -> careful().refuseUntrainable(experiments))
                .isInstanceOfSatisfying(
                        Stopped.class, it -> assertThat(it.exitCode()).isEqualTo(ExitCode.REFUSED))
                .hasMessage(file + ": " + sentence + "; name another engine with --engine, or exclude such trials");
        StringBuilder plan = new StringBuilder();
        Plan.write(experiments.get(0), careful().untrainable(experiments.get(0)), 0, plan);
        assertThat(plan).contains("  - " + sentence + "; a run refuses it\n");

        Files.writeString(file, FILE.formatted("careful").replace("sgd", "{sgd: 0.5}"));
        List<Experiment> one = careful().load(List.of(file), options());
        assertThatThrownBy(() -> careful().refuseUntrainable(one))
                .hasMessageContaining(
                        "the engine 'careful' can't train its network: it fears learning rates above 0.1;");
    }

    /** As where a search draws it in a later round. */
    @Test
    void whatItCannotTrainFailsWhereNobodyCouldAskBefore() throws Exception {
        Path file = Files.writeString(
                folder.resolve("x.yaml"), FILE.formatted("careful") + "sweep: {grid: {learning_rate: [0.01, 0.2]}}\n");
        List<Experiment> experiments = careful().load(List.of(file), options());
        assertThat(new Runner(careful(), options(), new RoundLog(), new Cancellation()).run(experiments))
                .singleElement()
                .matches(RunSummary::reported);
        assertThat(folder.resolve("results/x/report.md"))
                .content()
                .contains("failed: the engine can't train it: it fears learning rates above 0.1.\n");
    }

    @Test
    void theListNamesOneByItsName() {
        assertThat(loader().listing("foreign")).isEqualTo("ENGINES\n  foreign  not built in\n");
        assertThat(loader().listing("lockstep")).isEqualTo("ENGINES\n  lockstep\n");
        assertThat(loader().listing("local")).isEqualTo("EXECUTORS\n  local\n");
        assertThat(loader().listing("engines")).isEqualTo("""
                        ENGINES
                          broken     not built in; can't be used: its library is of another machine
                          foreign    not built in
                          lockstep
                          reference
                        """);
        assertThat(loader().listing("adam")).isEmpty();
    }

    @Test
    void oneOfAProfileIsSaidToBeThere() {
        assertThatThrownBy(() -> loader().engine("pytorch"))
                .hasMessageContaining("'pytorch' is in the jar that `mvn -Ppytorch package` builds");
    }
}
