package dev.descent.analysis;

import dev.descent.data.Dataset;
import dev.descent.data.Part;
import dev.descent.model.BuiltInEngines;
import dev.descent.model.Component;
import dev.descent.model.DatasetSpec;
import dev.descent.model.DatasetSpec.TargetScale;
import dev.descent.model.Direction;
import dev.descent.model.Embeddings;
import dev.descent.model.ExperimentSpec;
import dev.descent.model.MinimizeSpec;
import dev.descent.model.NetworkSpec;
import dev.descent.model.RowWeights;
import dev.descent.model.SolveSpec;
import dev.descent.model.Status;
import dev.descent.model.Trial;
import dev.descent.model.TrialSpec;
import dev.descent.number.NumberText;
import dev.descent.number.Phrases;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What the experiment is: how many trials, what they learn and how, in lines without markup. Where trials differ it speaks of the best
 * one.
 */
public final class Overview {
    private static final int MOST_NAMES = 8;
    private static final int MOST_SCHEDULES = 5;

    private Overview() {}

    /** How many trials there were and how they ended. */
    public static String trials(Findings findings) {
        ExperimentSpec experiment = findings.experiment();
        int configurations = findings.ranking().all().size();
        int trials = findings.statistics().trials();
        String sum = trials > 1 ? ": " + TrialSum.of(experiment, configurations, trials, false) : "";
        List<String> ends = new ArrayList<>();
        for (Status status : Status.values()) {
            int count = findings.statistics().count(status);
            if (status == Status.HALVED && count > 0) {
                findings.statistics()
                        .halved()
                        .forEach((epoch, number) -> ends.add(number + " halved at epoch " + epoch));
            } else if (count > 0) {
                ends.add(count == trials && trials > 1 ? "all " + status.word() : count + " " + status.word());
            }
        }
        String rankBy = experiment.report().rankBy();
        String better = findings.ranking().direction() == Direction.LARGER_IS_BETTER ? "more" : "less";
        Optional<Confirmed> confirmed = Confirmed.of(findings);
        return Phrases.count(trials, "trial") + (confirmed.isPresent() ? " that confirm" : "") + sum + "; "
                + Phrases.and(ends)
                + findings.competitors()
                        .map(it -> "; " + it.text().origin())
                        .or(() -> confirmed.map(it -> "; " + it.origin()))
                        .orElse("")
                + experiment.search().ending().map(why -> "; " + why).orElse("")
                + (experiment.excluded() > 0 ? "; " + Phrases.count(experiment.excluded(), "trial") + " excluded" : "")
                + (configurations > 1 ? "; ranked by " + rankBy + ", " + better + " is better" : "") + "; seed "
                + experiment.seed()
                + (findings.parts().network() ? ", engine " + engine(experiment.engine()) : "");
    }

    private static String engine(String name) {
        return BuiltInEngines.foreign(name)
                .map(it -> it + ", " + BuiltInEngines.WHICH_ELSE)
                .orElse(name);
    }

    /** What the trials did: data, layers and training, or the function. */
    public static List<String> details(Findings findings) {
        TrialSpec spec = findings.example().spec();
        if (spec instanceof NetworkSpec network) {
            return ofNetwork(network, findings);
        }
        return List.of(spec instanceof MinimizeSpec minimize ? minimized(minimize) : solved((SolveSpec) spec));
    }

    private static List<String> ofNetwork(NetworkSpec network, Findings findings) {
        Trial example = findings.example();
        Dataset dataset = findings.results().dataset(example);
        List<String> details = new ArrayList<>();
        details.add("data: " + Phrases.and(findings.results().files(example)) + ", "
                + data(network.dataset(), dataset, findings));
        if (network.dataset().targetScale() != TargetScale.NONE) {
            details.add(scaled(network.dataset()));
        }
        if (!network.dataset().weights().isNone()) {
            details.add(weighted(network.dataset().weights(), dataset));
        }
        List<String> layers = new ArrayList<>();
        Embeddings.of(network.layers()).map(Embeddings::text).ifPresent(layers::add);
        for (Component layer : Embeddings.behind(network.layers())) {
            layers.add(ComponentText.of(layer));
        }
        details.add("layers: " + Phrases.few(layers, MOST_NAMES));
        details.add("training: loss " + ComponentText.of(network.loss()) + optimizer(network)
                + clipping(network.clipping()));
        details.addAll(schedules(findings));
        return details;
    }

    private static String minimized(MinimizeSpec minimize) {
        String until = minimize.tolerance()
                .map(it -> " until its gradient is no longer than " + NumberText.written(it) + ", in at most ")
                .orElse(" in ");
        return "minimizes " + minimize.function() + " from " + start(minimize.start()) + until
                + Phrases.count(minimize.steps(), "step") + optimizer(minimize) + clipping(minimize.clipping());
    }

    private static String solved(SolveSpec solve) {
        String nodes = solve.graph().entrySet().stream()
                .map(node -> node.getKey() + " = " + node.getValue())
                .collect(Collectors.joining(", "));
        return "solves " + solve.output() + " = " + NumberText.written(solve.target()) + " for " + solve.variable()
                + " through " + nodes + ", from " + start(Map.of(solve.variable(), solve.start())) + " to within "
                + NumberText.written(solve.tolerance()) + ", in at most " + Phrases.count(solve.steps(), "step");
    }

    private static String data(DatasetSpec spec, Dataset dataset, Findings findings) {
        int validation = rows(dataset.validation());
        int test = rows(dataset.test());
        List<String> rows = new ArrayList<>(List.of(dataset.train().rows() + " training"));
        if (validation > 0) {
            rows.add(validation + " validation");
        }
        if (test > 0) {
            rows.add(test + " test");
        }
        int all = findings.results().rows(findings.example());
        boolean whole = all == dataset.train().rows() + validation + test;
        int dropped = whole ? 0 : all - findings.results().keptRows(findings.example());
        String classes = dataset.classes().isEmpty()
                ? ""
                : " (" + dataset.classes().size() + " classes: " + Phrases.few(dataset.classes(), MOST_NAMES)
                        + positive(dataset.classes()) + ")";
        return Phrases.and(rows)
                + (dataset.train().rows() == 1 && rows.size() == 1 ? " row" : " rows")
                + (dropped > 0 ? ", " + dropped + " of " + all + " left out for missing values; " : "; ")
                + Phrases.few(spec.targets(), MOST_NAMES) + classes + " from "
                + Phrases.few(spec.features(), MOST_NAMES);
    }

    private static int rows(Optional<Part> part) {
        return part.isPresent() ? part.get().rows() : 0;
    }

    /** Which of two classes is the positive one, where their names don't say it. */
    private static String positive(List<String> classes) {
        boolean known = classes.equals(List.of("0", "1")) || classes.equals(List.of("-1", "1"));
        return classes.size() != 2 || known ? "" : "; positive: " + classes.get(1);
    }

    /** What a reader of the losses must know of scaled targets. */
    private static String scaled(DatasetSpec spec) {
        boolean one = spec.targets().size() == 1;
        return (one ? "target" : "targets") + ": scaled by "
                + spec.targetScale().name().toLowerCase(Locale.ROOT) + "; losses are of the scaled target"
                + (one
                        ? ", metrics and predictions in its own unit"
                        : "s, metrics, each over all targets together, and predictions in their own units");
    }

    private static String weighted(RowWeights weights, Dataset dataset) {
        List<String> others = new ArrayList<>();
        dataset.validation().ifPresent(part -> others.add("val_loss"));
        dataset.test().ifPresent(part -> others.add("test_loss"));
        String row = weights.column().map(it -> "by " + it).orElse("");
        String classes = weights.ofClasses()
                ? "in training by the weight of its class" + (weights.balanced() ? ", balanced" : "")
                        + (others.isEmpty()
                                ? ""
                                : "; " + Phrases.and(others) + (others.size() == 1 ? " has" : " have")
                                        + " no class weights")
                : "";
        return "weights: the loss of a row is multiplied " + row + (row.isEmpty() || classes.isEmpty() ? "" : ", and ")
                + classes;
    }

    private static String optimizer(TrialSpec spec) {
        Optional<Component> optimizer = spec.optimizer();
        return optimizer.isPresent() ? ", optimizer " + ComponentText.of(optimizer.get(), "learning_rate") : "";
    }

    private static String clipping(Optional<Component> clipping) {
        return clipping.isPresent() ? ", gradients clipped by " + ComponentText.of(clipping.get()) : "";
    }

    private static String start(Map<String, Double> start) {
        return start.entrySet().stream()
                .map(variable -> variable.getKey() + " = " + NumberText.written(variable.getValue()))
                .collect(Collectors.joining(", "));
    }

    private static List<String> schedules(Findings findings) {
        List<String> lines = new ArrayList<>();
        Map<TrainingSchedule, Integer> schedules = findings.statistics().schedules();
        for (Map.Entry<TrainingSchedule, Integer> entry : schedules.entrySet()) {
            if (lines.size() == MOST_SCHEDULES) {
                lines.add((schedules.size() - MOST_SCHEDULES) + " more such schedules");
                break;
            }
            TrainingSchedule schedule = entry.getKey();
            String trials = schedules.size() == 1 ? "" : " (" + Phrases.count(entry.getValue(), "trial") + ")";
            lines.add(Phrases.count(schedule.rows(), "row") + " in batches of " + schedule.batch() + ": "
                    + Phrases.count(schedule.iterations(), "iteration") + " an epoch × "
                    + Phrases.count(schedule.epochs(), "epoch") + " = " + Phrases.count(schedule.steps(), "step")
                    + trials);
        }
        return lines;
    }
}
