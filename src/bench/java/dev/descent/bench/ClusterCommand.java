package dev.descent.bench;

import dev.descent.bench.ClusterSimulation.Cluster;
import dev.descent.bench.ClusterSimulation.Result;
import dev.descent.engine.training.TaskLength;
import dev.descent.number.NumberText;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What a sweep would take on clusters that nobody here has. */
@Command(
        name = "cluster",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Simulates a driver with executors, for every number of executors, of trials and of seconds a task.",
            "Prints the makespan, the share of all cores' time that was used, the time from the first core with nothing to do to the"
                    + " end, how busy the driver's scheduler and its journal are, and what they need.",
            "It is simulated, not measured: what it says is as good as its options, which it prints."
        })
final class ClusterCommand implements Callable<Integer> {
    private static final double BILLION = 1e9;
    private static final double MILLION = 1e6;

    @Option(
            names = "--executors",
            split = ",",
            defaultValue = "2,10,100,1000",
            description = "Default: ${DEFAULT-VALUE}.")
    private List<Integer> executors;

    @Option(names = "--cores", defaultValue = "2", description = "Of each executor; default: ${DEFAULT-VALUE}.")
    private int cores;

    @Option(
            names = "--trials",
            split = ",",
            defaultValue = "10000,100000,1000000",
            description = "Default: ${DEFAULT-VALUE}.")
    private List<Integer> trials;

    @Option(
            names = "--seconds",
            split = ",",
            defaultValue = "0.1,1,2,5,10",
            description = "Of a task; default: ${DEFAULT-VALUE}.")
    private List<Double> seconds;

    @Option(names = "--trial", defaultValue = "0.1", description = "Seconds of a trial; default: ${DEFAULT-VALUE}.")
    private double trial;

    @Option(
            names = "--job",
            defaultValue = "0.5",
            description = "The scheduler's seconds for a job; default: ${DEFAULT-VALUE}.")
    private double job;

    @Option(
            names = "--launch",
            defaultValue = "0.002",
            description = "The scheduler's seconds to launch a task; default: ${DEFAULT-VALUE}.")
    private double launch;

    @Option(
            names = "--answer",
            defaultValue = "0.001",
            description = "The scheduler's seconds to take an answer; default: ${DEFAULT-VALUE}.")
    private double answer;

    @Option(
            names = "--record",
            defaultValue = "0.00001",
            description = "The journal's seconds to write an outcome; default: ${DEFAULT-VALUE}.")
    private double record;

    @Option(
            names = "--record-bytes",
            defaultValue = "1500",
            description = "Of an outcome in the journal; default: ${DEFAULT-VALUE}.")
    private int recordBytes;

    @Option(names = "--latency", defaultValue = "0.001", description = "Seconds one way; default: ${DEFAULT-VALUE}.")
    private double latency;

    @Option(names = "--wave", defaultValue = "100000", description = "Tasks of a job; default: ${DEFAULT-VALUE}.")
    private int wave;

    @Option(names = "--outstanding", defaultValue = "2", description = "Jobs at once; default: ${DEFAULT-VALUE}.")
    private int outstanding;

    @Option(
            names = "--spread",
            defaultValue = "0.4",
            description = "σ of the logarithm of a task's duration around its estimate; default: ${DEFAULT-VALUE}.")
    private double spread;

    @Option(
            names = "--stragglers",
            defaultValue = "0.01",
            description = "Share of tasks that are slow; default: ${DEFAULT-VALUE}.")
    private double stragglers;

    @Option(
            names = "--slowness",
            defaultValue = "3",
            description = "How many times as long these take; default: ${DEFAULT-VALUE}.")
    private double slowness;

    @Option(
            names = "--losses",
            defaultValue = "0.05",
            description = "Of each executor, an hour; default: ${DEFAULT-VALUE}.")
    private double losses;

    @Option(
            names = "--restart",
            defaultValue = "30",
            description = "Seconds until a lost executor is back; default: ${DEFAULT-VALUE}.")
    private double restart;

    @Option(
            names = "--driver-bytes",
            defaultValue = "200000000",
            description = "Of the driver without trials or tasks; default: ${DEFAULT-VALUE}.")
    private long driverBytes;

    @Option(
            names = "--trial-bytes",
            defaultValue = "700",
            description = "Of the driver's memory for a trial; default: ${DEFAULT-VALUE}.")
    private int trialBytes;

    @Option(
            names = "--task-bytes",
            defaultValue = "3000",
            description = "Of the driver's memory for a task of a job that has begun; default: ${DEFAULT-VALUE}.")
    private int taskBytes;

    @Option(names = "--seed", defaultValue = "1", description = "Default: ${DEFAULT-VALUE}.")
    private long seed;

    private record Tasks(double[] seconds, int[] trials) {}

    @Override
    public Integer call() {
        System.out.println("Simulated: " + cores + " cores an executor; a trial takes " + NumberText.written(trial)
                + " s; the scheduler takes " + NumberText.written(job) + " s a job, " + NumberText.written(launch)
                + " s to launch a task and " + NumberText.written(answer) + " s to take its answer; the journal "
                + NumberText.written(record) + " s and " + Figures.whole(recordBytes)
                + " bytes an outcome; a way takes "
                + NumberText.written(latency) + " s; " + outstanding + " jobs of at most " + Figures.whole(wave)
                + " tasks at once; durations have σ = " + NumberText.written(spread) + ", a share of "
                + NumberText.written(stragglers) + " takes " + NumberText.written(slowness)
                + " times as long; an executor is lost " + NumberText.written(losses) + " times an hour and back after "
                + NumberText.written(restart) + " s; the driver has " + Figures.whole(driverBytes) + " bytes and "
                + Figures.whole(trialBytes) + " a trial, " + Figures.whole(taskBytes) + " a task; seed " + seed
                + ".\n");
        MarkdownTable table = new MarkdownTable(
                "executors",
                "trials",
                "S, s",
                "tasks",
                "makespan, s",
                "efficiency",
                "tail, s",
                "makespan with S throughout, s",
                "tail, s",
                "scheduler busy",
                "journal busy",
                "journal, GB",
                "driver, MB");
        for (int count : executors) {
            for (int all : trials) {
                for (double length : seconds) {
                    addRow(table, count, all, length);
                }
            }
        }
        System.out.print(table);
        return 0;
    }

    private void addRow(MarkdownTable table, int count, int all, double length) {
        Cluster cluster = Cluster.ideal(count, cores)
                .withDriver(job, launch, answer, record)
                .withLatency(latency)
                .withWaves(wave, outstanding)
                .withDurations(spread, stragglers, slowness)
                .withLosses(losses, restart);
        Tasks tasks = tasks(all, length, count * cores);
        Tasks plain = tasks(all, length, 0);
        Result result = ClusterSimulation.run(cluster, tasks.seconds(), tasks.trials(), seed);
        Result throughout = ClusterSimulation.run(cluster, plain.seconds(), plain.trials(), seed);
        long begun = Math.min(tasks.trials().length, (long) wave * outstanding);
        table.row(
                Figures.whole(count),
                Figures.whole(all),
                Figures.text(length),
                Figures.whole(tasks.trials().length),
                Figures.text(result.makespan()),
                Figures.percent(result.efficiency(cluster)),
                Figures.text(result.tail()),
                Figures.text(throughout.makespan()),
                Figures.text(throughout.tail()),
                Figures.percent(result.scheduling() / result.makespan()),
                Figures.percent(result.journalling() / result.makespan()),
                Figures.text((double) all * recordBytes / BILLION),
                Figures.text((driverBytes + (double) all * trialBytes + (double) begun * taskBytes) / MILLION));
    }

    /** Tasks of trials that take the same time each, by the rule that divides trials of one cohort key. */
    private Tasks tasks(int all, double length, int known) {
        TaskLength rule = new TaskLength(length, known, launch + answer, it -> {
            throw new AssertionError("all trials take the same time");
        });
        List<Integer> sizes = new ArrayList<>();
        for (int left = all; left > 0; ) {
            long fits = Math.round(rule.next(left * trial) / trial);
            int size = (int) Math.min(left, Math.max(1, Math.min(TaskLength.MOST_TRIALS, fits)));
            sizes.add(size);
            left -= size;
        }
        int[] counts = sizes.stream().mapToInt(Integer::intValue).toArray();
        double[] lengths = new double[counts.length];
        for (int i = 0; i < lengths.length; i++) {
            lengths[i] = counts[i] * trial;
        }
        return new Tasks(lengths, counts);
    }
}
