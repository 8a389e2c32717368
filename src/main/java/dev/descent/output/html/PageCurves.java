package dev.descent.output.html;

import dev.descent.analysis.Findings;
import dev.descent.analysis.LossUnits;
import dev.descent.analysis.Parts;
import dev.descent.analysis.RankedConfiguration;
import dev.descent.engine.History;
import dev.descent.engine.TrialOutcome;
import dev.descent.function.Trajectory;
import dev.descent.model.Measure;
import dev.descent.model.NetworkSpec;
import dev.descent.model.ReportSpec;
import dev.descent.model.Trial;
import dev.descent.number.NumberText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The curves that report.html draws, thinned so that the page stays small: of n epochs or steps about p are kept, the first and the last
 * among them, closer together at the start where most happens. Those of the ten best configurations have more than the others.
 *
 * <pre>
 *   kept index of point i = ⌊i²·(n − 1) / (p − 1)²⌋,  i = 0 … p − 1
 * </pre>
 *
 * <p>Between two of them the least and the greatest value are kept too, where they stand out from what the two have, those that stand out
 * most first: by their distance as a share of the curve's height or, on a logarithmic axis, of the value.
 *
 * <p>Of few trials all columns of history.csv are kept, of many the losses, what trials are
 * ranked by, and a metric where losses can't be compared. Values have 6 significant digits.
 */
final class PageCurves {
    private static final int VALUES = 40_000;
    private static final int FEWEST_POINTS = 12;
    private static final int MOST_POINTS = 400;
    private static final int FEW_TRIALS = 100;
    private static final int BEST = 10;
    /** What an extreme has to stand out by: a fiftieth of the curve's height, or a tenth of the value. */
    private static final double OUTSTANDING = 0.02;

    private static final double OF_VALUE = 0.2;

    /**
     * How much is kept of a curve. An extreme, which has its index, takes the room of one and a half points.
     *
     * @param whole the longest that is kept as it is
     * @param points of one that is longer
     * @param extremes besides them, at most
     */
    private record Share(int whole, int points, int extremes) {
        /** Of all but the best: a ninth of the room is left to those. */
        static Share ofOthers(int room) {
            return new Share(room, room * 2 / 3, room / 6);
        }

        static Share ofBest(int room) {
            return new Share(room, room * 5 / 6, room / 10);
        }

        double room() {
            return points + 1.5 * extremes;
        }
    }

    /** A value between two points that are kept, and how far it stands out from them. */
    private record Extreme(int index, double value, double outstanding) {
        @Override
        public int hashCode() {
            return Integer.hashCode(index);
        }
    }

    private final Parts parts;
    private final List<String> names;
    private final Set<Integer> bestConfigurations;
    private final Share best;
    private final Share others;
    /** What is kept of each length that was met, by its place. */
    private final List<int[]> kept = new ArrayList<>();

    private final Map<String, Integer> places = new HashMap<>();

    private final StringBuilder text = new StringBuilder();

    private PageCurves(Findings findings, List<String> names) {
        this.parts = findings.parts();
        this.names = names;
        int trials = findings.statistics().trials();
        long curves = (long) trials * Math.max(1, names.size());
        int room = (int) Math.max(FEWEST_POINTS, Math.min(MOST_POINTS, VALUES / curves));
        this.bestConfigurations = findings.ranking().ranked().stream()
                .limit(BEST)
                .map(RankedConfiguration::number)
                .collect(Collectors.toUnmodifiableSet());
        long ofBest =
                findings.experiment().trials().stream().filter(this::isOfBest).count();
        this.others = Share.ofOthers(room);
        double left = (room - others.room()) * (trials - ofBest);
        this.best = Share.ofBest((int) Math.min(MOST_POINTS, room + left / Math.max(1, ofBest)));
    }

    static PageCurves of(Findings findings) {
        int trials = findings.statistics().trials();
        boolean wanted = findings.experiment().report().history() != ReportSpec.History.NONE;
        List<String> names = !wanted
                ? List.of()
                : findings.parts().network() ? columns(findings, trials <= FEW_TRIALS) : states(findings);
        return new PageCurves(findings, names);
    }

    /** The columns that there is a curve of. */
    List<String> names() {
        return names;
    }

    /** The indices from 0 that are kept of the curves that were appended, by the places that these name. */
    List<int[]> kept() {
        return kept;
    }

    private boolean isOfBest(Trial trial) {
        return bestConfigurations.contains(trial.configuration());
    }

    /**
     * Appends {@code [place, [column], …, [index, extreme, index, extreme, …], …]} of a trial: its place in {@link #kept}, its columns and
     * then, as far as there are any, the extremes of each; {@code null} if it has no curve. A value that is not finite is null.
     */
    void append(Appendable out, Trial trial, TrialOutcome outcome) throws IOException {
        text.setLength(0);
        trial.spec()
                .network()
                .ifPresentOrElse(
                        spec -> append(trial, spec, outcome.history()),
                        () -> outcome.trajectory().ifPresent(trajectory -> append(trial, trajectory)));
        out.append(text.isEmpty() ? "null" : text);
    }

    private static int[] kept(int length, Share share) {
        if (length <= share.whole()) {
            int[] all = new int[length];
            for (int i = 0; i < length; i++) {
                all[i] = i;
            }
            return all;
        }
        long last = share.points() - 1L;
        Set<Integer> kept = new TreeSet<>();
        for (long i = 0; i <= last; i++) {
            kept.add((int) (i * i * (length - 1) / (last * last)));
        }
        return kept.stream().mapToInt(Integer::intValue).toArray();
    }

    /** Where losses can't be compared, what can be comes first. */
    private static List<String> columns(Findings findings, boolean all) {
        Parts parts = findings.parts();
        LossUnits units = LossUnits.of(findings);
        Set<String> names = new LinkedHashSet<>();
        if (!units.areOne()) {
            units.metric().ifPresent(names::add);
            units.metric().filter(it -> parts.validation()).ifPresent(metric -> names.add("val_" + metric));
        }
        names.add("loss");
        if (parts.validation()) {
            names.add("val_loss");
        }
        String ranked = findings.experiment().report().rankBy().replaceFirst("^(val|test)_", "");
        if (parts.metrics().contains(ranked)) {
            names.add(ranked);
            if (parts.validation()) {
                names.add("val_" + ranked);
            }
        }
        if (all) {
            names.addAll(parts.metrics());
            if (parts.validation()) {
                for (String metric : parts.metrics()) {
                    names.add("val_" + metric);
                }
            }
            names.addAll(List.of("running_loss", "learning_rate"));
        }
        return List.copyOf(names);
    }

    /** The columns of the trajectories, the value first. */
    private static List<String> states(Findings findings) {
        Set<String> columns = new LinkedHashSet<>();
        for (Trial trial : findings.experiment().trials()) {
            findings.results().outcome(trial).trajectory().ifPresent(trajectory -> {
                if (trajectory.columns().contains("value")) {
                    columns.add("value");
                }
                columns.addAll(trajectory.columns());
            });
        }
        return List.copyOf(columns);
    }

    private void append(Trial trial, NetworkSpec spec, History history) {
        List<String> metrics = Measure.names(spec.metrics());
        int length = history.epochs();
        if (length > 0) {
            append(trial, length, (name, epoch) -> value(name, history, metrics, epoch));
        }
    }

    private double value(String name, History history, List<String> metrics, int epoch) {
        boolean validates = history.validationLoss().length > 0;
        return switch (name) {
            case "loss" -> history.loss()[epoch];
            case "running_loss" -> history.runningLoss()[epoch];
            case "learning_rate" -> history.learningRate()[epoch];
            case "val_loss" -> validates ? history.validationLoss()[epoch] : Double.NaN;
            default -> {
                boolean own = parts.metrics().contains(name);
                int metric = metrics.indexOf(own ? name : name.substring("val_".length()));
                float[] values = own ? history.metrics() : history.validationMetrics();
                yield metric < 0 || values.length == 0 ? Double.NaN : values[epoch * metrics.size() + metric];
            }
        };
    }

    private void append(Trial trial, Trajectory trajectory) {
        int length = trajectory.rows();
        if (length > 0) {
            append(trial, length, (name, step) -> {
                int column = trajectory.columns().indexOf(name);
                return column < 0 ? Double.NaN : trajectory.value(step, column);
            });
        }
    }

    /** The value of a column at an index. */
    @FunctionalInterface
    private interface Values {
        double at(String name, int index);
    }

    private void append(Trial trial, int length, Values values) {
        if (names.isEmpty()) {
            return;
        }
        Share share = isOfBest(trial) ? best : others;
        int place = places.computeIfAbsent(length + (isOfBest(trial) ? " of the best" : ""), key -> {
            kept.add(kept(length, share));
            return kept.size() - 1;
        });
        int[] indices = kept.get(place);
        text.append('[').append(place);
        for (String name : names) {
            text.append(",[");
            for (int index : indices) {
                comma();
                number(values.at(name, index));
            }
            text.append(']');
        }
        if (indices.length < length) {
            appendExtremes(indices, share.extremes(), values);
        }
        text.append(']');
    }

    private void appendExtremes(int[] indices, int most, Values values) {
        int end = text.length();
        for (String name : names) {
            text.append(",[");
            List<Extreme> extremes = extremes(indices, name, values);
            extremes.sort(Comparator.comparingDouble(Extreme::outstanding).reversed());
            extremes.subList(Math.min(most, extremes.size()), extremes.size()).clear();
            extremes.sort(Comparator.comparingInt(Extreme::index));
            for (Extreme extreme : extremes) {
                comma();
                text.append(extreme.index()).append(',');
                number(extreme.value());
            }
            text.append(']');
            if (!extremes.isEmpty()) {
                end = text.length();
            }
        }
        text.setLength(end);
    }

    private static List<Extreme> extremes(int[] indices, String name, Values values) {
        double least = Double.POSITIVE_INFINITY;
        double greatest = Double.NEGATIVE_INFINITY;
        for (int index = 0; index <= indices[indices.length - 1]; index++) {
            double value = values.at(name, index);
            if (Double.isFinite(value)) {
                least = Math.min(least, value);
                greatest = Math.max(greatest, value);
            }
        }
        List<Extreme> extremes = new ArrayList<>();
        for (int i = 1; i < indices.length; i++) {
            double before = values.at(name, indices[i - 1]);
            double after = values.at(name, indices[i]);
            int low = indices[i];
            int high = indices[i];
            for (int index = indices[i - 1] + 1; index < indices[i]; index++) {
                double value = values.at(name, index);
                low = value < values.at(name, low) ? index : low;
                high = Double.isFinite(value) && value > values.at(name, high) ? index : high;
            }
            double height = greatest - least;
            double bottom = Math.min(before, after);
            double top = Math.max(before, after);
            add(low, values.at(name, low), bottom - values.at(name, low), bottom, height, extremes);
            add(high, values.at(name, high), values.at(name, high) - top, top, height, extremes);
        }
        return extremes;
    }

    /** Adds a value that lies so far beyond what two points have, if that stands out; NaN never does. */
    private static void add(
            int index, double value, double beyond, double bound, double height, List<Extreme> extremes) {
        double smaller = Math.min(value, bound);
        double outstanding = Math.max(beyond / height, smaller > 0 ? OF_VALUE * beyond / smaller : 0);
        if (beyond > 0 && outstanding > OUTSTANDING) {
            extremes.add(new Extreme(index, value, outstanding));
        }
    }

    private void comma() {
        if (text.charAt(text.length() - 1) != '[') {
            text.append(',');
        }
    }

    private void number(double value) {
        if (Double.isFinite(value)) {
            NumberText.appendStatistic(text, value);
        } else {
            text.append("null");
        }
    }
}
