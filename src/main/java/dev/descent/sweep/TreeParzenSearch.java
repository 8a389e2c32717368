package dev.descent.sweep;

import dev.descent.model.Direction;
import dev.descent.model.Rank;
import dev.descent.number.Phrases;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Tree-structured Parzen estimators: first random points, then batch after batch of points that look most like the good ones of those
 * before. Each combination of what is not drawn is a search of its own, and all of them propose together. A configuration's value
 * is the mean over its repeats and folds; one that has not all values is worse than any.
 *
 * @see dev.descent.sweep.search.TreeParzen
 */
public final class TreeParzenSearch implements Strategy {
    private final Sweep sweep;
    private final Search search;
    private final Round first;
    private final Repetitions repetitions;
    private final Bounds bounds;
    private final Direction direction;
    private final Tally tally;
    private final List<PointSearch> searches;
    private List<Request> underWay = List.of();
    private int told;
    private int configurations;

    /**
     * A search.
     *
     * @param first all trials of the random points, known beforehand
     * @param direction which values are better
     */
    public TreeParzenSearch(Sweep sweep, Round first, Repetitions repetitions, Bounds bounds, Direction direction) {
        this.sweep = sweep;
        this.search = sweep.search().orElseThrow();
        this.first = first;
        this.repetitions = repetitions;
        this.bounds = bounds;
        this.direction = direction;
        this.tally = new Tally(direction);
        this.searches = sweep.pointSearches();
    }

    /**
     * What may follow the random points.
     *
     * @param rounds how many batches at most
     * @param configurations how many of all searches together at most
     */
    public record Proposed(int rounds, long configurations) {
        /** What a sweep's searches may propose, of which some spaces may have fewer points than are asked for. */
        public static Proposed of(Sweep sweep) {
            int batch = sweep.search().flatMap(Search::proposing).orElseThrow().batch();
            int rounds = 0;
            long configurations = 0;
            for (PointSearch it : sweep.pointSearches()) {
                it.start(1);
                long left = it.leftToTry();
                // A batch in which every point is excluded is no round.
                long batches = Math.min(left, (it.left() + batch - 1) / batch);
                rounds = (int) Math.max(rounds, batches);
                configurations += left;
            }
            return new Proposed(rounds, configurations);
        }
    }

    @Override
    public Optional<Round> next() {
        told = 0;
        if (configurations == 0) {
            searches.forEach(it -> configurations += it.start(configurations + 1));
            underWay = first.requests();
            return Optional.of(first);
        }
        List<Request> requests = new ArrayList<>();
        while (requests.isEmpty() && !searches.stream().allMatch(PointSearch::hasEnded)) {
            for (PointSearch it : searches) {
                for (Combination combination : it.propose(configurations + 1, this::value)) {
                    configurations++;
                    requests.addAll(repetitions.of(configurations, sweep.configuration(combination)));
                }
            }
        }
        underWay = requests;
        return requests.isEmpty() ? Optional.empty() : Optional.of(new Round(requests));
    }

    /** Less is better. */
    private double value(int number) {
        Rank rank = tally.rank(number);
        if (rank.tier() > 0) {
            return Double.NaN;
        }
        return direction == Direction.LARGER_IS_BETTER ? -rank.value() : rank.value();
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
    public Optional<String> ending() {
        long exhausted = searches.stream().filter(PointSearch::isExhausted).count();
        if (exhausted == 0) {
            return Optional.empty();
        }
        return Optional.of((searches.size() == 1 ? "the search" : exhausted + " of " + searches.size() + " searches")
                + " ended before " + (exhausted == 1 ? "its " : "their ") + search.configurations()
                + " configurations: no new one was left to propose");
    }

    @Override
    public List<Configuration> excluded() {
        return searches.stream()
                .flatMap(it -> it.leftOut().stream())
                .map(sweep::configuration)
                .toList();
    }

    @Override
    public List<String> outline() {
        Search.Proposing proposing = search.proposing().orElseThrow();
        int left = search.configurations() - proposing.startup();
        String each = searches.size() == 1 ? "" : " of each of " + searches.size() + " searches";
        List<String> outline =
                new ArrayList<>(List.of(proposing.startup() + " random configurations" + each + ", then " + left
                        + " proposed in batches of " + proposing.batch() + ", each the most promising of "
                        + proposing.candidates() + " candidates"));
        long fewest = searches.stream().mapToLong(PointSearch::size).min().orElse(Long.MAX_VALUE);
        if (fewest < search.configurations()) {
            outline.add("there " + (fewest == 1 ? "is" : "are") + " only "
                    + Phrases.count(fewest, "different configuration")
                    + (searches.size() == 1 ? "" : " of one of the searches") + ", after which it ends");
        }
        return outline;
    }
}
