package dev.descent.sweep.search;

import dev.descent.number.NumberText;
import dev.descent.number.Purpose;
import dev.descent.number.RandomKey;
import dev.descent.number.Threefry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Proposes the point that looks most like the good ones and least like the others: the tree-structured Parzen estimator in its joint
 * form, with the defaults of Optuna 5.0.
 *
 * <pre>
 *   node:      the dimensions of equal conditions; each has its own densities l and g, see {@link ParzenPair}, of the observations
 *              in which it is active
 *   candidate: node by node, if its conditions hold, a kernel of l by its weight, and in each dimension a value of that kernel
 *   a(x) = Σ over the active nodes of  log l(x) − log g(x),  rounded to 12 digits
 *   proposed:  of the candidates, 24 by default, the one with the largest a that is not known, the first of equal ones
 * </pre>
 *
 * <p>Optuna's own tree (group) is what it finds among the trials; here it is known from the space. Points under way count among the
 * others (constant liar), so that the proposals of a batch keep apart. Nothing is drawn from a generator: quantiles are
 * {@code Threefry(key(seed, search, "tpe"), proposal, (candidate·D + dimension)·2 + what)}, so a proposal is a function of its arguments.
 *
 * @see <a href="https://papers.nips.cc/paper/4443-algorithms-for-hyper-parameter-optimization">Bergstra et al. (2011), Algorithms for
 *     Hyper-Parameter Optimization</a>
 * @see <a href="https://arxiv.org/abs/2304.11127">Watanabe (2023), Tree-Structured Parzen Estimator: Understanding Its Algorithm
 *     Components and Their Roles for Better Empirical Performance</a>
 */
public final class TreeParzen {
    /** How many points a search draws at random, by {@link RandomPoints}, before it asks for proposals. */
    public static final int STARTUP = 10;
    /** How many candidates a proposal is chosen from. */
    public static final int CANDIDATES = 24;
    /** How many times that many are drawn, until one of them is not known. */
    private static final int ATTEMPTS = 100;
    /** The most points that are looked at one by one when no attempt found one. */
    private static final long MOST_LISTED = 10_000;

    private static final int KERNEL = 0;
    private static final int VALUE = 1;

    private final SearchSpace space;
    private final int candidates;
    private final long key;
    private final List<List<Integer>> nodes;

    public TreeParzen(SearchSpace space, long seed) {
        this(space, seed, CANDIDATES);
    }

    /** @param candidates how many a proposal is chosen from */
    public TreeParzen(SearchSpace space, long seed, int candidates) {
        this.space = space;
        this.candidates = candidates;
        this.key = RandomKey.of(seed, 0, Purpose.SEARCH, -1, "tpe");
        Map<List<Condition>, List<Integer>> byConditions = new LinkedHashMap<>();
        for (int d = 0; d < space.dimensions().size(); d++) {
            byConditions
                    .computeIfAbsent(space.dimensions().get(d).conditions(), conditions -> new ArrayList<>())
                    .add(d);
        }
        this.nodes = List.copyOf(byConditions.values());
    }

    /**
     * The next point to try.
     *
     * @param observations what was tried, in the order of trials
     * @param pending points under way, in the order of proposals
     * @param known points that must not be proposed, all of this space; those above are not among them by themselves
     * @param index the number of the proposal; another one draws other candidates
     * @return empty if every point of the space is known, or, where points can't be counted or are more than 10,000, if none of
     *     100 times the candidates was new
     */
    public Optional<Point> propose(List<Observation> observations, List<Point> pending, Set<Point> known, int index) {
        OptionalLong size = space.size();
        if (size.isPresent() && known.size() >= size.getAsLong()) {
            return Optional.empty();
        }
        List<ParzenPair> pairs = nodes.stream()
                .map(node -> new ParzenPair(space, node, observations, pending))
                .toList();
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            List<Point> drawn = new ArrayList<>();
            for (int c = 0; c < candidates; c++) {
                drawn.add(candidate(pairs, index, attempt * candidates + c));
            }
            Optional<Point> best = best(drawn, pairs, known);
            if (best.isPresent()) {
                return best;
            }
        }
        return size.isPresent() && size.getAsLong() <= MOST_LISTED
                ? best(space.points(), pairs, known)
                : Optional.empty();
    }

    private Point candidate(List<ParzenPair> pairs, int proposal, int candidate) {
        double[] values = new double[space.dimensions().size()];
        Arrays.fill(values, Double.NaN);
        for (int n = 0; n < nodes.size(); n++) {
            List<Integer> node = nodes.get(n);
            if (space.isActive(node.get(0), values)) {
                ParzenEstimator good = pairs.get(n).good();
                int kernel = good.kernel(quantile(proposal, candidate, node.get(0), KERNEL));
                for (int place = 0; place < node.size(); place++) {
                    int d = node.get(place);
                    values[d] = good.draw(place, kernel, quantile(proposal, candidate, d, VALUE));
                }
            }
        }
        return Point.of(values);
    }

    private double quantile(int proposal, int candidate, int dimension, int what) {
        int counter = (candidate * space.dimensions().size() + dimension) * 2 + what;
        return RandomPoints.uniform(Threefry.bits(key, proposal, counter));
    }

    private Optional<Point> best(List<Point> candidates, List<ParzenPair> pairs, Set<Point> known) {
        Point best = null;
        double most = Double.NEGATIVE_INFINITY;
        for (Point candidate : candidates) {
            if (!known.contains(candidate)) {
                double advantage = advantage(candidate, pairs);
                if (best == null || advantage > most) {
                    best = candidate;
                    most = advantage;
                }
            }
        }
        return Optional.ofNullable(best);
    }

    private double advantage(Point point, List<ParzenPair> pairs) {
        double sum = 0;
        for (int n = 0; n < nodes.size(); n++) {
            List<Integer> node = nodes.get(n);
            if (point.isActive(node.get(0))) {
                sum += pairs.get(n)
                        .advantage(node.stream().mapToDouble(point::value).toArray());
            }
        }
        return NumberText.roundComputed(sum);
    }
}
