package dev.descent.config;

import dev.descent.model.Component;
import dev.descent.model.ForeignWords;
import dev.descent.model.Kind;
import dev.descent.model.Measure;
import dev.descent.model.PracticallyEqual;
import dev.descent.model.ReportSpec;
import dev.descent.problem.Located;
import dev.descent.problem.NearestName;
import dev.descent.problem.Problems;
import dev.descent.problem.Remedy;
import dev.descent.sweep.Bounds;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Decides what the reports show. */
final class ReportReader {
    /** As many epochs of all trials together as history.csv holds by default. */
    static final long MOST_HISTORY = 200_000;

    private final Problems problems;
    private final Configurations configurations;

    ReportReader(Problems problems, Configurations configurations) {
        this.problems = problems;
        this.configurations = configurations;
    }

    /**
     * The report of a file.
     *
     * @param at where the ranking is asked for, or the file
     * @param bounds how much is trained
     * @param baselines what {@link BaselineReader} has read of it
     */
    ReportSpec read(Component report, Located at, Bounds bounds, List<Component> baselines) {
        String ranking = byDefault();
        Optional<String> wanted = report.find("rank_by").map(text -> canonical((String) text));
        if (wanted.isPresent() && !configurations.ranking().contains(wanted.get())) {
            boolean some = configurations.columns().contains(wanted.get());
            problems.add(
                    at,
                    some
                            ? "not all trials can be ranked by '" + wanted.get() + "'"
                            : "trials can't be ranked by '" + wanted.get() + "'",
                    remedy(wanted.get()));
        }
        boolean byDefault = !report.has("history");
        boolean all = bounds.epochs() <= MOST_HISTORY;
        ReportSpec.History history = byDefault
                ? all ? ReportSpec.History.ALL : ReportSpec.History.BEST
                : ReportSpec.History.valueOf(report.text("history").toUpperCase(Locale.ROOT));
        Object shown = report.find("predictions").orElseThrow();
        Optional<String> part = shown instanceof Component of ? Optional.of(of.text("part")) : Optional.empty();
        int rows = shown instanceof Component of ? of.whole("rows") : report.whole("predictions");
        return new ReportSpec(
                wanted.orElse(ranking),
                rows,
                part,
                history,
                byDefault,
                practicallyEqual(report),
                baselines,
                SavingReader.models(report),
                SavingReader.isEnsemble(report),
                report.flag(SavingReader.WEIGHTS),
                report.flag(SavingReader.FUNCTION),
                HistoryChecks.isRunning(report));
    }

    private static PracticallyEqual practicallyEqual(Component report) {
        Object written = report.find("practically_equal").orElse(null);
        if (written == null) {
            return PracticallyEqual.NEVER;
        }
        return written instanceof Component share
                ? new PracticallyEqual(share.real("relative"), true)
                : new PracticallyEqual((Double) written, false);
    }

    /** Tells a part that no trial has. */
    void checkPart(Component report, Located at) {
        Optional<String> part =
                report.find("predictions").filter(Component.class::isInstance).map(of -> ((Component) of).text("part"));
        if (part.isPresent() && !configurations.columns().contains(lossOf(part.get()))) {
            problems.add(
                    at,
                    "there is no " + part.get() + " part to predict rows of",
                    "expected `dataset.split` to make one, or another part, or a number of the file's first rows");
        }
    }

    /** The column that says whether there is a part. */
    private static String lossOf(String part) {
        return switch (part) {
            case "validation" -> "val_loss";
            case "test" -> "test_loss";
            default -> "final_loss";
        };
    }

    /**
     * The loss; where one target is scaled, so that losses are in no unit of the table's, the error in the target's own. Of several
     * scaled targets the loss counts each, while the error would be that of the largest ones.
     */
    private String byDefault() {
        boolean validates = configurations.ranking().contains("val_loss");
        String error = validates ? "val_rmse" : "rmse";
        return configurations.scalesTarget() && configurations.ranking().contains(error)
                ? error
                : validates ? "val_loss" : "final_loss";
    }

    /** Tells a column to rank by that no results have, where it is not known yet which ones these have. */
    void checkColumn(Component report, Located at) {
        report.find("rank_by")
                .map(text -> canonical((String) text))
                .ifPresent(column -> ResultColumns.fault(column, true)
                        .ifPresent(remedy -> problems.add(
                                at, "trials can't be ranked by '" + column + "'", orCalledOtherwise(column, remedy))));
    }

    /** What trials can be ranked by; of a metric that is not measured, how it would be. */
    private Remedy remedy(String column) {
        String word = column.substring(partOf(column).length());
        boolean measured = configurations.columns().contains(column);
        if (Measure.find(word).isPresent() && !measured) {
            return new Remedy(
                    "to rank by it, list " + word + " under `metrics`",
                    "expected " + NearestName.oneOf(configurations.ranking()));
        }
        return orCalledOtherwise(column, NearestName.expected(configurations.ranking(), column));
    }

    /** The remedy for the column of a metric that others call so; else the other one. */
    private static Remedy orCalledOtherwise(String column, Remedy remedy) {
        String part = partOf(column);
        return ForeignWords.ours(Kind.METRIC, column.substring(part.length()))
                .map(ours -> new Remedy(ours.told(part), remedy.expected()))
                .orElse(remedy);
    }

    /** A metric's column has its first name, whatever alias the user writes. */
    static String canonical(String column) {
        String part = partOf(column);
        Optional<Measure> measure = Measure.find(column.substring(part.length()));
        return measure.isPresent() ? part + measure.get().name() : column;
    }

    /** {@code val_} or {@code test_}, if a column begins so. */
    private static String partOf(String column) {
        for (String part : new String[] {"val_", "test_"}) {
            if (column.startsWith(part)) {
                return part;
            }
        }
        return "";
    }
}
