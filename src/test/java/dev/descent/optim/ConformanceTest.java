package dev.descent.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.descent.engine.OptimizerSteps;
import dev.descent.model.Kind;
import dev.descent.model.Vocabulary;
import java.util.List;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Weights that others' arithmetic reaches: {@link OptimizerSteps}. */
class ConformanceTest {
    /** From (1, −1) on ½(w₀² + 10·w₁²): optimizer, then the weights after 1, 2, 10 and 100 steps. */
    static final List<String> PARABOLA = List.of(
            "sgd | 0.99, -0.9 | 0.9801, -0.81 | 0.904382075008805, -0.3486784401 | 0.36603234127323, -2.65613988875875e-05",
            "sgd {momentum: 0.9} | 0.99, -0.9 | 0.9711, -0.72 | 0.621079112470602, 0.5887893888 | -0.00263368168033613, -0.00373873331129741",
            "momentum | 0.99, -0.9 | 0.9711, -0.72 | 0.621079112470602, 0.5887893888 | -0.00263368168033613, -0.00373873331129741",
            "sgd {momentum: 0.9, nesterov: true} | 0.981, -0.81 | 0.954261, -0.5751 | 0.58261111481242, 0.346578171645727 | -0.000708266764593067, -2.36209882984168e-05",
            "nesterov | 0.981, -0.81 | 0.954261, -0.5751 | 0.58261111481242, 0.346578171645727 | -0.000708266764593067, -2.36209882984168e-05",
            "adagrad | 0.999046537454094, -0.999000499625811 | 0.998356816787356, -0.998293923285191 | 0.995078957392621, -0.994984857509398 | 0.981590261319907, -0.981475597346027",
            "adadelta | 0.999998585787852, -0.999998585786452 | 0.999997153560541, -0.999997153557705 | 0.99998540452018, -0.999985404505395 | 0.999842880370405, -0.999842880206056",
            "rmsprop | 0.996837723920969, -0.996837722355643 | 0.99454701224584, -0.994547010083443 | 0.982718491856704, -0.982718488309046 | 0.891731656406279, -0.891731647656763",
            "rmsprop {momentum: 0.9} | 0.996837723920969, -0.996837722355643 | 0.991700963774712, -0.991700960203522 | 0.920805590645829, -0.920805571060734 | 0.125556439486227, -0.125556308421533",
            "rmsprop {centered: true} | 0.996666668518517, -0.996666666685185 | 0.994121641914429, -0.994121639261871 | 0.977642617693181, -0.977642611495506 | 0.389587319179855, -0.389585467022648",
            "adam | 0.999000003162268, -0.999000000316228 | 0.998000031603699, -0.99800002674382 | 0.99000326320739, -0.990003248888692 | 0.901743656194254, -0.901743603445055",
            "adam {amsgrad: true} | 0.999000003162268, -0.999000000316228 | 0.998000031603699, -0.99800002674382 | 0.99000326320739, -0.990003248888692 | 0.901743656194254, -0.901743603445055",
            "amsgrad | 0.999000003162268, -0.999000000316228 | 0.998000031603699, -0.99800002674382 | 0.99000326320739, -0.990003248888692 | 0.901743656194254, -0.901743603445055",
            "adamw | 0.998996003162268, -0.998996000316228 | 0.997992035725061, -0.99799203086519 | 0.989963456955508, -0.98996344263704 | 0.901370322830269, -0.901370270093559",
            "nadam | 0.99893721230297, -0.998937212207319 | 0.998163978690361, -0.998163978525114 | 0.992233895570901, -0.992233894871437 | 0.905919913304739, -0.905919904808207",
            "adamax | 0.9990000001, -0.99900000001 | 0.997999526041826, -0.997999525861651 | 0.989980775992951, -0.989980775088671 | 0.899395176725021, -0.899395167607031",
            "yogi | 0.99001488642285, -0.990001058888692 | 0.980032659861889, -0.980007362872744 | 0.90058019987068, -0.900474651967187 | 0.232624328172461, -0.232034296453495",
            "lamb | 0.999000000045, -0.998999999955 | 0.998001000089976, -0.998000999910024 | 0.990044880658591, -0.990044879760906 | 0.904792151427401, -0.904792142800018",
            "lamb {weight_decay: 0.01, beta_1: 0.5} | 0.998990010045, -0.998990009955001 | 0.997981040169769, -0.997981039989832 | 0.989945880625079, -0.989945879728542 | 0.903887806973704, -0.903887798411182",
            "schedule_free_adamw | 0.997500000025, -0.9975000000025 | 0.996126721155617, -0.996126721120758 | 0.985161982119224, -0.985161981985625 | 0.864874518091868, -0.864874516876752",
            "schedule_free_adamw {learning_rate: 0.1, beta_1: 0.8, beta_2: 0.9, epsilon: 0.01, weight_decay: 0.01, warmup_steps: 3} | 0.966663366336634, -0.966366633366633 | 0.911585061802092, -0.910797775247304 | 0.477928675129358, -0.473495983173542 | 1.07099625241855e-05, -4.49957352851025e-06",
            "muon | 0.998996003162268, -0.998996000316228 | 0.997992035725061, -0.99799203086519 | 0.989963456955508, -0.98996344263704 | 0.901370322830269, -0.901370270093559",
            "rprop | 0.99, -0.99 | 0.978, -0.978 | 0.74041317888, -0.74041317888 | -1.6222674373278e-07, 1.6222674373278e-07");

    private static final int[] MARKS = {1, 2, 10, 100};
    private static final UnaryOperator<double[]> SLOPE = w -> new double[] {w[0], 10 * w[1]};

    @ParameterizedTest
    @FieldSource("dev.descent.engine.OptimizerSteps#ROWS")
    void doubleRulesFollowKerasAlongGivenGradients(String row) {
        OptimizerSteps expected = OptimizerSteps.of(row);
        Rig rig = new Rig(expected.optimizer(), 1);
        for (int k = 0; k < OptimizerSteps.GRADIENTS.size(); k++) {
            rig.step(new double[] {OptimizerSteps.GRADIENTS.get(k)});
            assertThat(rig.w[0]).as("w%d", k + 1).isCloseTo(expected.number(k), within(1e-12));
            assertThat(rig.measured(0)).as("average %d", k + 1).isCloseTo(expected.measured(k), within(1e-12));
        }
    }

    @ParameterizedTest
    @FieldSource("dev.descent.engine.OptimizerSteps#ROWS")
    void floatRulesFollowKerasAlongGivenGradients(String row) {
        OptimizerSteps expected = OptimizerSteps.of(row);
        Rig rig = new Rig(expected.optimizer(), 1);
        for (int k = 0; k < OptimizerSteps.GRADIENTS.size(); k++) {
            rig.step(new float[] {OptimizerSteps.GRADIENTS.get(k).floatValue()});
            double w = expected.number(k);
            assertThat((double) rig.weights[0]).as("w%d", k + 1).isCloseTo(w, within(2e-6 * Math.abs(w)));
            assertThat((double) rig.measured()[0])
                    .as("average %d", k + 1)
                    .isCloseTo(expected.measured(k), within(2e-6 * Math.abs(w)));
        }
    }

    @ParameterizedTest
    @FieldSource("PARABOLA")
    void doubleRulesFollowKerasDownAParabola(String row) {
        OptimizerSteps expected = OptimizerSteps.of(row);
        Rig rig = new Rig(expected.optimizer(), 1, -1);
        int done = 0;
        for (int mark = 0; mark < MARKS.length; mark++) {
            rig.descend(MARKS[mark] - done, SLOPE);
            done = MARKS[mark];
            assertThat(rig.w[0]).isCloseTo(expected.pair(mark)[0], within(1e-12));
            assertThat(rig.w[1]).isCloseTo(expected.pair(mark)[1], within(1e-12));
        }
    }

    @ParameterizedTest
    @DisplayName("float rules follow Keras down a parabola within 2e-6 of the weights they start from")
    @FieldSource("PARABOLA")
    void floatRulesFollowKerasDownAParabola(String row) {
        OptimizerSteps expected = OptimizerSteps.of(row);
        Rig rig = new Rig(expected.optimizer(), 1, -1);
        int done = 0;
        for (int mark = 0; mark < MARKS.length; mark++) {
            for (; done < MARKS[mark]; done++) {
                rig.step(new float[] {rig.weights[0], 10 * rig.weights[1]});
            }
            assertThat((double) rig.weights[0]).isCloseTo(expected.pair(mark)[0], within(2e-6));
            assertThat((double) rig.weights[1]).isCloseTo(expected.pair(mark)[1], within(2e-6));
        }
    }

    @Test
    void everyOptimizerHasARow() {
        Stream<String> named = OptimizerSteps.ROWS.stream()
                .map(row -> OptimizerSteps.of(row).optimizer().name());
        assertThat(new TreeSet<>(named.toList()))
                .containsExactlyElementsOf(new TreeSet<>(Vocabulary.names(Kind.OPTIMIZER)));
    }

    /** Keras' {@code test_single_step}: from [1, 2, 3, 4] along [1, 6, 7, 2], 4 digits as published. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "sgd {learning_rate: 0.5} | 0.5 | -1.0 | -0.5 | 3.0",
                "adagrad {learning_rate: 0.5} | 0.5233 | 1.5007 | 2.5005 | 3.5061",
                "adadelta {learning_rate: 0.5} | 0.9993 | 1.9993 | 2.9993 | 3.9993",
                "rmsprop {learning_rate: 0.5} | -0.5811 | 0.4189 | 1.4189 | 2.4189",
                "adam {learning_rate: 0.5} | 0.5 | 1.5 | 2.5 | 3.5",
                "adamw {learning_rate: 0.5} | 0.4980 | 1.4960 | 2.494 | 3.492",
                "adamax {learning_rate: 0.5} | 0.5 | 1.5 | 2.5 | 3.5",
                "nadam {learning_rate: 0.5} | 0.4686 | 1.4686 | 2.4686 | 3.4686"
            })
    void reproducesKerasSingleSteps(String row) {
        OptimizerSteps expected = OptimizerSteps.of(row);
        Rig rig = new Rig(expected.optimizer(), 1, 2, 3, 4);
        rig.step(1.0, 6.0, 7.0, 2.0);
        Rig floats = new Rig(expected.optimizer(), 1, 2, 3, 4);
        floats.step(1f, 6f, 7f, 2f);
        for (int i = 0; i < 4; i++) {
            assertThat(rig.w[i]).isCloseTo(expected.number(i), within(1e-4));
            assertThat((double) floats.weights[i]).isCloseTo(expected.number(i), within(1e-4));
        }
    }
}
