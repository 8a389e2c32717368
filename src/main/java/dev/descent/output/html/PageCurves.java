package dev.descent.output.html;

import dev.descent.analysis.Findings;
import dev.descent.analysis.LossUnits;
import dev.descent.analysis.Parts;
import dev.descent.engine.History;
import dev.descent.engine.TrialOutcome;
import dev.descent.function.Trajectory;
import dev.descent.model.Measure;
import dev.descent.model.NetworkSpec;
import dev.descent.model.ReportSpec;
import dev.descent.model.Trial;
import dev.descent.number.NumberText;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The curves that report.html draws, thinned so that the page stays small: of n epochs or steps about {@link #points} are kept, the
 * first and the last among them, closer together at the start where most happens.
 *
 * <pre>
 *   kept index of point i = ⌊i²·(n − 1) / (p − 1)²⌋,  i = 0 … p − 1
 * </pre>
 *
 * <p>Of few trials all columns of history.csv are kept, of many the losses, what trials are
 * ranked by, and a metric where losses can't be compared. Values have 6 significant digits.
 */
final class PageCurves {
    private static final int VALUES = 40_000;
    private static final int FEWEST_POINTS = 12;
    private static final int MOST_POINTS = 400;
    private static final int FEW_TRIALS = 100;

    private final Parts parts;
    private final List<String> names;
    private final int points;
    /** Of each length that was met, what is kept of it. */
    private final Map<Integer, int[]> kept = new TreeMap<>();

    private final StringBuilder text = new StringBuilder();

    private PageCurves(Parts parts, List<String> names, int trials) {
        this.parts = parts;
        this.names = names;
        long curves = (long) trials * Math.max(1, names.size());
        this.points = (int) Math.max(FEWEST_POINTS, Math.min(MOST_POINTS, VALUES / curves));
    }

    static PageCurves of(Findings findings) {
        int trials = findings.statistics().trials();
        boolean wanted = findings.experiment().report().history() != ReportSpec.History.NONE;
        List<String> names = !wanted
                ? List.of()
                : findings.parts().network() ? columns(findings, trials <= FEW_TRIALS) : states(findings);
        return new PageCurves(findings.parts(), names, trials);
    }

    /** The columns that there is a curve of. */
    List<String> names() {
        return names;
    }

    /** How many points a curve has at most. */
    int points() {
        return points;
    }

    /** Lengths of the curves that were appended, in ascending order, and the indices from 0 that are kept of each. */
    Map<Integer, int[]> kept() {
        return kept;
    }

    /** Appends {@code [n, [column], …]} of a trial, {@code null} if it has no curve; a value that is not finite is null. */
    void append(Appendable out, Trial trial, TrialOutcome outcome) throws IOException {
        text.setLength(0);
        trial.spec()
                .network()
                .ifPresentOrElse(
                        spec -> append(spec, outcome.history()),
                        () -> outcome.trajectory().ifPresent(this::append));
        out.append(text.isEmpty() ? "null" : text);
    }

    private int[] kept(int length) {
        if (length <= points) {
            int[] all = new int[length];
            for (int i = 0; i < length; i++) {
                all[i] = i;
            }
            return all;
        }
        long last = points - 1L;
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

    private void append(NetworkSpec spec, History history) {
        List<String> metrics = Measure.names(spec.metrics());
        int length = history.epochs();
        if (length == 0 || names.isEmpty()) {
            return;
        }
        int[] kept = begin(length);
        for (String name : names) {
            text.append(",[");
            for (int epoch : kept) {
                comma();
                value(name, history, metrics, epoch);
            }
            text.append(']');
        }
        text.append(']');
    }

    private void value(String name, History history, List<String> metrics, int epoch) {
        boolean validates = history.validationLoss().length > 0;
        switch (name) {
            case "loss" -> number(history.loss()[epoch]);
            case "running_loss" -> number(history.runningLoss()[epoch]);
            case "learning_rate" -> number(history.learningRate()[epoch]);
            case "val_loss" -> number(validates ? history.validationLoss()[epoch] : Double.NaN);
            default -> {
                boolean own = parts.metrics().contains(name);
                int metric = metrics.indexOf(own ? name : name.substring("val_".length()));
                float[] values = own ? history.metrics() : history.validationMetrics();
                number(metric < 0 || values.length == 0 ? Double.NaN : values[epoch * metrics.size() + metric]);
            }
        }
    }

    private void append(Trajectory trajectory) {
        int length = trajectory.rows();
        if (length == 0 || names.isEmpty()) {
            return;
        }
        int[] kept = begin(length);
        for (String name : names) {
            int column = trajectory.columns().indexOf(name);
            text.append(",[");
            for (int step : kept) {
                comma();
                number(column < 0 ? Double.NaN : trajectory.value(step, column));
            }
            text.append(']');
        }
        text.append(']');
    }

    private int[] begin(int length) {
        text.append('[').append(length);
        return kept.computeIfAbsent(length, this::kept);
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
