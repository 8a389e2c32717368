package dev.descent.output;

import dev.descent.engine.History;
import dev.descent.engine.Predictions;
import dev.descent.engine.Scores;
import dev.descent.engine.TrialOutcome;
import dev.descent.model.ExperimentSpec;
import dev.descent.model.GridExperiment;
import dev.descent.model.Trial;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A large sweep: optimizers by learning rates, each trial with sixty epochs; trials 4, 14, 24 … have a spike at epoch 41. */
public final class Many {
    private static final String[] OPTIMIZERS = {"sgd", "momentum", "adam", "rmsprop", "lion"};
    private static final int EPOCHS = 60;

    private Many() {}

    public static HandMade trials(int count) {
        HandMade single = Experiments.single();
        ExperimentSpec e = single.experiment();
        Trial first = e.trials().get(0);
        List<Trial> trials = new ArrayList<>();
        List<TrialOutcome> outcomes = new ArrayList<>();
        for (int t = 0; t < count; t++) {
            String id = Long.toHexString(0x1000000000000000L + t * 7919L);
            String rate = "0." + "0".repeat(t / OPTIMIZERS.length % 5) + (1 + t % 9);
            List<String> settings = List.of(OPTIMIZERS[t % OPTIMIZERS.length], rate, Integer.toString(t / 25 % 400));
            trials.add(new Trial(t + 1, id, first.spec(), t + 1, 1, 0, Optional.empty(), settings));
            outcomes.add(outcome(id, t));
        }
        ExperimentSpec many = GridExperiment.of(
                e.file(),
                "many",
                Optional.empty(),
                0,
                List.of("optimizer", "learning_rate", "layers[0].units"),
                List.of(),
                trials,
                1,
                0,
                0,
                "lockstep",
                "local",
                List.of(),
                e.report());
        return new HandMade(many, outcomes, single.dataset(), single.firstRows());
    }

    private static TrialOutcome outcome(String id, int t) {
        double[] rates = new double[EPOCHS];
        float[] losses = new float[EPOCHS];
        for (int epoch = 0; epoch < EPOCHS; epoch++) {
            rates[epoch] = 0.01;
            losses[epoch] = (t * 31 % 9973 + 1) / 9973f * 100 / (epoch + 1);
        }
        if (t % 10 == 3) {
            losses[40] *= 100;
        }
        float last = losses[EPOCHS - 1];
        return new TrialOutcome.Completed(
                id,
                EPOCHS,
                EPOCHS * 7L,
                51,
                new Scores(last, new float[0]),
                Optional.empty(),
                Optional.empty(),
                0,
                new History(rates, losses, losses, new float[0], new float[0], new float[0]),
                new Predictions(1, new float[] {1f, 2f, 3f}),
                Optional.empty());
    }
}
