package dev.descent.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.descent.bench.ClusterSimulation.Cluster;
import dev.descent.bench.ClusterSimulation.Result;
import java.util.Arrays;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A simulated cluster does what can be said of it without a simulation. */
class ClusterSimulationTest {
    private static final long SEED = 7;

    @Test
    void oneCoreTakesTheSum() {
        Result result = run(Cluster.ideal(1, 1), 1, 2, 3, 4.5);
        assertThat(result.makespan()).isEqualTo(10.5);
        assertThat(result.work()).isEqualTo(10.5);
        assertThat(result.efficiency(Cluster.ideal(1, 1))).isEqualTo(1);
        assertThat(result.tail()).isZero();
    }

    @Test
    @DisplayName("n equal tasks on c cores take ⌈n / c⌉ of their time")
    void equalTasksTakeWholeRounds() {
        for (int tasks : new int[] {1, 11, 12, 13, 24, 25}) {
            Result result = run(Cluster.ideal(4, 3), equal(tasks, 2));
            assertThat(result.makespan()).as(tasks + " tasks").isEqualTo(2 * Math.ceil(tasks / 12.0));
        }
    }

    @Test
    void theTailIsWhatTheLongestTaskIsLongerThanTheOthers() {
        Result result = run(Cluster.ideal(2, 1), 1, 5);
        assertThat(result.tail()).isEqualTo(4);
    }

    @Test
    void tasksGoToFreeCoresInTheirOrder() {
        assertThat(run(Cluster.ideal(2, 1), 1, 1, 4).makespan()).isEqualTo(5);
        assertThat(run(Cluster.ideal(2, 1), 4, 1, 1).makespan()).isEqualTo(4);
    }

    @Test
    @DisplayName("A driver that has more to do than the cores gives 1 / (launch + answer) tasks a second")
    void aSchedulerThatSaturates() {
        Cluster cluster = Cluster.ideal(100, 4).withDriver(0, 0.006, 0.004, 0);
        Result result = run(cluster, equal(20_000, 0.1));
        assertThat(result.makespan()).isEqualTo(20_000 * 0.01, within(0.2));
        assertThat(result.scheduling()).isCloseTo(20_000 * 0.01, within(1e-6));
    }

    @Test
    void aJournalThatSaturates() {
        Cluster cluster = Cluster.ideal(100, 4).withDriver(0, 0, 0, 0.02);
        Result result = run(cluster, equal(5_000, 0.1));
        assertThat(result.makespan()).isEqualTo(0.1 + 5_000 * 0.02, within(1e-6));
        assertThat(result.journalling()).isCloseTo(100, within(1e-6));
    }

    @Test
    void eachTaskWaitsForItsLaunchItsWaysAndItsAnswer() {
        Cluster cluster = Cluster.ideal(1, 1).withDriver(0.5, 0.25, 0.125, 0).withLatency(0.0625);
        Result result = run(cluster, equal(8, 1));
        assertThat(result.makespan()).isEqualTo(0.5 + 8 * (0.25 + 2 * 0.0625 + 1 + 0.125));
    }

    @Test
    void aWaveWaitsForTheOneBeforeItUnlessMoreMayBegin() {
        double[] seconds = {1, 5, 1, 5};
        assertThat(run(Cluster.ideal(2, 1).withWaves(2, 1), seconds).makespan()).isEqualTo(10);
        assertThat(run(Cluster.ideal(2, 1).withWaves(2, 2), seconds).makespan()).isEqualTo(7);
    }

    @Test
    void durationsAreSpreadAroundTheirEstimates() {
        Cluster cluster = Cluster.ideal(1, 1).withDurations(0.4, 0, 1);
        Result result = run(cluster, equal(40_000, 1));
        assertThat(result.work()).isEqualTo(40_000, within(4 * 0.42 * 200));
        Result slow = run(Cluster.ideal(1, 1).withDurations(0, 0.1, 5), equal(40_000, 1));
        assertThat(slow.work()).isEqualTo(40_000 * 1.4, within(4 * 4 * 0.3 * 200));
    }

    @Test
    @DisplayName("A core that is lost λ times an hour takes (e^(λt) − 1)·(1/λ + r) for a task of t hours")
    void aLostTaskBeginsAnew() {
        double rate = 1800;
        double restart = 3;
        Cluster cluster = Cluster.ideal(1, 1).withLosses(rate, restart);
        int tasks = 20_000;
        Result result = run(cluster, equal(tasks, 2));
        double mean = Math.expm1(rate * 2 / 3600) * (3600 / rate + restart);
        assertThat(result.makespan() / tasks).isEqualTo(mean, within(0.15));
        assertThat(result.work()).as("what was lost does not count").isEqualTo(2.0 * tasks);
        assertThat(result.again()).isEqualTo(result.lost());
        assertThat((double) result.lost() / tasks).isEqualTo(Math.E - 1, within(0.06));
    }

    @Test
    void theSameSeedGivesTheSameAndAnotherDoesNot() {
        Cluster cluster = Cluster.ideal(5, 2)
                .withDriver(0.1, 0.01, 0.01, 0.001)
                .withWaves(100, 2)
                .withDurations(0.3, 0.01, 4)
                .withLosses(300, 5);
        double[] seconds = equal(1_000, 1);
        int[] trials = new int[1_000];
        Result result = ClusterSimulation.run(cluster, seconds, trials, SEED);
        assertThat(ClusterSimulation.run(cluster, seconds, trials, SEED)).isEqualTo(result);
        assertThat(ClusterSimulation.run(cluster, seconds, trials, SEED + 1)).isNotEqualTo(result);
        assertThat(result.lost()).isPositive();
    }

    private static Result run(Cluster cluster, double... seconds) {
        int[] trials = new int[seconds.length];
        Arrays.fill(trials, 1);
        return ClusterSimulation.run(cluster, seconds, trials, SEED);
    }

    private static double[] equal(int tasks, double each) {
        double[] seconds = new double[tasks];
        Arrays.fill(seconds, each);
        return seconds;
    }
}
