package dev.descent.output.html;

import dev.descent.analysis.Cell;
import dev.descent.analysis.ConstantRate;
import dev.descent.analysis.Findings;
import dev.descent.analysis.Keys;
import dev.descent.analysis.LossUnits;
import dev.descent.analysis.RankedConfiguration;
import dev.descent.analysis.TrainingSchedule;
import dev.descent.analysis.TrialColumn;
import dev.descent.analysis.TrialColumns;
import dev.descent.analysis.VerdictColumn;
import dev.descent.engine.TrialOutcome;
import dev.descent.model.Direction;
import dev.descent.model.ExperimentSpec;
import dev.descent.model.NetworkSpec;
import dev.descent.model.Trial;
import dev.descent.model.TrialSpec;
import dev.descent.output.text.Content;
import dev.descent.output.text.PageJson;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What report.html's script works on, as JSON: the configurations in the order of the ranking and, a line each, the trials as in
 * trials.csv, with their curves. Cells are texts, printed as in the CSV files. Written as the trials are read.
 */
record PageData(Findings findings) implements Content {
    private static final List<String> CONFIGURATION = List.of(
            "number",
            "rank",
            "first",
            "mean",
            "sd",
            "ci_low",
            "ci_high",
            "completed",
            "diverged",
            "failed",
            "optimizer",
            "learning_rate");

    /** What an epoch of a trial is: steps and rows. */
    private record Pace(long steps, int rows) {
        @Override
        public int hashCode() {
            return Objects.hash(steps, rows);
        }
    }

    private static final String HALVED = "halved";
    private static final String AGAINST = "against";

    @Override
    public void write(Appendable out) throws IOException {
        ExperimentSpec experiment = findings.experiment();
        List<TrialColumn> columns = TrialColumns.of(experiment, findings.parts());
        PageCurves curves = PageCurves.of(findings);
        text(out.append('{'), "name", experiment.name());
        text(out.append(",\n"), "verdict", findings.verdictLine());
        text(out.append(",\n"), "rankBy", experiment.report().rankBy());
        boolean larger = findings.ranking().direction() == Direction.LARGER_IS_BETTER;
        out.append(",\n\"largerIsBetter\":").append(larger ? "true" : "false");
        texts(out.append(",\n"), "columns", TrialColumns.names(columns));
        texts(out.append(",\n"), "keys", new Keys(experiment).names());
        LossUnits units = LossUnits.of(findings);
        text(
                out.append(",\n"),
                "lossNote",
                units.areOne() ? "" : "Losses of these configurations can't be compared: they " + units.reason() + ".");
        text(out.append(",\n"), "time", findings.parts().network() ? "epoch" : "step");
        texts(out.append(",\n"), "curves", curves.names());
        List<String> configurationColumns = new ArrayList<>(CONFIGURATION);
        if (halves()) {
            configurationColumns.add(HALVED);
        }
        Optional<String> against = new VerdictColumn(findings).title();
        if (against.isPresent()) {
            configurationColumns.add(AGAINST);
            text(out.append(",\n"), AGAINST, against.get());
        }
        texts(out.append(",\n"), "configurationColumns", configurationColumns);
        out.append(",\n\"configurations\":[");
        configurations(out);
        out.append("],\n\"trials\":[");
        Set<Pace> paces = trials(out, columns, curves);
        out.append("],\n\"paces\":[");
        paces(out, paces);
        out.append("],\n\"kept\":[");
        kept(out, curves);
        out.append("]}\n");
    }

    private void configurations(Appendable out) throws IOException {
        String separator = "\n";
        int rank = 0;
        for (RankedConfiguration standing : findings.ranking().ranked()) {
            rank++;
            out.append(separator);
            PageJson.append(out, configuration(standing.tier() < 2 ? Integer.toString(rank) : "", standing));
            separator = ",\n";
        }
        for (RankedConfiguration standing : findings.ranking().halved()) {
            out.append(separator);
            PageJson.append(out, configuration("", standing));
            separator = ",\n";
        }
    }

    private List<String> configuration(String rank, RankedConfiguration standing) {
        // What is halved has the values of an earlier epoch, which nothing is drawn or sorted with.
        int values = standing.isHalved() ? 0 : standing.summary().n();
        boolean several = values > 1 && findings.experiment().trainsNetworks();
        TrialSpec spec = findings.trial(standing.first()).spec();
        List<String> texts = new ArrayList<>();
        texts.add(Integer.toString(standing.number()));
        texts.add(rank);
        texts.add(Integer.toString(standing.first()));
        texts.add(values == 0 ? "" : standing.meanCell().text());
        texts.add(several ? Cell.statistic(standing.summary().sd()).text() : "");
        texts.add(several ? Cell.statistic(standing.shown().ciLow()).text() : "");
        texts.add(several ? Cell.statistic(standing.shown().ciHigh()).text() : "");
        texts.add(Integer.toString(standing.completed()));
        texts.add(Integer.toString(standing.diverged()));
        texts.add(Integer.toString(standing.failed()));
        texts.add(spec.optimizer().map(it -> it.type().name()).orElse(""));
        texts.add(ConstantRate.of(spec).map(rate -> Cell.written(rate).text()).orElse(""));
        if (halves()) {
            texts.add(standing.isHalved() ? Integer.toString(standing.halvedAt()) : "");
        }
        VerdictColumn verdicts = new VerdictColumn(findings);
        if (verdicts.title().isPresent()) {
            texts.add(verdicts.word(standing));
        }
        return texts;
    }

    /** Whether a search stopped any, so that a column says which, and at which epoch. */
    private boolean halves() {
        return !findings.ranking().halved().isEmpty();
    }

    /** Writes each trial as configuration, cells, curves and, unless it is the first, the place of its pace; returns the paces. */
    private Set<Pace> trials(Appendable out, List<TrialColumn> columns, PageCurves curves) throws IOException {
        Map<Pace, Integer> places = new LinkedHashMap<>();
        String separator = "\n";
        int index = 0;
        for (Trial trial : findings.experiment().trials()) {
            TrialOutcome outcome = findings.results().outcome(trial);
            out.append(separator).append('[').append(Integer.toString(trial.configuration()));
            out.append(',');
            List<String> cells = new ArrayList<>(columns.size());
            for (TrialColumn column : columns) {
                cells.add(column.cell(trial, outcome).text());
            }
            PageJson.append(out, cells);
            out.append(',');
            curves.append(out, trial, outcome);
            if (trial.spec() instanceof NetworkSpec spec) {
                int rows = findings.statistics().trainingRows(index);
                Pace pace = new Pace(TrainingSchedule.of(spec, rows).iterations(), rows);
                places.putIfAbsent(pace, places.size());
                int place = places.get(pace);
                if (place > 0) {
                    out.append(',').append(Integer.toString(place));
                }
            }
            out.append(']');
            separator = ",\n";
            index++;
        }
        return places.keySet();
    }

    private static void paces(Appendable out, Set<Pace> paces) throws IOException {
        String separator = "";
        for (Pace pace : paces) {
            out.append(separator)
                    .append('[')
                    .append(Long.toString(pace.steps()))
                    .append(',')
                    .append(Integer.toString(pace.rows()))
                    .append(']');
            separator = ",";
        }
    }

    /** The epochs, from 1, or steps, from 0, that are kept of curves. */
    private void kept(Appendable out, PageCurves curves) throws IOException {
        int first = findings.parts().network() ? 1 : 0;
        String separator = "\n[";
        for (int[] kept : curves.kept()) {
            out.append(separator);
            String comma = "";
            for (int index : kept) {
                out.append(comma).append(Integer.toString(index + first));
                comma = ",";
            }
            out.append(']');
            separator = ",\n[";
        }
    }

    private static void text(Appendable out, String name, String text) throws IOException {
        PageJson.append(out, name);
        out.append(':');
        PageJson.append(out, text);
    }

    private static void texts(Appendable out, String name, List<String> texts) throws IOException {
        PageJson.append(out, name);
        out.append(':');
        PageJson.append(out, texts);
    }
}
