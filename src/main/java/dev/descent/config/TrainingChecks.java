package dev.descent.config;

import dev.descent.model.Component;
import dev.descent.model.KeyPath;
import dev.descent.model.Kind;
import dev.descent.model.LayerPlace;
import dev.descent.model.Measure;
import dev.descent.problem.Located;
import dev.descent.problem.NearestName;
import dev.descent.problem.Problems;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Whether a network can be trained as the values say: its optimizer, learning rate, activations and metrics. */
final class TrainingChecks {
    private static final KeyPath MOMENTUM = KeyPath.of("optimizer", "momentum");
    private static final KeyPath NESTEROV = KeyPath.of("optimizer", "nesterov");

    private final Problems problems;
    private final ConfigurationValues it;

    TrainingChecks(Problems problems, ConfigurationValues it) {
        this.problems = problems;
        this.it = it;
    }

    void check(Optional<Component> optimizer) {
        Optional<Long> epochs = it.find("epochs");
        checkOptimizer(optimizer, epochs.orElse(0L) > 0);
        if (epochs.orElse(0L) > 0) {
            it.<List<Component>>find("layers").ifPresent(this::checkSteps);
            it.<List<Component>>find("layers").ifPresent(this::checkTrainable);
        }
        it.<List<Component>>find("metrics").ifPresent(this::checkMetrics);
    }

    /** What holds for networks and functions alike. */
    void checkOptimizer(Optional<Component> optimizer, boolean trains) {
        if (it.isLeftOut("optimizer")) {
            String expected = "expected optimizer: " + NearestName.oneOf(Expected.names(Kind.OPTIMIZER));
            if (!it.isLeftOut("learning_rate")) {
                Located rate = it.atKey(KeyPath.of("learning_rate"));
                problems.add(rate, "there is a learning rate, but no optimizer", expected);
            } else if (trains) {
                problems.add(it.file(), "the file has no 'optimizer'", expected + "; only epochs: 0 needs none");
            }
        }
        if (optimizer.isPresent()) {
            if (optimizer.get().is("sgd")
                    && optimizer.get().flag("nesterov")
                    && optimizer.get().real("momentum") == 0
                    && !it.isSwept(MOMENTUM)
                    && !it.isSwept(NESTEROV)) {
                // Beside swept values it is what it is, plain gradient descent: the formulas agree.
                problems.add(
                        it.at("optimizer.nesterov"),
                        "nesterov looks ahead along the velocity, but momentum is 0, so there is none",
                        "expected a momentum greater than 0");
            }
            if (optimizer.get().is("custom")) {
                new CustomChecks(problems, it, optimizer.get()).check();
            }
            if (optimizer.get().is("muon") && it.has("minimize")) {
                problems.add(
                        it.at("optimizer"),
                        "muon moves the kernels of a network, and minimize has none",
                        "expected another optimizer, such as adamw, which moves single variables as muon does");
            }
            if (it.has("reduce_on_plateau")) {
                checkReducible(optimizer.get());
            }
            checkRate(optimizer.get().find("learning_rate").orElseThrow(), "optimizer.learning_rate");
        }
    }

    /** A rate that no step uses can't be reduced. */
    private void checkReducible(Component optimizer) {
        if (optimizer.is("rprop")) {
            problems.add(
                    it.against("reduce_on_plateau", "optimizer"),
                    "reduce_on_plateau has no effect on rprop, whose learning rate only begins its step sizes",
                    "expected another optimizer, or no reduce_on_plateau");
        }
    }

    private void checkRate(Object rate, String path) {
        if (!(rate instanceof Component schedule)) {
            return;
        }
        if (schedule.is("piecewise_constant")) {
            checkPieces(schedule, path);
        } else if (schedule.is("cosine_decay")
                && !schedule.has("warmup_target")
                && (Long) schedule.find("warmup_steps").orElseThrow() > 0) {
            problems.add(
                    it.against(path + ".warmup_steps", path),
                    "warmup_steps has no effect without warmup_target",
                    "expected warmup_target, the rate at the end of the warm-up");
        } else if (schedule.is("cosine_decay")
                && !schedule.has("warmup_target")
                && schedule.find("initial_learning_rate").equals(Optional.of(0.0))) {
            problems.add(
                    it.at(path + ".initial_learning_rate"),
                    "a decay from 0 stays at 0",
                    "expected a rate greater than 0, or warmup_target, the rate that a warm-up from 0 leads to");
        } else if (schedule.is("warmup")) {
            schedule.find("then").ifPresent(then -> checkRate(then, path + ".then"));
        }
    }

    private void checkPieces(Component schedule, String path) {
        List<Long> boundaries = schedule.list("boundaries");
        List<Double> values = schedule.list("values");
        for (int i = 1; i < boundaries.size(); i++) {
            if (boundaries.get(i) <= boundaries.get(i - 1)) {
                problems.add(
                        it.at(ConfigurationValues.element(path + ".boundaries", i)),
                        "boundaries must ascend, but " + boundaries.get(i) + " comes after " + boundaries.get(i - 1),
                        "");
            }
        }
        if (values.size() != boundaries.size() + 1) {
            problems.add(
                    it.against(path + ".values", path + ".boundaries"),
                    "there are " + values.size() + " values for " + boundaries.size()
                            + (boundaries.size() == 1 ? " boundary" : " boundaries"),
                    "expected " + (boundaries.size() + 1) + ": one before each boundary and one after the last");
        }
    }

    private void checkSteps(List<Component> layers) {
        for (LayerPlace layer : LayerPlace.all(layers)) {
            Optional<Object> activation = layer.component().find("activation");
            if (activation.isPresent()
                    && !((Component) activation.get()).type().activation().trainable()) {
                problems.add(
                        it.against(layer.path() + ".activation", "epochs"),
                        "a network can't be trained through " + ((Component) activation.get()).name()
                                + ": its slope is 0 wherever it has one",
                        "expected a surrogate with a slope, such as sigmoid, hard_sigmoid or tanh; or epochs: 0");
            }
        }
    }

    /** Something has to be left to train. */
    private void checkTrainable(List<Component> layers) {
        boolean moves = it.has("dataset.embedding");
        String frozen = "";
        for (LayerPlace layer : LayerPlace.all(layers)) {
            Optional<Object> trainable = layer.component().find("trainable");
            if (trainable.isEmpty()) {
                continue;
            }
            String path = layer.path() + ".trainable";
            if (trainable.get().equals("bias") && !layer.component().flag("use_bias")) {
                problems.add(
                        it.against(path, layer.path() + ".use_bias"),
                        "the bias alone is to be trained, but use_bias is false, so there is none",
                        "expected trainable: false, or use_bias: true");
            }
            boolean fixed = trainable.get().equals(false);
            moves |= !fixed;
            frozen = fixed ? path : frozen;
        }
        if (!moves && !frozen.isEmpty()) {
            problems.add(
                    it.against(frozen, "epochs"),
                    "every layer is frozen, so there is nothing to train",
                    "expected a layer with trainable: true, or epochs: 0");
        }
    }

    private void checkMetrics(List<Component> metrics) {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < metrics.size(); i++) {
            String name = Measure.name(metrics.get(i));
            if (!seen.add(name)) {
                problems.add(
                        it.at(ConfigurationValues.element("metrics", i)),
                        "the metric " + name + " is listed twice",
                        "");
            }
        }
    }
}
