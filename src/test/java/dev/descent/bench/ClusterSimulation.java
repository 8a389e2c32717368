package dev.descent.bench;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.SplittableRandom;

/**
 * A driver that gives tasks to executors, event by event. Its scheduler and its journal are two servers, each of which does one thing
 * after the other: the scheduler submits jobs, launches tasks and takes answers, the journal writes their records. A core gets its next
 * task when the scheduler has taken its answer. What the tasks of a lost executor had done is lost.
 *
 * <p>Every random number is drawn from the seed and from what it is for: the task and its attempt, or the executor and its loss. So the
 * same durations are met whatever the order of events.
 */
final class ClusterSimulation {
    /** Differs from the streams of tasks. */
    private static final long LOSSES = 0x5bd1e995L;

    private static final double HOUR = 3600;

    /**
     * Times are in seconds.
     *
     * @param executors that there are
     * @param cores of each
     * @param job of the scheduler, to submit a job
     * @param launch of the scheduler, to launch a task
     * @param answer of the scheduler, to take an answer
     * @param record of the journal, to write an outcome
     * @param latency one way
     * @param wave the most tasks of a job
     * @param outstanding the most jobs that have begun and not ended
     * @param spread σ of the logarithm of a duration around its estimate; the mean is the estimate
     * @param stragglers share of the tasks that are slow
     * @param slowness how many times as long these take
     * @param losses of each executor, an hour
     * @param restart until a lost executor is back
     */
    record Cluster(
            int executors,
            int cores,
            double job,
            double launch,
            double answer,
            double record,
            double latency,
            int wave,
            int outstanding,
            double spread,
            double stragglers,
            double slowness,
            double losses,
            double restart) {
        /** Nothing costs anything, and nothing goes wrong. */
        static Cluster ideal(int executors, int cores) {
            return new Cluster(executors, cores, 0, 0, 0, 0, 0, Integer.MAX_VALUE, 1, 0, 0, 1, 0, 0);
        }

        Cluster withDriver(double job, double launch, double answer, double record) {
            return new Cluster(
                    executors,
                    cores,
                    job,
                    launch,
                    answer,
                    record,
                    latency,
                    wave,
                    outstanding,
                    spread,
                    stragglers,
                    slowness,
                    losses,
                    restart);
        }

        Cluster withLatency(double other) {
            return new Cluster(
                    executors,
                    cores,
                    job,
                    launch,
                    answer,
                    record,
                    other,
                    wave,
                    outstanding,
                    spread,
                    stragglers,
                    slowness,
                    losses,
                    restart);
        }

        Cluster withWaves(int most, int begun) {
            return new Cluster(
                    executors,
                    cores,
                    job,
                    launch,
                    answer,
                    record,
                    latency,
                    most,
                    begun,
                    spread,
                    stragglers,
                    slowness,
                    losses,
                    restart);
        }

        Cluster withDurations(double sigma, double share, double times) {
            return new Cluster(
                    executors,
                    cores,
                    job,
                    launch,
                    answer,
                    record,
                    latency,
                    wave,
                    outstanding,
                    sigma,
                    share,
                    times,
                    losses,
                    restart);
        }

        Cluster withLosses(double anHour, double back) {
            return new Cluster(
                    executors,
                    cores,
                    job,
                    launch,
                    answer,
                    record,
                    latency,
                    wave,
                    outstanding,
                    spread,
                    stragglers,
                    slowness,
                    anHour,
                    back);
        }
    }

    /**
     * What came of it, in seconds.
     *
     * @param makespan until the last record is written
     * @param work of all tasks, each once
     * @param tail from when the first core has nothing left to do
     * @param scheduling that the scheduler was busy
     * @param journalling that the journal was busy
     * @param lost executors
     * @param again tasks that were launched again
     */
    record Result(
            double makespan, double work, double tail, double scheduling, double journalling, int lost, int again) {
        /** The share of all cores' time in which they did something that counts. */
        double efficiency(Cluster cluster) {
            return work / (makespan * cluster.executors() * cluster.cores());
        }
    }

    private enum Kind {
        ANSWER,
        LOSS,
        RETURN
    }

    /**
     * @param order of what happens at one time
     * @param life how often the executor had been lost when this was foreseen
     */
    private record Event(double time, long order, Kind kind, int executor, int life, int task, double work) {}

    private final Cluster cluster;
    private final double[] seconds;
    private final int[] trials;
    private final long seed;

    private final PriorityQueue<Event> events =
            new PriorityQueue<>(Comparator.comparingDouble(Event::time).thenComparingLong(Event::order));
    private final int[] life;
    /** What runs on each core; −1 is nothing, and so is what a lost executor has. */
    private final int[] running;
    /** Of each core; a task that it is given counts as long as the executor lives. */
    private final ArrayDeque<Integer> idle = new ArrayDeque<>();

    private final ArrayDeque<Integer> lostTasks = new ArrayDeque<>();
    private final int[] attempts;
    private final int[] ofJobLeft;

    private long order;
    private int submitted;
    private int jobsDone;
    private int next;
    private int done;
    private double scheduler;
    private double journal;
    private double scheduling;
    private double journalling;
    private double work;
    private double firstIdle = Double.NaN;
    private int lost;
    private int again;

    private ClusterSimulation(Cluster cluster, double[] seconds, int[] trials, long seed) {
        this.cluster = cluster;
        this.seconds = seconds;
        this.trials = trials;
        this.seed = seed;
        this.life = new int[cluster.executors()];
        this.running = new int[cluster.executors() * cluster.cores()];
        this.attempts = new int[seconds.length];
        int jobs = (int) ((seconds.length + (long) cluster.wave() - 1) / cluster.wave());
        this.ofJobLeft = new int[jobs];
        for (int job = 0; job < jobs; job++) {
            ofJobLeft[job] = (int) Math.min(cluster.wave(), seconds.length - (long) job * cluster.wave());
        }
        Arrays.fill(running, -1);
    }

    /**
     * Trains tasks in their order.
     *
     * @param seconds that each is estimated to take
     * @param trials of each
     */
    static Result run(Cluster cluster, double[] seconds, int[] trials, long seed) {
        return new ClusterSimulation(cluster, seconds, trials, seed).run();
    }

    private Result run() {
        // Cores of one executor do not stand together: the first tasks go to all executors.
        for (int core = 0; core < cluster.cores(); core++) {
            for (int executor = 0; executor < cluster.executors(); executor++) {
                idle.add(executor * cluster.cores() + core);
            }
        }
        for (int executor = 0; executor < cluster.executors(); executor++) {
            foreseeLoss(executor, 0);
        }
        give(0);
        while (done < seconds.length) {
            Event event = events.remove();
            if (event.life() == life[event.executor()]) {
                switch (event.kind()) {
                    case ANSWER -> answered(event);
                    case LOSS -> loseExecutor(event);
                    case RETURN -> regain(event);
                }
            }
        }
        double end = Math.max(scheduler, journal);
        return new Result(
                end, work, Double.isNaN(firstIdle) ? 0 : end - firstIdle, scheduling, journalling, lost, again);
    }

    private void answered(Event event) {
        int core = event.executor() * cluster.cores() + coreOf(event);
        running[core] = -1;
        idle.add(core);
        schedule(event.time(), cluster.answer());
        double writing = cluster.record() * trials[event.task()];
        journal = Math.max(scheduler, journal) + writing;
        journalling += writing;
        work += event.work();
        done++;
        int job = event.task() / cluster.wave();
        if (--ofJobLeft[job] == 0) {
            jobsDone++;
        }
        give(event.time());
    }

    private int coreOf(Event event) {
        for (int core = 0; core < cluster.cores(); core++) {
            if (running[event.executor() * cluster.cores() + core] == event.task()) {
                return core;
            }
        }
        throw new AssertionError(event);
    }

    private void loseExecutor(Event event) {
        int executor = event.executor();
        lost++;
        life[executor]++;
        int from = executor * cluster.cores();
        idle.removeIf(core -> core >= from && core < from + cluster.cores());
        for (int core = from; core < from + cluster.cores(); core++) {
            if (running[core] >= 0) {
                lostTasks.add(running[core]);
                running[core] = -1;
                again++;
            }
        }
        add(event.time() + cluster.restart(), Kind.RETURN, executor, -1, 0);
        give(event.time());
    }

    private void regain(Event event) {
        for (int core = 0; core < cluster.cores(); core++) {
            idle.add(event.executor() * cluster.cores() + core);
        }
        foreseeLoss(event.executor(), event.time());
        give(event.time());
    }

    /** Gives tasks to cores as long as there are both. */
    private void give(double now) {
        while (!idle.isEmpty()) {
            int task = nextTask(now);
            if (task < 0) {
                if (Double.isNaN(firstIdle) && next == seconds.length) {
                    firstIdle = now;
                }
                return;
            }
            launch(task, idle.remove(), now);
        }
    }

    /** A task that nobody has; −1 if there is none that may begin. */
    private int nextTask(double now) {
        if (!lostTasks.isEmpty()) {
            return lostTasks.remove();
        }
        if (next == seconds.length) {
            return -1;
        }
        if (next / cluster.wave() == submitted) {
            if (submitted - jobsDone == cluster.outstanding()) {
                return -1;
            }
            submitted++;
            schedule(now, cluster.job());
        }
        return next++;
    }

    private void launch(int task, int core, double now) {
        schedule(now, cluster.launch());
        running[core] = task;
        SplittableRandom random = new SplittableRandom(mixed(task, attempts[task]++));
        double sigma = cluster.spread();
        double factor = sigma == 0 ? 1 : Math.exp(sigma * random.nextGaussian() - sigma * sigma / 2);
        boolean slow = random.nextDouble() < cluster.stragglers();
        double taken = seconds[task] * factor * (slow ? cluster.slowness() : 1);
        add(scheduler + 2 * cluster.latency() + taken, Kind.ANSWER, core / cluster.cores(), task, taken);
    }

    private void schedule(double now, double cost) {
        scheduler = Math.max(scheduler, now) + cost;
        scheduling += cost;
    }

    private void foreseeLoss(int executor, double now) {
        if (cluster.losses() > 0) {
            double uniform = new SplittableRandom(mixed(executor, life[executor]) ^ LOSSES).nextDouble();
            add(now - Math.log1p(-uniform) * HOUR / cluster.losses(), Kind.LOSS, executor, -1, 0);
        }
    }

    private void add(double time, Kind kind, int executor, int task, double itsWork) {
        events.add(new Event(time, order++, kind, executor, life[executor], task, itsWork));
    }

    private long mixed(int which, int time) {
        return seed * 0x9e3779b97f4a7c15L + ((long) which << 20) + time;
    }
}
