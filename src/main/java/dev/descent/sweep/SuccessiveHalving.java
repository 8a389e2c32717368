package dev.descent.sweep;

import dev.descent.model.Direction;
import dev.descent.number.Phrases;
import dev.descent.sweep.search.Rung;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Brackets of successive halving: configurations are trained until a rung, the best of them until the next, and so on to the end. A
 * round a rung; a bracket that begins at a later one begins in its round, so that all trials of a round end at the same epoch.
 * Configurations are compared within their bracket, by the mean over repeats and folds, which go on together; one of which a part has
 * no value comes after those that are whole, and one without any value does not go on.
 *
 * @see dev.descent.sweep.search.Rungs
 */
public final class SuccessiveHalving implements Strategy {
    private final List<Configuration> configurations;
    private final List<Bracket> brackets;
    private final List<Integer> epochs;
    private final Repetitions repetitions;
    private final Bounds bounds;
    private final Direction direction;
    private final Round first;
    /** By bracket, the numbers of the configurations that are still in it. */
    private final List<List<Integer>> left = new ArrayList<>();

    private Tally tally;
    private List<Request> underWay = List.of();
    private int told;
    private int round;

    /**
     * Configurations that are compared with each other.
     *
     * @param numbers of the configurations, from 1
     * @param rungs how many reach which epoch
     */
    private record Bracket(List<Integer> numbers, List<Rung> rungs) {
        int finishing() {
            return rungs.get(rungs.size() - 1).configurations();
        }

        Optional<Rung> at(int epoch) {
            return rungs.stream().filter(rung -> rung.epochs() == epoch).findFirst();
        }
    }

    /**
     * A search.
     *
     * @param expanded its configurations
     * @param trials trials a configuration, repeats and folds together, at most
     * @param direction which values are better
     */
    public SuccessiveHalving(
            Search.Halving halving, Expanded expanded, Repetitions repetitions, long trials, Direction direction) {
        this.configurations = expanded.configurations();
        this.brackets = brackets(halving, expanded.brackets());
        this.epochs = List.copyOf(epochs(brackets));
        this.repetitions = repetitions;
        this.direction = direction;
        this.bounds = bounds(brackets, epochs.size(), trials);
        this.tally = new Tally(direction);
        brackets.forEach(bracket -> left.add(bracket.numbers()));
        this.first = new Round(requests(epochs.get(0)));
    }

    /** Another search of the same, which proposes the same first round. */
    private SuccessiveHalving(SuccessiveHalving of) {
        this.configurations = of.configurations;
        this.brackets = of.brackets;
        this.epochs = of.epochs;
        this.repetitions = of.repetitions;
        this.bounds = of.bounds;
        this.direction = of.direction;
        this.first = of.first;
        this.tally = new Tally(direction);
        brackets.forEach(bracket -> left.add(bracket.numbers()));
    }

    /** Whether some that begin can't all go on to the end. */
    public static boolean stops(Search.Halving halving, Expanded expanded) {
        return brackets(halving, expanded.brackets()).stream()
                .anyMatch(bracket -> bracket.numbers().size() > bracket.finishing());
    }

    /** A search of the same that has not begun; the first round is the very same. */
    public SuccessiveHalving again() {
        return new SuccessiveHalving(this);
    }

    private static List<Bracket> brackets(Search.Halving halving, List<Integer> bracketOf) {
        Map<Integer, List<Integer>> numbers = new TreeMap<>();
        for (int i = 0; i < bracketOf.size(); i++) {
            numbers.computeIfAbsent(bracketOf.get(i), bracket -> new ArrayList<>())
                    .add(i + 1);
        }
        List<Bracket> brackets = new ArrayList<>();
        numbers.forEach((bracket, members) -> brackets.add(new Bracket(
                List.copyOf(members), halving.rungs(bracket % halving.brackets().size(), members.size()))));
        return List.copyOf(brackets);
    }

    private static TreeSet<Integer> epochs(List<Bracket> brackets) {
        TreeSet<Integer> epochs = new TreeSet<>();
        brackets.forEach(bracket -> bracket.rungs().forEach(rung -> epochs.add(rung.epochs())));
        return epochs;
    }

    /** How many configurations are trained to their last epoch, at most. */
    public static long finishing(Search.Halving halving, Expanded expanded) {
        return finishing(brackets(halving, expanded.brackets()));
    }

    /** How large a search is; arguments as those of a new one. */
    public static Bounds bounds(Search.Halving halving, Expanded expanded, long trials) {
        List<Bracket> brackets = brackets(halving, expanded.brackets());
        return bounds(brackets, epochs(brackets).size(), trials);
    }

    private static Bounds bounds(List<Bracket> brackets, int rounds, long trials) {
        long configurations = 0;
        long all = 0;
        for (Bracket bracket : brackets) {
            configurations += bracket.numbers().size();
            int before = 0;
            for (Rung rung : bracket.rungs()) {
                all += (long) rung.configurations() * (rung.epochs() - before) * trials;
                before = rung.epochs();
            }
        }
        return new Bounds(rounds, configurations, configurations * trials, all, false);
    }

    @Override
    public Optional<Round> next() {
        if (round == 0) {
            return Optional.of(begin(first));
        }
        for (int b = 0; b < brackets.size(); b++) {
            int epoch = epochs.get(round - 1);
            if (brackets.get(b).at(epoch).isPresent() && round < epochs.size()) {
                int most = brackets.get(b).at(epochs.get(round)).orElseThrow().configurations();
                left.set(b, tally.best(left.get(b), most));
            }
        }
        List<Request> requests = List.of();
        while (requests.isEmpty() && round < epochs.size()) {
            requests = requests(epochs.get(round));
            round += requests.isEmpty() ? 1 : 0;
        }
        return requests.isEmpty() ? Optional.empty() : Optional.of(begin(new Round(requests)));
    }

    private Round begin(Round next) {
        round++;
        told = 0;
        underWay = next.requests();
        tally = new Tally(direction);
        return next;
    }

    private List<Request> requests(int epoch) {
        List<Request> requests = new ArrayList<>();
        for (int b = 0; b < brackets.size(); b++) {
            if (brackets.get(b).at(epoch).isPresent()) {
                for (int number : left.get(b)) {
                    requests.addAll(repetitions.of(number, configurations.get(number - 1), epoch));
                }
            }
        }
        return requests;
    }

    @Override
    public void observe(Observed outcome) {
        tally.add(underWay.get(told++).number(), outcome);
    }

    @Override
    public Bounds bounds() {
        return bounds;
    }

    @Override
    public long finishing() {
        return finishing(brackets);
    }

    private static long finishing(List<Bracket> brackets) {
        long finishing = 0;
        for (Bracket bracket : brackets) {
            finishing += bracket.finishing();
        }
        return finishing;
    }

    @Override
    public List<String> outline() {
        Map<List<Rung>, Integer> alike = new LinkedHashMap<>();
        brackets.forEach(bracket -> alike.merge(bracket.rungs(), 1, Integer::sum));
        List<String> outline = new ArrayList<>();
        alike.forEach((rungs, times) -> {
            List<String> steps = new ArrayList<>();
            for (Rung rung : rungs) {
                String what = steps.isEmpty()
                        ? Phrases.count(rung.configurations(), "configuration")
                        : "" + rung.configurations();
                steps.add(what + " until epoch " + rung.epochs());
            }
            outline.add(String.join(", ", steps) + (times == 1 ? "" : "; " + times + " times"));
        });
        return outline;
    }
}
