package dev.descent.analysis;

import dev.descent.engine.TrialOutcome.Completed;
import dev.descent.model.EarlyStopping;
import dev.descent.model.Trial;
import dev.descent.nn.Layer;
import dev.descent.nn.Network;
import dev.descent.number.Phrases;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * How the weights of a trial moved: those before its first step and after some epochs. Of large networks these are the first and the last,
 * and of very large ones there are none.
 */
public final class MovingWeights {
    /** As many values as weights.csv holds, a row each. */
    public static final int MOST_VALUES = 200_000;

    /** As many units as dense layers have together, and as many inputs, of a network that is drawn. */
    public static final int MOST_DRAWN = 64;

    private final Trial trial;
    private final Network network;
    private final List<WeightPlace> places;
    private final List<String> features;
    private final List<String> outputs;
    private final int last;
    private final int kept;
    private final List<Integer> wanted;
    private final List<Integer> epochs = new ArrayList<>();
    private final List<float[]> parameters = new ArrayList<>();
    private final String engine;

    /**
     * Weights, of which none is known yet.
     *
     * @param features the names of the network's inputs
     * @param outputs those of its outputs
     * @param outcome how the trial ended
     * @param engine whose weights they are
     */
    public MovingWeights(Trial trial, List<String> features, List<String> outputs, Completed outcome, String engine) {
        this.trial = trial;
        this.features = List.copyOf(features);
        this.outputs = List.copyOf(outputs);
        this.network = Network.of(trial.network().layers(), features.size());
        this.last = outcome.epochs();
        boolean restores =
                trial.network().earlyStopping().map(EarlyStopping::restoreBest).orElse(false);
        this.kept = restores ? outcome.bestEpoch() : last;
        this.wanted = List.copyOf(wanted(network.parameters(), last, kept));
        this.places = wanted.isEmpty() ? List.of() : WeightPlace.of(network, features);
        this.engine = engine;
    }

    private static List<Integer> wanted(int weights, int last, int kept) {
        TreeSet<Integer> all = new TreeSet<>(List.of(0, kept, last));
        for (long epoch = 1; epoch < last; epoch *= 2) {
            all.add((int) epoch);
        }
        if ((long) all.size() * weights <= MOST_VALUES) {
            return List.copyOf(all);
        }
        List<Integer> ends = List.copyOf(new TreeSet<>(List.of(0, last)));
        return (long) ends.size() * weights <= MOST_VALUES ? ends : List.of();
    }

    /** The epochs of which weights are shown, from 0, the start; empty of a network that is too large. */
    public List<Integer> wanted() {
        return wanted;
    }

    /** Takes what an engine told of {@link #wanted} epochs; nothing if it tells none. */
    public void told(Map<Integer, float[]> weights) {
        if (weights.keySet().containsAll(wanted)) {
            for (int epoch : wanted) {
                epochs.add(epoch);
                parameters.add(weights.get(epoch));
            }
        }
    }

    public Trial trial() {
        return trial;
    }

    public Network network() {
        return network;
    }

    /** The names of the network's inputs. */
    public List<String> features() {
        return features;
    }

    /** The names of its outputs. */
    public List<String> outputs() {
        return outputs;
    }

    /** What the weights are called, in the order in which they are told. */
    public List<WeightPlace> places() {
        return places;
    }

    /** The epochs of which weights are known, ascending, 0 for the start. */
    public List<Integer> epochs() {
        return List.copyOf(epochs);
    }

    /** All weights at one of the {@link #epochs}, counted from 0; not to be changed. */
    public float[] parameters(int index) {
        return parameters.get(index);
    }

    /** The last epoch that was trained. */
    public int last() {
        return last;
    }

    /** The epoch whose weights the trial kept: the last, unless early stopping restored those of a better one. */
    public int kept() {
        return kept;
    }

    /** Whether any are known. */
    public boolean isKnown() {
        return !epochs.isEmpty();
    }

    /** Whether only the start and the last epoch are shown, for there would be too many values. */
    public boolean isThinned() {
        return last > 1 && wanted.size() == 2;
    }

    /** The layers whose weights are drawn. */
    public List<Layer> dense() {
        return network.layers().stream().filter(layer -> layer.is("dense")).toList();
    }

    /** Why the network is not drawn; empty if it is. */
    public Optional<String> whyNotDrawn() {
        List<Layer> dense = dense();
        if (dense.isEmpty()) {
            return Optional.of("it has no dense layer");
        }
        int inputs = dense.get(0).inputs();
        int units = dense.stream().mapToInt(Layer::outputs).sum();
        return Stream.of(tooMany(inputs, "input"), tooMany(units, "unit"))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<String> tooMany(int count, String what) {
        return count <= MOST_DRAWN
                ? Optional.empty()
                : Optional.of("it has " + Phrases.count(count, what) + ", and a picture shows at most " + MOST_DRAWN);
    }

    /** Whose weights they are. */
    public String engine() {
        return engine;
    }
}
