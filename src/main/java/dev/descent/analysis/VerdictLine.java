package dev.descent.analysis;

import dev.descent.analysis.statistics.Summary;
import dev.descent.model.DatasetSpec.TargetScale;
import dev.descent.model.Direction;
import dev.descent.model.Measure;
import dev.descent.model.NetworkSpec;
import dev.descent.model.Status;
import dev.descent.model.TrialSpec;
import dev.descent.number.Phrases;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What came out, in a line: the best configuration with its number, and whether the conditions hold. */
public final class VerdictLine {
    private VerdictLine() {}

    static String of(Findings findings) {
        List<String> sentences = new ArrayList<>(List.of(result(findings)));
        if (!findings.verdicts().isEmpty()) {
            sentences.add(expectations(findings.verdicts()));
        }
        return String.join(" ", sentences);
    }

    /** {@code 0.313 (mean of 3, 95 % interval 0.134 to 0.493)}. */
    private static String number(RankedConfiguration standing) {
        Summary summary = standing.shown();
        String mean = standing.meanCell().text();
        if (summary.n() > 1 && Double.isNaN(summary.ciLow())) {
            return mean + " (" + standing.values() + " identical repeats)";
        }
        return summary.n() == 1
                ? standing.trials().size() > 1 ? mean + " (" + standing.values() + " trials)" : mean
                : mean + " (mean of " + standing.values() + ", 95 % interval "
                        + Cell.statistic(summary.ciLow()).text() + " to "
                        + Cell.statistic(summary.ciHigh()).text() + ")";
    }

    private static String result(Findings findings) {
        Optional<RankedConfiguration> best = findings.ranking().best();
        if (best.isEmpty()) {
            return nothing(findings).orElseThrow();
        }
        String rankBy = findings.experiment().report().rankBy();
        String number = rankBy + " " + number(best.get())
                + (Measure.isLoss(rankBy)
                        ? unit(findings.trial(best.get().first()).spec())
                        : "");
        int configurations = findings.ranking().all().size();
        Optional<Confirmed> confirmed = Confirmed.of(findings);
        String keys = new Keys(findings.experiment())
                .describe(findings.trial(best.get().first()));
        if (configurations == 1 && confirmed.isEmpty()) {
            return "Ends with " + number + trained(findings, "it") + "." + baselines(findings);
        }
        if (configurations == 1) {
            return keys + ", picked from " + confirmed.get().searched() + " configurations, ends with " + number
                    + trained(findings, "it") + " when it is confirmed." + baselines(findings);
        }
        Optional<String> halved = Halved.sentence(findings);
        int compared = findings.ranking().standings().size();
        if (halved.isPresent() && compared == 1) {
            return keys + " came through all of " + configurations + " configurations and ends with " + number + ". "
                    + halved.get() + baselines(findings) + fairness(findings);
        }
        String population = findings.competitors()
                .map(it -> it.text().population())
                .or(() -> confirmed.map(Confirmed::population))
                .orElse(compared + " configurations" + (halved.isPresent() ? " that were not stopped" : ""));
        String extreme = findings.ranking().direction() == Direction.LARGER_IS_BETTER ? "highest " : "lowest ";
        if (SeedAxis.of(findings.experiment()).isPresent()) {
            String settings = new Keys(findings.experiment())
                    .settings(findings.trial(best.get().first()));
            return "The " + extreme + rankBy + " of " + configurations + " configurations"
                    + (settings.isEmpty() ? " that differ in seed alone" : "") + " is "
                    + number.substring(rankBy.length() + 1)
                    + trained(findings, "each")
                    + (settings.isEmpty() ? "" : ", by " + settings + " under one of its seeds") + "."
                    + baselines(findings) + fairness(findings)
                    + " A seed is luck and no setting, so that this names no winner.";
        }
        String study = findings.competitors()
                .filter(it -> it.comparison().studies() > 1)
                .map(it -> "In the first of " + it.comparison().studies() + " studies, ")
                .orElse("");
        String first = study + keys + " has the " + extreme + rankBy + " of " + population
                + trained(findings, "it").replaceFirst("^ ", ", ") + ": " + number.substring(rankBy.length() + 1) + ".";
        ComparisonText text = new ComparisonText(findings);
        Optional<String> told = findings.competitors()
                .map(Competitors::verdicts)
                .filter(CompetitorVerdicts::tellsItself)
                .map(CompetitorVerdicts::told)
                .orElseGet(text::verdict);
        return first
                + behind(findings.competitors().flatMap(it -> it.text().sharing()))
                + behind(findings.competitors().map(it -> it.verdicts().scope()))
                + behind(told)
                + behind(findings.competitors().flatMap(it -> it.text().absent()))
                + behind(findings.competitors().flatMap(it -> it.ofUntuned().ahead()))
                + behind(findings.competitors().flatMap(it -> it.text().atEnds()))
                + behind(findings.competitors().flatMap(it -> it.verdicts().wins()))
                + behind(halved)
                + baselines(findings)
                + fairness(findings)
                + behind(text.incomparable());
    }

    /** Of what a loss is, where that is not the target as it stands in the table. */
    private static String unit(TrialSpec spec) {
        Optional<NetworkSpec> network = spec.network();
        if (network.isEmpty() || network.get().dataset().targetScale() == TargetScale.NONE) {
            return "";
        }
        return " of the scaled target" + (network.get().dataset().targets().size() == 1 ? "" : "s");
    }

    /**
     * On which rows a value of training rows is; empty where other rows rank, or no rows are trained on.
     *
     * @param who what was trained on them
     */
    private static String trained(Findings findings, String who) {
        Optional<RankedConfiguration> best = findings.ranking().best();
        return findings.ranking().isByTraining()
                        && findings.trial(best.orElseThrow().first())
                                .spec()
                                .network()
                                .isPresent()
                ? " on the rows that " + who + " was trained on"
                : "";
    }

    private static String fairness(Findings findings) {
        return behind(Warnings.testedByItsPicker(findings))
                + behind(
                        findings.competitors().isPresent()
                                ? findings.competitors().get().text().tries()
                                : new Tries(findings.tuning().orElse(findings)).verdict())
                + behind(new Budgets(findings).verdict());
    }

    private static String baselines(Findings findings) {
        return behind(new AgainstBaselines(findings).verdict()) + behind(EpochChoice.verdict(findings));
    }

    private static String behind(Optional<String> sentence) {
        return sentence.isPresent() ? " " + sentence.get() : "";
    }

    /** Why there is nothing to rank; empty if a trial has a value to be ranked by. */
    public static Optional<String> nothing(Findings findings) {
        if (findings.ranking().best().isPresent()) {
            return Optional.empty();
        }
        TrialStatistics statistics = findings.statistics();
        int completed = statistics.count(Status.COMPLETED);
        String rankBy = findings.experiment().report().rankBy();
        return Optional.of(
                completed == 0
                        ? "No trial completed: " + statistics.count(Status.DIVERGED) + " diverged, "
                                + statistics.count(Status.FAILED) + " failed." + reason(findings)
                        : Phrases.count(completed, "trial") + " completed, none with a value of " + rankBy
                                + Undefined.where(rankBy)
                                        .map(where -> ", which is undefined where " + where)
                                        .orElse("")
                                + ".");
    }

    private static String reason(Findings findings) {
        List<Integer> diverged = findings.statistics().first(Status.DIVERGED, 1);
        return diverged.isEmpty() ? "" : Warnings.reason(findings, findings.trial(diverged.get(0)));
    }

    private static String expectations(List<Verdict> verdicts) {
        int failed = 0;
        for (Verdict verdict : verdicts) {
            failed += verdict.holds() ? 0 : 1;
        }
        if (verdicts.size() == 1) {
            return failed == 0 ? "The expectation holds." : "The expectation does not hold.";
        }
        String all = verdicts.size() + " expectations";
        return failed == 0
                ? (verdicts.size() == 2 ? "Both expectations hold." : "All " + all + " hold.")
                : failed + " of " + all + (failed == 1 ? " does" : " do") + " not hold.";
    }
}
