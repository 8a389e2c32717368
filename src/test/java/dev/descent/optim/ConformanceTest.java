package dev.descent.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.descent.model.Component;
import dev.descent.model.Kind;
import dev.descent.model.Vocabulary;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Weights that a NumPy restatement of Keras 3's formulas reaches in float64. The restatement reproduces every golden array and
 * every {@code test_single_step} in Keras' own {@code keras/src/optimizers/*_test.py} at 3422977a5e; lion, nadamax and ftrl are
 * of the same restatement. yogi is {@code optax.yogi(0.01)} in float64.
 */
class ConformanceTest {
    private static final double[] GRADIENTS = {0.1, -0.5, 2.0, 0.0, -0.01, 0.3};

    /** From w = 1 along {@link #GRADIENTS}: optimizer, then the weight after each step. */
    static final List<String> GIVEN_GRADIENTS = List.of(
            "sgd | 0.999 | 1.004 | 0.984 | 0.984 | 0.9841 | 0.9811",
            "sgd {momentum: 0.9} | 0.999 | 1.0031 | 0.98679 | 0.972111 | 0.9589999 | 0.94419991",
            "momentum | 0.999 | 1.0031 | 0.98679 | 0.972111 | 0.9589999 | 0.94419991",
            "sgd {momentum: 0.9, nesterov: true} | 0.9981 | 1.00679 | 0.972111 | 0.9588999 | 0.94719991 | 0.930879919",
            "nesterov | 0.9981 | 1.00679 | 0.972111 | 0.9588999 | 0.94719991 | 0.930879919",
            "adagrad | 0.999698488792473 | 1.00053182201007 | 0.999573995735829 | 0.999573995735829 | 0.999578784812279 | 0.999436572772814",
            "adadelta | 0.999998585927838 | 1.00000054887195 | 0.999997846522604 | 0.999997846522604 | 0.999997865723263 | 0.999997294569969",
            "rmsprop | 0.996837880441857 | 0.999944723274103 | 0.996870745802628 | 0.996870745802628 | 0.996887823205748 | 0.996355494876525",
            "rmsprop {momentum: 0.9} | 0.996837880441857 | 0.997098815671774 | 0.994259679907224 | 0.99170445771913 | 0.989421835152964 | 0.986835146514193",
            "rmsprop {centered: true} | 0.996666851836421 | 0.999879705936653 | 0.99670433658876 | 0.99670433658876 | 0.996721858859384 | 0.996170166494846",
            "adam | 0.999000031621777 | 0.999598382093008 | 0.999093562256423 | 0.998680044563939 | 0.998333177529562 | 0.997962128422605",
            "adam {amsgrad: true} | 0.999000031621777 | 0.999598382093008 | 0.999093562256423 | 0.998680251374184 | 0.998333727130797 | 0.99796267802384",
            "amsgrad | 0.999000031621777 | 0.999598382093008 | 0.999093562256423 | 0.998680251374184 | 0.998333727130797 | 0.99796267802384",
            "adamw | 0.998996031621777 | 0.999590386108882 | 0.999081567910752 | 0.998664053891997 | 0.998313192201404 | 0.997938149841678",
            "nadam | 0.998937213259478 | 0.999924928463132 | 0.998906494139892 | 0.998828222529664 | 0.998754274233734 | 0.998493465023434",
            "adamax | 0.999000000999999 | 0.999431579861052 | 0.999130657366873 | 0.998917024145612 | 0.998756620725334 | 0.998598215079794",
            "adam {amsgrad: true, beta_2: 0.5} | 0.999000001414212 | 0.999523367616402 | 0.999131481278396 | 0.998843793535118 | 0.998624436330641 | 0.99840628952789",
            "amsgrad {beta_2: 0.5} | 0.999000001414212 | 0.999523367616402 | 0.999131481278396 | 0.998843793535118 | 0.998624436330641 | 0.99840628952789",
            "yogi | 0.990554574588904 | 0.99650992846903 | 0.991466681758745 | 0.987338161196605 | 0.983877119113628 | 0.980176853633615",
            "lion | 0.999 | 1 | 0.999 | 0.998 | 0.997 | 0.996",
            "nadamax | 0.998937213259478 | 0.999649629305993 | 0.999042542716606 | 0.999002105771543 | 0.998967909547894 | 0.998856566890909",
            "ftrl | 0.04623589940983 | 0.0470692327431633 | 0.0461114064579422 | 0.0461114064579422 | 0.046116195534448 | 0.0459739834933851");

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
            "yogi | 0.99001488642285, -0.990001058888692 | 0.980032659861889, -0.980007362872744 | 0.90058019987068, -0.900474651967187 | 0.232624328172461, -0.232034296453495");

    private static final int[] MARKS = {1, 2, 10, 100};
    private static final UnaryOperator<double[]> SLOPE = w -> new double[] {w[0], 10 * w[1]};

    @ParameterizedTest
    @FieldSource("GIVEN_GRADIENTS")
    void doubleRulesFollowKerasAlongGivenGradients(String row) {
        Row expected = Row.of(row);
        Rig rig = new Rig(expected.optimizer(), 1);
        for (int k = 0; k < GRADIENTS.length; k++) {
            rig.step(new double[] {GRADIENTS[k]});
            assertThat(rig.w[0]).as("w%d", k + 1).isCloseTo(expected.number(k), within(1e-12));
        }
    }

    @ParameterizedTest
    @FieldSource("GIVEN_GRADIENTS")
    void floatRulesFollowKerasAlongGivenGradients(String row) {
        Row expected = Row.of(row);
        Rig rig = new Rig(expected.optimizer(), 1);
        for (int k = 0; k < GRADIENTS.length; k++) {
            rig.step(new float[] {(float) GRADIENTS[k]});
            double w = expected.number(k);
            assertThat((double) rig.weights[0]).as("w%d", k + 1).isCloseTo(w, within(2e-6 * Math.abs(w)));
        }
    }

    @ParameterizedTest
    @FieldSource("PARABOLA")
    void doubleRulesFollowKerasDownAParabola(String row) {
        Row expected = Row.of(row);
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
        Row expected = Row.of(row);
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
        Stream<String> named =
                GIVEN_GRADIENTS.stream().map(row -> Row.of(row).optimizer().name());
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
        Row expected = Row.of(row);
        Rig rig = new Rig(expected.optimizer(), 1, 2, 3, 4);
        rig.step(1.0, 6.0, 7.0, 2.0);
        Rig floats = new Rig(expected.optimizer(), 1, 2, 3, 4);
        floats.step(1f, 6f, 7f, 2f);
        for (int i = 0; i < 4; i++) {
            assertThat(rig.w[i]).isCloseTo(expected.number(i), within(1e-4));
            assertThat((double) floats.weights[i]).isCloseTo(expected.number(i), within(1e-4));
        }
    }

    /** An optimizer and numbers, separated by bars. */
    private record Row(Component optimizer, List<String> cells) {
        static Row of(String text) {
            String[] cells = text.split(" \\| ");
            String[] words = cells[0].split("[ {}:,]+");
            Map<String, Object> given = new LinkedHashMap<>();
            for (int k = 1; k < words.length; k += 2) {
                given.put(words[k], words[k + 1].equals("true") ? (Object) true : Double.valueOf(words[k + 1]));
            }
            return new Row(Rig.optimizer(words[0], given), List.of(cells).subList(1, cells.length));
        }

        double number(int k) {
            return Double.parseDouble(cells.get(k));
        }

        double[] pair(int k) {
            String[] pair = cells.get(k).split(", ");
            return new double[] {Double.parseDouble(pair[0]), Double.parseDouble(pair[1])};
        }
    }
}
