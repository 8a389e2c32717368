package dev.descent.engine.training;

import dev.descent.model.Trial;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/**
 * How long a task of trials should take, for executors to whom each task costs something. A task has trials of one dataset and one
 * {@link CohortKey}; trials that are trained side by side come in whole packs, for a part of a pack takes as long as all of it.
 *
 * <p>With R the estimated seconds of what is not in a task yet, C the cores that train and o the seconds that a task costs a driver that
 * serves them one after the other, a task gets trials for about
 *
 * <pre>
 *   min(S, max(S / 16, C·o, R / (2·C)))   seconds, where C is known
 *   S                                     where it is not
 * </pre>
 *
 * <p>so that the last tasks are short and all cores end together (after the factoring of Hummel, Schonberg and Flynn, 1992), but not so
 * short that cores wait for the driver. A task has one pack or one trial at least, and {@link #MOST_TRIALS} at most, so that one that is
 * lost costs little; and where C is known, there are at least four tasks a core, up to 64, as far as packs allow. The same trials, S, C
 * and o give the same tasks on every machine.
 *
 * @param seconds S; 0 for the division of a run on one machine, which looks at no estimate
 * @param cores C, how many tasks train at once; 0 if that is not known
 * @param overhead o, in seconds
 * @param time estimates of a trial; asked once for each dataset and cohort key, of one of its trials
 */
public record TaskLength(double seconds, int cores, double overhead, Function<Trial, EstimatedTime> time) {
    /** The most trials of a task. */
    public static final int MOST_TRIALS = 1024;

    /** The division of a run on one machine. */
    public static final TaskLength ANY = new TaskLength(0, 0, 0, trial -> {
        throw new AssertionError("no estimate is needed");
    });

    /** So many tasks there are for a core where there are trials enough, however short they are by estimate, which may be wrong. */
    private static final int FEWEST_A_CORE = 4;

    /** More than that are not made for this reason: they would cost the driver more than a moment. */
    private static final int FEWEST = 64;

    private static final double SHORTEST = 1.0 / 16;
    private static final double SHARE = 0.5;

    public TaskLength {
        if (!(seconds >= 0 && seconds < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("seconds of a task must be 0 or more, and finite");
        }
        if (!(overhead >= 0 && overhead < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("the overhead of a task must be 0 or more, and finite");
        }
        if (cores < 0) {
            throw new IllegalArgumentException("cores must be 0 or more, but is " + cores);
        }
    }

    /** Trials of one dataset and cohort key in their order, and what they are estimated to take. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Group(List<Trial> trials, double[] seconds, boolean packs) {}

    /** How long the next task should take when so many seconds are left in all. */
    public double next(double left) {
        if (cores == 0) {
            return seconds;
        }
        double shortest = Math.max(SHORTEST * seconds, cores * overhead);
        return Math.min(seconds, Math.max(shortest, SHARE * left / cores));
    }

    /**
     * Divides groups into tasks, in their order.
     *
     * @param groups each of one dataset and cohort key
     * @param epochs how many epochs a trial has before it
     */
    List<List<Trial>> divide(List<List<Trial>> groups, ToIntFunction<Trial> epochs) {
        List<Group> estimated = new ArrayList<>();
        double left = 0;
        for (List<Trial> trials : groups) {
            EstimatedTime each = time.apply(trials.get(0));
            double[] its = new double[trials.size()];
            for (int i = 0; i < its.length; i++) {
                its[i] = each.seconds(epochs.applyAsInt(trials.get(i)));
                left += its[i];
            }
            estimated.add(new Group(trials, its, each.fillsPacks()));
        }
        int most = mostTrials(groups.stream().mapToInt(List::size).sum());
        List<List<Trial>> tasks = new ArrayList<>();
        for (Group group : estimated) {
            for (int from = 0; from < group.seconds().length; ) {
                int to = end(group, from, next(left), most);
                for (int i = from; i < to; i++) {
                    left -= group.seconds()[i];
                }
                tasks.add(group.trials().subList(from, to));
                from = to;
            }
        }
        return tasks;
    }

    private int mostTrials(int trials) {
        if (cores == 0) {
            return MOST_TRIALS;
        }
        int tasks = Math.min(FEWEST, FEWEST_A_CORE * cores);
        return (trials + tasks - 1) / tasks;
    }

    /** Where a task ends that begins with a trial: with the pack or trial that brings it nearest to its length. */
    private static int end(Group group, int from, double length, int mostTrials) {
        int most = Math.min(group.seconds().length, from + MOST_TRIALS);
        int step = group.packs() ? Cohorts.PACK : 1;
        double taken = 0;
        int to = from;
        while (to < most) {
            int next = Math.min(to + step, most);
            double more = 0;
            for (int i = to; i < next; i++) {
                more += group.seconds()[i];
            }
            if (to > from && (taken + more / 2 > length || next - from > mostTrials)) {
                break;
            }
            taken += more;
            to = next;
        }
        return to;
    }
}
