package dev.descent.engine;

import dev.descent.model.Component;
import dev.descent.model.Kind;
import dev.descent.model.Vocabulary;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An optimizer and the weights that its steps reach, as a NumPy restatement of Keras 3's formulas computes them in float64. The restatement
 * reproduces every golden array and every {@code test_single_step} in Keras' own {@code keras/src/optimizers/*_test.py} at 3422977a5e; lion,
 * nadamax and ftrl are of the same restatement. yogi is {@code optax.yogi(0.01)} in float64; lamb
 * is {@code keras.optimizers.Lamb} of Keras 3.15.1 on PyTorch, in float64, as is muon, whose one weight is no hidden kernel; schedule_free_adamw is {@code AdamWScheduleFree} of
 * facebookresearch/schedule_free at b3be06f3 on PyTorch 2.13.0, in float64, and without warm-up {@code optax.contrib.schedule_free_adamw} of
 * Optax 0.2.8 gives the same digits; rprop is {@code torch.optim.Rprop} of PyTorch 2.13.0 in float64, with {@code etas} and {@code step_sizes} as its row says.
 */
public final class OptimizerSteps {
    /** The gradient of each step. */
    public static final List<Double> GRADIENTS = List.of(0.1, -0.5, 2.0, 0.0, -0.01, 0.3);

    /**
     * From w = 1 along {@link #GRADIENTS}: optimizer, then the weight after each step; of one that averages also the average, {@code eval()} or
     * {@code schedule_free_eval_params}, where it is another.
     */
    public static final List<String> ROWS = List.of(
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
            "custom | 0.999000031621777 | 0.999598382093008 | 0.999093562256423 | 0.998680044563939 | 0.998333177529562 | 0.997962128422605",
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
            "ftrl | 0.04623589940983 | 0.0470692327431633 | 0.0461114064579422 | 0.0461114064579422 | 0.046116195534448 | 0.0459739834933851",
            "lamb | 0.999 | 0.999999 | 0.998999001 | 0.998000001999 | 0.997002001997001 | 0.996004999995004",
            "lamb {learning_rate: 0.1, weight_decay: 0.01, beta_2: 0.9, epsilon: 0.01} | 0.8991 | 0.98802099 | 0.888329672109 | 0.798697208193202 | 0.718108659886508 | 0.645651496103959",
            "schedule_free_adamw | 0.99750000025 | 0.999406342027353, 0.999233038229412 | 0.998248676668529, 0.998412736928676 | 0.997879541083198, 0.998002586278308 | 0.997665643536172, 0.997761912891068 | 0.997300979227731, 0.997454623782177",
            "schedule_free_adamw {learning_rate: 0.1, beta_1: 0.8, beta_2: 0.9, epsilon: 0.01, weight_decay: 0.01} | 0.908090909090909 | 0.986657958601537, 0.973563450349766 | 0.92957172239388, 0.942140787524133 | 0.916630828574669, 0.926197063180718 | 0.909037021035761, 0.91666370643352 | 0.891649108599389, 0.904156407516454",
            "schedule_free_adamw {learning_rate: 0.1, beta_1: 0.8, beta_2: 0.9, epsilon: 0.01, weight_decay: 0.01, warmup_steps: 3} | 0.969363636363636 | 1.04265856984628, 1.03916833491854 | 0.937493080841199, 0.947660606248933 | 0.921097718535445, 0.927400776636951 | 0.914074745193076, 0.918582079357916 | 0.896251299944399, 0.90553162385651",
            "muon | 0.998996031621777 | 0.999590386108882 | 0.999081567910752 | 0.998664053891997 | 0.998313192201404 | 0.997938149841678",
            "rprop | 0.99 | 0.99 | 0.985 | 0.985 | 0.99 | 0.99",
            "rprop {eta_minus: 0.25, eta_plus: 1.5, min_step: 0.004, max_step: 0.02} | 0.99 | 0.99 | 0.986 | 0.986 | 0.99 | 0.99");

    private final String name;
    private final Component optimizer;
    private final List<String> cells;

    private OptimizerSteps(String name, Component optimizer, List<String> cells) {
        this.name = name;
        this.optimizer = optimizer;
        this.cells = cells;
    }

    /** An optimizer and numbers, separated by bars. */
    public static OptimizerSteps of(String text) {
        String[] cells = text.split(" \\| ");
        String[] words = cells[0].split("[ {}:,]+");
        Map<String, Object> given = new LinkedHashMap<>();
        for (int k = 1; k < words.length; k += 2) {
            given.put(words[k], value(words[k], words[k + 1]));
        }
        Component optimizer = words[0].equals("custom")
                ? Fixtures.optimizer(words[0])
                : Component.of(Vocabulary.type(Kind.OPTIMIZER, words[0]), given);
        return new OptimizerSteps(cells[0], optimizer, List.of(cells).subList(1, cells.length));
    }

    private static Object value(String key, String word) {
        if (word.equals("true")) {
            return true;
        }
        return key.endsWith("_steps") ? (Object) Long.valueOf(word) : (Object) Double.valueOf(word);
    }

    /** The optimizer as a file would write it. */
    public String name() {
        return name;
    }

    public Component optimizer() {
        return optimizer;
    }

    /** The first number of a cell, counted from 0 behind the optimizer. */
    public double number(int k) {
        return Double.parseDouble(cells.get(k).split(", ")[0]);
    }

    /** What a network is measured with: the second number of a cell that has two, else the first. */
    public double measured(int k) {
        String[] both = cells.get(k).split(", ");
        return Double.parseDouble(both[both.length - 1]);
    }

    /** A cell that is two numbers. */
    public double[] pair(int k) {
        String[] pair = cells.get(k).split(", ");
        return new double[] {Double.parseDouble(pair[0]), Double.parseDouble(pair[1])};
    }
}
