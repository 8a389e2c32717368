package dev.descent.analysis;

import dev.descent.analysis.statistics.Summary;
import dev.descent.model.Expectation;
import dev.descent.model.Expectation.Operand;
import dev.descent.model.ExperimentSpec;
import dev.descent.model.Trial;
import dev.descent.number.Phrases;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Holds the conditions of {@code expect} against the outcomes.
 *
 * <ul>
 *   <li>{@code best.<column>} and {@code <group>.<column>}: the group's best configuration, a number as the mean over those of its
 *       repeats and folds that completed, a text if all of them have the same.
 *   <li>{@code all.<column>}: the condition must hold for each trial by itself; a trial without that value does not hold it.
 *   <li>{@code verdict(a, b)}: what the pairs of two configurations say, see {@link ExpectedVerdicts}.
 *   <li>{@code baseline.<name>.<column>}: a baseline, the mean over the repeats and folds of the best configuration.
 * </ul>
 *
 * <p>Values are compared as they are printed: a mean is rounded first.
 */
final class Expectations {
    private static final String ALL = "all";
    private static final String BEST = "best";
    private static final List<String> COUNTED = List.of(TrialColumns.TRIAL, TrialColumns.REPEAT, TrialColumns.FOLD);
    private static final int MOST_TEXTS = 8;

    private final Results results;
    private final ExperimentSpec experiment;
    private final Ranking ranking;
    private final Comparisons comparisons;
    private final Baselines baselines;
    private final List<TrialColumn> columns;
    private final Supplier<Optional<CompetitorStudies>> studies;

    /** @param studies all studies of competitors together; of a single study, and where nothing competes, empty */
    Expectations(
            Results results,
            Parts parts,
            Ranking ranking,
            Comparisons comparisons,
            Baselines baselines,
            Supplier<Optional<CompetitorStudies>> studies) {
        this.studies = studies;
        this.results = results;
        this.experiment = results.experiment();
        this.ranking = ranking;
        this.comparisons = comparisons;
        this.baselines = baselines;
        this.columns = TrialColumns.of(experiment, parts);
    }

    List<Verdict> verdicts() {
        List<Verdict> verdicts = new ArrayList<>();
        for (Expectation expectation : experiment.expectations()) {
            verdicts.add(verdict(expectation));
        }
        return List.copyOf(verdicts);
    }

    private Verdict verdict(Expectation expectation) {
        if (ExpectedVerdicts.isVerdict(expectation)) {
            return new ExpectedVerdicts(results, ranking, comparisons, studies.get()).verdict(expectation);
        }
        for (Operand side : List.of(expectation.left(), expectation.right())) {
            Optional<String> fault = fault(side);
            if (fault.isPresent()) {
                return new Verdict(expectation, false, fault.get());
            }
        }
        boolean each = ofEach(expectation.left()) || ofEach(expectation.right());
        return each ? verdictOfEach(expectation) : verdictOfOne(expectation);
    }

    /** What keeps a side from being looked up. */
    private Optional<String> fault(Operand side) {
        if (!(side instanceof Operand.Column column)) {
            return Optional.empty();
        }
        if (column(column.column()).isEmpty()) {
            return Optional.of("trials.csv has no column " + column.column());
        }
        if (column.baseline().isPresent()) {
            String name = column.baseline().get();
            return baselines.find(name).isPresent()
                    ? Optional.empty()
                    : Optional.of("the baseline " + name + " is left out");
        }
        boolean named = column.group().equals(ALL) || standing(column).isPresent();
        return named
                ? Optional.empty()
                : Optional.of(new Unranked(results, ranking)
                        .of(column.group(), (trial, keys) -> column.includes(trial, keys)));
    }

    /** The best configuration of a group. */
    private Optional<RankedConfiguration> standing(Operand.Column column) {
        return ranking.ranked().stream()
                .filter(standing -> column.group().equals(BEST)
                        || column.includes(experiment.trials().get(standing.first()), experiment.sweptKeys()))
                .findFirst();
    }

    private Verdict verdictOfOne(Expectation expectation) {
        Cell left = value(expectation.left());
        Cell right = value(expectation.right());
        List<String> found = new ArrayList<>();
        tell(expectation.left(), left, found);
        tell(expectation.right(), right, found);
        return new Verdict(expectation, holds(left, expectation, right), String.join(", ", found));
    }

    private Verdict verdictOfEach(Expectation expectation) {
        Cell left = ofEach(expectation.left()) ? Cell.EMPTY : value(expectation.left());
        Cell right = ofEach(expectation.right()) ? Cell.EMPTY : value(expectation.right());
        int against = 0;
        String first = "";
        for (Trial trial : experiment.trials()) {
            Cell l = ofEach(expectation.left()) ? cell(expectation.left(), trial) : left;
            Cell r = ofEach(expectation.right()) ? cell(expectation.right(), trial) : right;
            if (!holds(l, expectation, r)) {
                against++;
                if (against == 1) {
                    List<String> found = new ArrayList<>();
                    tell(expectation.left(), l, found);
                    tell(expectation.right(), r, found);
                    first = "trial " + trial.number() + ": " + String.join(", ", found);
                }
            }
        }
        int trials = experiment.trials().size();
        String found = against == 0
                ? "it holds for " + (trials == 1 ? "the only trial" : "all " + trials + " trials")
                : "it does not hold for " + against + " of " + Phrases.count(trials, "trial") + ", the first is "
                        + first;
        return new Verdict(expectation, against == 0, found);
    }

    private static boolean ofEach(Operand side) {
        return side instanceof Operand.Column column && column.group().equals(ALL);
    }

    private Cell cell(Operand side, Trial trial) {
        String name = ((Operand.Column) side).column();
        return column(name).orElseThrow().cell(trial, results.outcome(trial));
    }

    private Optional<TrialColumn> column(String name) {
        return TrialColumns.find(name, columns);
    }

    private Cell value(Operand side) {
        if (side instanceof Operand.Constant number) {
            return Cell.written(number.value());
        }
        if (side instanceof Operand.Word word) {
            return Cell.text(word.text());
        }
        if (side instanceof Operand.Value value) {
            return Cell.text(value.text());
        }
        if (side instanceof Operand.Column column) {
            Optional<String> baseline = column.baseline();
            return baseline.isPresent()
                    ? baselines.find(baseline.get()).orElseThrow().mean(column.column())
                    : value(
                            standing(column).orElseThrow(),
                            column(column.column()).orElseThrow());
        }
        throw new AssertionError(side);
    }

    /**
     * One cell for all trials of a configuration: the mean of their numbers, or the text that all of them have; trials, repeats and folds
     * are counted, and of them there is no mean.
     */
    private Cell value(RankedConfiguration standing, TrialColumn column) {
        Set<Cell> cells = new LinkedHashSet<>();
        List<Double> numbers = new ArrayList<>();
        for (int index : standing.trials()) {
            Trial trial = experiment.trials().get(index);
            Cell cell = column.cell(trial, results.outcome(trial));
            if (!cell.isEmpty()) {
                cells.add(cell);
                numbers.add(cell.number());
            }
        }
        if (cells.size() <= 1) {
            return cells.stream().findFirst().orElse(Cell.EMPTY);
        }
        if (cells.stream().allMatch(Cell::isNumber) && !COUNTED.contains(column.name())) {
            double[] values = numbers.stream().mapToDouble(Double::doubleValue).toArray();
            return Cell.statistic(Summary.of(values).mean());
        }
        return Cell.text(Phrases.few(cells.stream().map(Cell::text).toList(), MOST_TEXTS));
    }

    private static void tell(Operand side, Cell cell, List<String> found) {
        if (side instanceof Operand.Column column) {
            String name = column.group().equals(ALL) ? column.column() : column.group() + "." + column.column();
            found.add(cell.isEmpty() ? "there is no " + name : name + " is " + cell.text());
        }
    }

    private static boolean holds(Cell left, Expectation expectation, Cell right) {
        String operator = expectation.operator();
        if (left.isEmpty() || right.isEmpty()) {
            return false;
        }
        if (expectation.left() instanceof Operand.Value value) {
            return value.holds(operator, right.text());
        }
        if (expectation.right() instanceof Operand.Value value) {
            return value.holds(operator, left.text());
        }
        double l = left.number();
        double r = right.number();
        if (Double.isNaN(l) || Double.isNaN(r)) {
            return switch (operator) {
                case "==" -> left.text().equals(right.text());
                case "!=" -> !left.text().equals(right.text());
                default -> false;
            };
        }
        return Expectation.holds(l, operator, r);
    }
}
