package dev.descent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The optimizer {@code custom} from the file to the results. */
class CustomOptimizerTest {
    private static final String NETWORK = """
            dataset: {csv: ../data/advertising.csv, target: sales, features: [TV, radio], scale: standard, split: {validation: 0.2, test: 0.2}}
            layers: [{dense: {units: 5, activation: relu}}, {dense: 1}]
            loss: mse
            epochs: 4
            batch_size: 32
            """;

    private static final String ADAM = """
            optimizer:
              custom:
                learning_rate: 0.01
                parameters: {b: 0.9, c: 0.999}
                state: {m: 0, v: 0}
                update:
                  m: b*m + (1 - b)*g
                  v: c*v + (1 - c)*g^2
                  w: w - lr*sqrt(1 - c^t)/(1 - b^t)*m/(sqrt(v) + 1e-7)
            """;

    @TempDir
    private Path folder;

    private CommandRig rig;

    @BeforeEach
    void prepare() {
        rig = new CommandRig(folder);
    }

    private String run(String name, String yaml, Object... options) {
        Path file = rig.experiment(name + ".yaml", yaml);
        List<Object> arguments = Stream.concat(Stream.of("run", "--results", rig.results(), file), Stream.of(options))
                .toList();
        assertThat(rig.run(arguments.toArray())).as(rig.err()).isZero();
        int set = List.of(options).indexOf("--set");
        return rig.result((set < 0 ? name : name + "@" + options[set + 1]) + "/trials.csv");
    }

    private static List<String> columns(String trials, int from, int to) {
        return trials.lines()
                .skip(1)
                .map(row -> String.join(",", List.of(row.split(",")).subList(from, to)))
                .toList();
    }

    @Test
    @DisplayName("parameters, rates and expressions may be swept, and both engines give the same bytes")
    void sweepsInBothEngines() {
        String sweep = """
                sweep:
                  grid:
                    optimizer.parameters.b: [0.5, 0.9]
                    learning_rate: [0.01, {exponential_decay: {initial_learning_rate: 0.1, decay_steps: 5, decay_rate: 0.5}}]
                    optimizer.update.w: [w - lr*m/(sqrt(v) + 1e-7), w - lr*sign(m) - 0*v]
                """;
        String lockstep = run("fast", NETWORK + ADAM + sweep);
        String reference = run("slow", NETWORK + ADAM + sweep, "--engine", "reference");
        assertThat(lockstep.lines()).hasSize(1 + 8);
        assertThat(reference).isEqualTo(lockstep);
        assertThat(columns(lockstep, 1, 2)).doesNotHaveDuplicates();
    }

    @Test
    @DisplayName("an optimizer goes where the built-in one goes that it writes down, to some digits")
    void agreesWithTheBuiltInOne() {
        String[] own = run("own", NETWORK + ADAM).lines().toList().get(1).split(",");
        String[] adam = run("adam", NETWORK + "optimizer: {adam: 0.01}\n")
                .lines()
                .toList()
                .get(1)
                .split(",");
        double ours = Double.parseDouble(own[own.length - 1]);
        double theirs = Double.parseDouble(adam[adam.length - 1]);
        assertThat(Math.abs(ours - theirs)).isLessThan(1e-5 * theirs);
    }

    @Test
    @DisplayName("a setting of the command line, the resolved file and the best alone give the trial of the sweep")
    void oneTrialWhereverItIsWritten() {
        String swept = run("swept", NETWORK + ADAM + "sweep: {grid: {optimizer.parameters.b: [0.5, 0.9]}}\n");
        String set = run("set", NETWORK + ADAM, "--set", "optimizer.parameters.b=0.5");
        assertThat(columns(set, 1, 2).get(0)).isEqualTo(columns(swept, 1, 2).get(0));
        String resolved = run(
                "again",
                rig.result("set@optimizer.parameters.b=0.5/experiment.yaml").replaceFirst("name: .*", "name: again"));
        assertThat(resolved).isEqualTo(set);
        String quoted =
                NETWORK + "optimizer: {custom: {state: {u: 0}, update: {u: \"max(u, abs(g))\", w: w - lr*g/u}}}\n";
        String first = run("quoted", quoted);
        assertThat(run("requoted", rig.result("quoted/experiment.yaml").replace("name: quoted", "name: requoted")))
                .isEqualTo(first);
    }

    @Test
    @DisplayName("under compare a named optimizer is one competitor, with its own parameters to tune")
    void compares() {
        String compare = """
                optimizer: sgd
                sweep:
                  grid:
                    optimizer:
                      - adam
                      - custom:
                          name: mine
                          parameters: {b: {one_minus: {log_uniform: [0.02, 0.5]}}, c: 0.1}
                          state: {m: 0}
                          update: {m: b*m + (1 - b)*g, w: w - lr*m - c*lr*g}
                compare:
                  of: optimizer
                  tune: {learning_rate: {log_uniform: [1e-3, 0.1]}}
                  search: {sobol: 2}
                  select_by: val_loss
                  judge_by: test_loss
                  confirm_repeats: 3
                expect: ['verdict(adam, mine) != too_few']
                """;
        run("compared", NETWORK + compare);
        String report = rig.result("compared/report.md");
        assertThat(report).contains("mine(c=0.1)");
        assertThat(report.lines().filter(line -> line.matches("\\| \\d+ \\|.*")))
                .as("ranked")
                .isNotEmpty()
                .noneMatch(line -> line.contains("b\\*m"));
    }

    @Test
    void halvingGoesOnWhereItStood() {
        String halving = """
                sweep:
                  search: {successive_halving: {configurations: 6, eta: 2, min_epochs: 1}}
                  over: {optimizer.parameters.b: {one_minus: {log_uniform: [0.02, 0.5]}}}
                """;
        String halved = run("halved", NETWORK + ADAM + halving);
        String completed = halved.lines()
                .filter(row -> row.contains(",completed,"))
                .findFirst()
                .orElseThrow();
        String b = completed.split(",")[2];
        String alone = run("alone", NETWORK + ADAM, "--set", "optimizer.parameters.b=" + b);
        String row = alone.lines().toList().get(1);
        assertThat(completed).endsWith(row.substring(row.indexOf(",completed,")));
    }

    @Test
    void minimizesInDouble() {
        String minimize = """
                minimize: {function: (x - 3)^2, start: {x: 1}}
                steps: 30
                """;
        String own = run("own-double", minimize + "optimizer: {custom: {learning_rate: 0.1, update: {w: w - lr*g}}}\n");
        assertThat(own.lines().toList().get(1)).contains(",completed,");
        String expect = "expect: ['best.final_loss < 1e-5']\n";
        run("met", minimize + "optimizer: {custom: {learning_rate: 0.1, update: {w: w - lr*g}}}\n" + expect);
    }
}
