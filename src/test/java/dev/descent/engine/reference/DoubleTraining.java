package dev.descent.engine.reference;

import dev.descent.data.Dataset;
import dev.descent.data.Part;
import dev.descent.data.RowOrder;
import dev.descent.engine.training.FirstWeights;
import dev.descent.model.Component;
import dev.descent.model.NetworkSpec;
import dev.descent.model.ReduceOnPlateau;
import dev.descent.model.Trial;
import dev.descent.nn.Losses;
import dev.descent.nn.Network;
import dev.descent.nn.Variable;
import dev.descent.number.Purpose;
import dev.descent.number.RandomKey;
import dev.descent.optim.Clipping;
import dev.descent.optim.Schedules;
import dev.descent.optim.UpdateRule;
import dev.descent.optim.UpdateRules;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * The reference's training once more in double: from the same first weights, along the same rows with the same values dropped, by the same
 * update rule in its form in double. Gradients are central difference quotients of {@link DoubleNetwork}'s loss, which are good to nine
 * digits. How far the reference is from it is what float32 does to a trial.
 */
public final class DoubleTraining {
    private static final double H = 1e-6;
    /** How far the slopes of both sides lie apart where the loss is smooth: much less. */
    private static final double KINK = 1e-3;

    private final Dataset data;
    private final Trial trial;
    private final NetworkSpec spec;
    private final Network network;
    private final DoubleNetwork twin;
    private final boolean sum;
    private final double[] parameters;

    private DoubleTraining(Dataset data, Trial trial) {
        this.data = data;
        this.trial = trial;
        this.spec = trial.network();
        this.network = Network.of(spec.layers(), data.train().features());
        this.twin = new DoubleNetwork(network, spec, trial.repeat());
        this.sum = Losses.isSum(spec.loss());
        float[] start = FirstWeights.of(network, spec, trial.repeat());
        this.parameters = new double[start.length];
        for (int p = 0; p < start.length; p++) {
            parameters[p] = start[p];
        }
    }

    /**
     * The training loss after each epoch, or that of a trial without epochs.
     *
     * @param epochs how many; early stopping is not looked at
     */
    public static double[] losses(Dataset data, Trial trial, int epochs) {
        return new DoubleTraining(data, trial).losses(epochs);
    }

    private double[] losses(int epochs) {
        if (epochs == 0) {
            return new double[] {loss(data.train())};
        }
        double[] losses = new double[epochs];
        train(epochs, epoch -> losses[epoch.number() - 1] = loss(data.train()));
        return losses;
    }

    /**
     * An epoch that has ended.
     *
     * @param number from 1
     * @param rate of its last step
     * @param runningLoss the mean of its batches' losses, each before its step
     */
    public record Epoch(int number, double rate, double runningLoss) {}

    /** Trains a trial; the twin that it hands over with each epoch is the trial as it stands then. */
    public static DoubleTraining of(Dataset data, Trial trial, BiConsumer<Epoch, DoubleTraining> listener) {
        DoubleTraining training = new DoubleTraining(data, trial);
        if (trial.network().epochs() > 0) {
            training.train(trial.network().epochs(), epoch -> listener.accept(epoch, training));
        }
        return training;
    }

    private void train(int epochs, Consumer<Epoch> listener) {
        Part train = data.train();
        Component optimizer = spec.optimizer().orElseThrow();
        UpdateRule rule = UpdateRules.of(optimizer);
        double[][] slots = new double[rule.slots()][network.trained()];
        for (int s = 0; s < slots.length; s++) {
            Arrays.fill(slots[s], rule.initialSlot(s));
        }
        double[] scalars = new double[rule.scalars()];
        for (int s = 0; s < scalars.length; s++) {
            scalars[s] = rule.initialScalar(s);
        }
        double[] constants = new double[rule.constantCount()];
        Optional<Plateau> plateau = spec.reduceOnPlateau().map(Plateau::new);
        int batch = Math.min(spec.batchSize(), train.rows());
        long step = 0;
        for (int epoch = 1; epoch <= epochs; epoch++) {
            int[] order = order(epoch);
            double rate = 0;
            double running = 0;
            for (int from = 0; from < order.length; from += batch) {
                int[] rows = Arrays.copyOfRange(order, from, Math.min(from + batch, order.length));
                double scheduled = Schedules.of(optimizer).rate(step++);
                rate = plateau.map(it -> Math.max(scheduled * it.scale, Math.min(scheduled, it.settings.leastRate())))
                        .orElse(scheduled);
                running += loss(train, rows, step) * rows.length / order.length;
                double[] gradients = gradients(train, rows, step);
                twin.move(parameters, inputs(train, rows), rows.length, step);
                spec.clipping().ifPresent(it -> clip(gradients, it));
                rule.advance(rate, scalars, constants);
                for (Variable variable : network.movedVariables()) {
                    update(rule, variable, gradients, slots, constants);
                }
            }
            double[] trained = parameters.clone();
            for (int p = 0; p < network.trained() && rule.averages(); p++) {
                parameters[p] -= rule.ahead(p, slots, constants);
            }
            listener.accept(new Epoch(epoch, rate, running));
            plateau.ifPresent(
                    it -> it.observe(loss(it.ofValidation ? data.validation().orElseThrow() : train)));
            if (epoch < epochs) {
                System.arraycopy(trained, 0, parameters, 0, trained.length);
            }
        }
    }

    /** Keras' ReduceLROnPlateau of a loss whose least rate is not reached. */
    private static final class Plateau {
        private final ReduceOnPlateau settings;
        private final boolean ofValidation;
        private double scale = 1;
        private double best = Double.POSITIVE_INFINITY;
        private int wait;
        private int cooldown;

        Plateau(ReduceOnPlateau settings) {
            this.settings = settings;
            this.ofValidation = settings.monitor().equals("val_loss");
        }

        void observe(double loss) {
            cooldown = Math.max(0, cooldown - 1);
            if (loss < best - settings.minDelta()) {
                best = loss;
                wait = 0;
            } else if (cooldown == 0 && ++wait >= settings.patience()) {
                scale *= settings.factor();
                cooldown = settings.cooldown();
                wait = 0;
            }
        }
    }

    private void update(UpdateRule rule, Variable it, double[] gradients, double[][] slots, double[] constants) {
        double[] w = Arrays.copyOfRange(parameters, it.at(), it.end());
        double[] g = Arrays.copyOfRange(gradients, it.at(), it.end());
        double[][] own = Arrays.stream(slots)
                .map(slot -> Arrays.copyOfRange(slot, it.at(), it.end()))
                .toArray(double[][]::new);
        rule.apply(w, g, own, constants, it.tensor());
        System.arraycopy(w, 0, parameters, it.at(), w.length);
        for (int s = 0; s < own.length; s++) {
            System.arraycopy(own[s], 0, slots[s], it.at(), w.length);
        }
    }

    /** The loss of a part as the network stands, its weights and the penalties included. */
    public double loss(Part part) {
        return loss(part, fileOrder(part.rows()), DoubleNetwork.INFERENCE);
    }

    /** What the network predicts of a part as it stands, in the unit that it was trained in: rows × outputs. */
    public float[] predictions(Part part) {
        double[][] rows = twin.predictions(parameters, part.inputs(), part.rows());
        float[] predictions = new float[rows.length * network.outputs()];
        for (int k = 0; k < predictions.length; k++) {
            predictions[k] = (float) rows[k / network.outputs()][k % network.outputs()];
        }
        return predictions;
    }

    private double[] gradients(Part part, int[] rows, long step) {
        double[] gradients = new double[network.trained()];
        for (int p = 0; p < gradients.length; p++) {
            double w = parameters[p];
            parameters[p] = w + H;
            double above = loss(part, rows, step);
            parameters[p] = w - H;
            double below = loss(part, rows, step);
            parameters[p] = w;
            gradients[p] = slope(below, loss(part, rows, step), above);
        }
        return gradients;
    }

    /** At a kink, where a relu's sum is 0 because all that enters it is, the flatter side's. */
    private static double slope(double below, double here, double above) {
        double left = (here - below) / H;
        double right = (above - here) / H;
        if (Math.abs(right - left) > KINK * (1 + Math.abs(left + right))) {
            return Math.abs(left) < Math.abs(right) ? left : right;
        }
        return (above - below) / (2 * H);
    }

    /** The loss of a batch, weights and penalties included. */
    private double loss(Part part, int[] rows, long step) {
        double[] losses = twin.losses(parameters, inputs(part, rows), targets(part, rows), rows.length, step);
        double total = 0;
        for (int r = 0; r < losses.length; r++) {
            total += losses[r] * (part.weights().length == 0 ? 1 : part.weights()[rows[r]]);
        }
        return (sum ? total : total / rows.length) + twin.penalty(parameters);
    }

    private void clip(double[] gradients, Component clipping) {
        double bound = Clipping.bound(clipping);
        double all = 0;
        for (Variable variable : network.movedVariables()) {
            double squares = 0;
            for (int p = variable.at(); p < variable.end(); p++) {
                squares += gradients[p] * gradients[p];
            }
            all += squares;
            for (int p = variable.at(); p < variable.end(); p++) {
                if (clipping.is("norm")) {
                    gradients[p] *= bound / Math.max(Math.sqrt(squares), bound);
                } else if (clipping.is("value")) {
                    gradients[p] = Math.max(-bound, Math.min(gradients[p], bound));
                }
            }
        }
        for (int p = 0; p < gradients.length && clipping.is("global_norm"); p++) {
            gradients[p] *= Math.min(1, bound / Math.sqrt(all));
        }
    }

    private int[] order(int epoch) {
        int[] order = fileOrder(data.train().rows());
        if (spec.shuffle()) {
            RowOrder.fill(order, RandomKey.of(spec.seed(), trial.repeat(), Purpose.ORDER, -1, ""), epoch);
        }
        return order;
    }

    private static int[] fileOrder(int rows) {
        int[] order = new int[rows];
        Arrays.setAll(order, r -> r);
        return order;
    }

    private static float[] inputs(Part part, int[] rows) {
        return rows(part.inputs(), part.features(), rows);
    }

    private static float[] targets(Part part, int[] rows) {
        return rows(part.targets(), part.outputs(), rows);
    }

    private static float[] rows(float[] values, int columns, int[] rows) {
        float[] some = new float[rows.length * columns];
        for (int r = 0; r < rows.length; r++) {
            System.arraycopy(values, rows[r] * columns, some, r * columns, columns);
        }
        return some;
    }
}
