package dev.descent.app;

import static dev.descent.number.Phrases.count;

import dev.descent.analysis.SeedAxis;
import dev.descent.analysis.TableOverview;
import dev.descent.analysis.TrainingSchedule;
import dev.descent.analysis.TrialSum;
import dev.descent.config.Experiment;
import dev.descent.data.Dataset;
import dev.descent.data.Table;
import dev.descent.model.ComparisonSpec;
import dev.descent.model.Confirmation;
import dev.descent.model.DatasetSpec;
import dev.descent.model.ExperimentSpec;
import dev.descent.model.NetworkSpec;
import dev.descent.model.Trial;
import dev.descent.nn.Layer;
import dev.descent.nn.Network;
import dev.descent.number.Lines;
import dev.descent.number.Phrases;
import dev.descent.number.VisibleText;
import dev.descent.output.text.PlainTable;
import dev.descent.sweep.Bounds;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a run would train, as far as no outcome decides on it: trials, networks as Keras prints them, iterations an epoch and steps. */
public final class Plan {
    private static final int MOST_NETWORKS = 8;

    private final Experiment experiment;
    private final Optional<String> untrainable;
    private final ExperimentSpec spec;
    private final Bounds bounds;
    private final Appendable out;
    private final DatasetCache data;

    private Plan(Experiment experiment, Optional<String> untrainable, Appendable out) {
        this.experiment = experiment;
        this.untrainable = untrainable;
        this.spec = experiment.spec();
        this.bounds = experiment.bounds();
        this.out = out;
        this.data = new DatasetCache(experiment);
    }

    /**
     * Prints the plan.
     *
     * @param untrainable which trials can't be trained, and why
     * @param listed how many trials are listed one by one
     */
    public static void write(Experiment experiment, Optional<String> untrainable, int listed, Appendable out)
            throws IOException {
        new Plan(experiment, untrainable, out).write(listed);
    }

    private void write(int listed) throws IOException {
        line(spec.name() + ": " + summary());
        for (String sentence : SearchPlan.of(experiment)) {
            line("  " + sentence);
        }
        Networks networks = new Networks();
        if (spec.trainsNetworks()) {
            writeTable(spec.trials().get(0));
            networks = networks();
            writeWarnings();
        }
        if (bounds.rounds() > 1) {
            line("");
            if (spec.search().comparison().isPresent()) {
                writePhases(spec.search().comparison().get());
            }
            line("  the first round, which no outcome decides on:");
        }
        if (spec.trainsNetworks()) {
            writeNetworks(networks);
        } else {
            writeFunction(spec.trials().get(0));
        }
        writeTrials(listed);
        line("");
    }

    /** What the two rounds of a comparison are for. */
    private void writePhases(ComparisonSpec comparison) throws IOException {
        CompetitorPlan competitors = new CompetitorPlan(comparison);
        long tuned = bounds.configurations() - comparison.untuned();
        long confirming = bounds.trials() - spec.trials().size();
        line("  " + competitors.names());
        line("  round 1 tunes: " + TrialSum.of(spec, tuned, spec.trials().size(), true) + " = "
                + count(spec.trials().size(), "trial") + "; of each"
                + (comparison.studies() > 1 ? " in each of " + comparison.studies() + " studies" : "")
                + " the best by " + comparison.selectBy() + " is chosen");
        Optional<String> unequal = competitors.unequal();
        if (unequal.isPresent()) {
            line("  " + unequal.get());
        }
        line("  round 2 confirms: "
                + TrialSum.of(spec.alsoConfirming(spec.trials()), comparison.confirmed(), confirming, true) + " = "
                + count(confirming, "trial") + " from repeat " + Confirmation.FIRST_REPEAT
                + (comparison.studies() > 1 ? ", other repeats for each study, " : ", ") + comparison.untuned()
                + " of the configurations untuned; judged by "
                + comparison.judgeBy());
        line("");
    }

    private String summary() {
        StringBuilder text = new StringBuilder(bound(bounds.trials(), "trial"));
        if (bounds.rounds() > 1) {
            text.append(" of ").append(bound(bounds.configurations(), "configuration"));
            text.append(" in ").append(bound(bounds.rounds(), "round"));
        } else if (bounds.configurations() > 1 || spec.repeats() > 1 || spec.folds() > 0) {
            text.append(" = ").append(TrialSum.of(spec, bounds.configurations(), bounds.trials(), true));
        }
        if (spec.excluded() > 0) {
            text.append("; ").append(count(spec.excluded(), "trial")).append(" excluded");
        }
        int duplicates = duplicates();
        if (duplicates > 0) {
            text.append("; ").append(count(duplicates, "trial")).append(" like another: trained once");
        }
        return text.toString();
    }

    private String bound(long most, String thing) {
        return (bounds.exact() ? "" : "at most ") + count(most, thing);
    }

    /** Trials of configurations that equal an earlier one. */
    private int duplicates() {
        if (experiment.duplicates().isEmpty()) {
            return 0;
        }
        return (int) spec.trials().stream()
                .filter(trial -> experiment.duplicates().containsKey(trial.configuration()))
                .count();
    }

    /** The table as the first trial meets it. */
    private void writeTable(Trial trial) throws IOException {
        DatasetSpec dataset = trial.network().dataset();
        Table table = experiment.table(dataset.csv());
        TableOverview overview = TableOverview.of(table, dataset, data.of(trial));
        line("");
        line("  " + Phrases.and(table.fileNames()) + ": " + count(table.rows(), "row") + ", "
                + count(table.header().size(), "column"));
        Lines.append(
                out, PlainTable.of(TableOverview.COLUMNS, overview.columns(), 4).indent(4));
        line(trial.fold() > 0 ? "    parts of fold 1 of " + spec.folds() : "    parts");
        Lines.append(
                out, PlainTable.of(overview.partHeader(), overview.parts(), 1).indent(4));
    }

    private void writeWarnings() throws IOException {
        List<String> warnings = new ArrayList<>();
        untrainable.ifPresent(what -> warnings.add(what + "; a run refuses it"));
        SeedAxis.of(spec).ifPresent(axis -> warnings.add(axis.warning(spec.repeats())));
        warnings.addAll(DesignWarnings.of(experiment));
        warnings.addAll(data.warnings().list());
        if (!warnings.isEmpty()) {
            line("");
            line("  to bear in mind");
            for (String warning : warnings) {
                line("  - " + warning);
            }
        }
    }

    /** What the networks of all trials come to, told after a single walk through them. */
    private static final class Networks {
        final Map<String, Integer> described = new LinkedHashMap<>();
        final Map<String, Integer> schedules = new LinkedHashMap<>();
        long steps;
        long mostSteps;
    }

    /** Looks at every trial once. */
    private Networks networks() {
        Networks networks = new Networks();
        NetworkSpec last = null;
        Dataset dataset = null;
        String described = "";
        TrainingSchedule whole = null;
        for (Trial trial : spec.trials()) {
            NetworkSpec network = trial.network();
            if (network != last || spec.folds() > 0) {
                boolean shared = last != null && last.dataset() == network.dataset() && spec.folds() == 0;
                dataset = shared ? dataset : data.of(trial);
                if (!shared || !last.layers().equals(network.layers())) {
                    described = describe(network, dataset);
                }
                last = network;
                whole = TrainingSchedule.of(network, dataset.train().rows());
            }
            TrainingSchedule schedule = trial.pauses() ? whole.until(trial.untilEpoch()) : whole;
            data.warnings().look(trial);
            networks.described.merge(described, 1, Integer::sum);
            networks.schedules.merge(describe(schedule), 1, Integer::sum);
            networks.steps += schedule.steps();
            networks.mostSteps = Math.max(networks.mostSteps, schedule.steps());
        }
        return networks;
    }

    private void writeNetworks(Networks networks) throws IOException {
        int shown = 0;
        int others = 0;
        for (Map.Entry<String, Integer> network : networks.described.entrySet()) {
            if (shown++ < MOST_NETWORKS) {
                line("");
                Lines.append(out, network.getKey());
                line("  in " + count(network.getValue(), "trial"));
            } else {
                others += network.getValue();
            }
        }
        if (others > 0) {
            line("");
            line("  " + (networks.described.size() - MOST_NETWORKS) + " other networks in " + count(others, "trial")
                    + "; layers.csv has them after a run");
        }
        line("");
        for (Map.Entry<String, Integer> it : networks.schedules.entrySet()) {
            line("  " + it.getKey() + ", in " + count(it.getValue(), "trial"));
        }
        line("  " + count(networks.steps, "step")
                + (bounds.rounds() > 1
                        ? " in this round; " + bound(bounds.epochs(), "epoch") + steps(networks) + " in all rounds"
                        : " in all"));
    }

    /** The steps of a comparison, whose last round trains some of the configurations again. */
    private String steps(Networks networks) {
        if (spec.search().comparison().isEmpty()) {
            return "";
        }
        long more = bounds.trials() - spec.trials().size();
        boolean alike = networks.schedules.size() == 1;
        return ", " + (alike ? "" : "at most ") + count(networks.steps + more * networks.mostSteps, "step");
    }

    private static String describe(NetworkSpec spec, Dataset dataset) {
        Network network = Network.of(spec.layers(), dataset.train().features());
        List<List<String>> rows = new ArrayList<>();
        for (Layer layer : network.layers()) {
            rows.add(List.of(layer.type(), layer.outputShape(), Integer.toString(layer.parameters())));
        }
        rows.add(List.of("total", "", Integer.toString(network.parameters())));
        return "  " + count(network.inputs(), "input") + ": "
                + VisibleText.ofLine(String.join(", ", firstFew(dataset.features()))) + "\n"
                + positive(spec, dataset)
                + PlainTable.of(List.of("layer", "output shape", "parameters"), rows, 2)
                        .indent(2);
    }

    private static String positive(NetworkSpec spec, Dataset dataset) {
        return dataset.classes().size() == 2
                ? VisibleText.ofLine("  positive class of "
                                + spec.dataset().targets().get(0) + ": "
                                + dataset.classes().get(1) + ", against "
                                + dataset.classes().get(0))
                        + "\n"
                : "";
    }

    private static List<String> firstFew(List<String> names) {
        if (names.size() <= 8) {
            return names;
        }
        List<String> few = new ArrayList<>(names.subList(0, 7));
        few.add("… " + names.get(names.size() - 1));
        return few;
    }

    private static String describe(TrainingSchedule schedule) {
        return count(schedule.rows(), "row") + " in batches of " + schedule.batch() + ": "
                + count(schedule.iterations(), "iteration") + " an epoch; " + count(schedule.epochs(), "epoch") + ": "
                + count(schedule.steps(), "step");
    }

    private void writeFunction(Trial trial) throws IOException {
        line(trial.spec()
                .<String>match(
                        network -> {
                            throw new AssertionError(network);
                        },
                        m -> "  minimizes " + m.function() + " over "
                                + String.join(", ", m.start().keySet()) + ", " + count(m.steps(), "step"),
                        s -> "  solves for " + s.variable() + " through "
                                + String.join(" → ", s.graph().keySet()) + ", at most " + count(s.steps(), "step")));
    }

    private void writeTrials(int listed) throws IOException {
        if (listed <= 0) {
            return;
        }
        List<String> header = new ArrayList<>(List.of("trial"));
        header.addAll(spec.sweptKeys());
        if (!spec.cases().isEmpty()) {
            header.add("case");
        }
        if (spec.folds() > 0) {
            header.add("fold");
        }
        header.add("repeat");
        header.add("id");
        List<List<String>> rows = new ArrayList<>();
        for (Trial trial :
                spec.trials().subList(0, Math.min(listed, spec.trials().size()))) {
            List<String> row = new ArrayList<>(List.of(Integer.toString(trial.number())));
            row.addAll(trial.settings());
            trial.caseName().ifPresent(row::add);
            if (spec.folds() > 0) {
                row.add(Integer.toString(trial.fold()));
            }
            row.add(Integer.toString(trial.repeat()));
            row.add(trial.id());
            rows.add(row);
        }
        line("");
        Lines.append(out, PlainTable.of(header, rows, header.size()).indent(2));
        if (spec.trials().size() > listed) {
            line("  … and " + (spec.trials().size() - listed) + " more; --trials N lists N of them");
        }
    }

    private void line(String text) throws IOException {
        out.append(text).append('\n');
    }
}
