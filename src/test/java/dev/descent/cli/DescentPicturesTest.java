package dev.descent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is drawn of the steps of {@code minimize} beside the way over the function. */
class DescentPicturesTest {
    private static final String VALLEY = "minimize: {function: x^2 + 10 * y^2, start: {x: 2, y: 1}}\nsteps: 40\n";

    @TempDir
    private Path folder;

    @Test
    void momentumIsDrawnOverStepsAndAdaptiveRulesWithTheirRates() {
        CommandRig rig = new CommandRig(folder);
        run(rig, VALLEY + """
                optimizer: sgd
                sweep:
                  cases:
                    momentum: {optimizer: {momentum: {learning_rate: 0.03, momentum: 0.9}}}
                    adagrad: {optimizer: {adagrad: {learning_rate: 0.5}}}
                    adam: {optimizer: {adam: {learning_rate: 0.3}}}
                """);
        assertThat(plot(rig, "variables"))
                .contains(">x and y over steps<", ">x<", ">y<", ">momentum, η=0.03<", ">adagrad, η=0.5<");
        assertThat(plot(rig, "own_rates"))
                .contains(">rate(x)<", ">rate(y)<", ">adam, η=0.3<", "2 of 3 configurations")
                .doesNotContain(">momentum");
    }

    @Test
    void whatNoRuleHasIsNotDrawn() {
        CommandRig rig = new CommandRig(folder);
        run(rig, VALLEY + "optimizer: {adagrad: {learning_rate: 0.5}}\n");
        assertThat(rig.results().resolve("x/plots/variables.svg")).doesNotExist();
        assertThat(plot(rig, "own_rates")).contains(">rate(x)<");
        run(rig, VALLEY + "optimizer: {momentum: {learning_rate: 0.03}}\n");
        assertThat(plot(rig, "variables")).contains(">y<");
        assertThat(rig.results().resolve("x/plots/own_rates.svg")).doesNotExist();
    }

    @Test
    void ofThreeVariablesNothingIsDrawn() {
        CommandRig rig = new CommandRig(folder);
        run(rig, "minimize: {function: x^2 + y^2 + z^2, start: {x: 2, y: 1, z: 3}}\nsteps: 40\noptimizer: adam\n");
        assertThat(rig.results().resolve("x/plots/variables.svg")).doesNotExist();
        assertThat(rig.results().resolve("x/plots/own_rates.svg")).doesNotExist();
    }

    private static void run(CommandRig rig, String yaml) {
        assertThat(rig.run("run", rig.experiment("x.yaml", yaml), "--results", rig.results()))
                .as(rig.err())
                .isZero();
    }

    private static String plot(CommandRig rig, String name) {
        return rig.result("x/plots/" + name + ".svg");
    }
}
