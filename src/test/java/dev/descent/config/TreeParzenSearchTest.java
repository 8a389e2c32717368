package dev.descent.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.model.Direction;
import dev.descent.model.Status;
import dev.descent.problem.FileRefused;
import dev.descent.problem.Problems;
import dev.descent.sweep.Bounds;
import dev.descent.sweep.Configuration;
import dev.descent.sweep.Observed;
import dev.descent.sweep.Repetitions;
import dev.descent.sweep.Repetitions.Extent;
import dev.descent.sweep.Request;
import dev.descent.sweep.Round;
import dev.descent.sweep.Sweep;
import dev.descent.sweep.TreeParzenSearch;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What tpe proposes when it is told values that are made up. */
class TreeParzenSearchTest {
    private static final String FILE = """
            dataset: {csv: a.csv, target: y}
            layers: [{dense: 1}]
            loss: mse
            optimizer: adam
            sweep:
              search: {tpe: {configurations: 24, startup: 8, batch: 4}}
              over: {learning_rate: {uniform: [0.01, 1]}}
            """;

    @Test
    @DisplayName("a configuration of which one repeat diverged is as bad as one of which all did")
    void partlyDiverged() throws FileRefused {
        List<String> partly = proposals(
                FILE, request -> rate(request) > 0.5 && request.repeat() == 2 ? Double.NaN : 1 - rate(request));
        List<String> wholly = proposals(FILE, request -> rate(request) > 0.5 ? Double.NaN : 1 - rate(request));
        List<String> nowhere = proposals(FILE, request -> 1 - rate(request));
        assertThat(partly).isEqualTo(wholly).isNotEqualTo(nowhere);
    }

    @Test
    @DisplayName(
            "over twenty seeds its last proposals are twice as often near the minimum as where all values are alike")
    void goesToTheMinimum() throws FileRefused {
        String many = FILE.replace("configurations: 24, startup: 8", "configurations: 60, startup: 12");
        int near = 0;
        int alike = 0;
        for (int seed = 0; seed < 20; seed++) {
            String file = "seed: " + seed + "\n" + many;
            List<String> proposals = proposals(file, request -> Math.abs(rate(request) - 0.3));
            assertThat(proposals).hasSize(60).doesNotHaveDuplicates();
            near += near(proposals.subList(40, 60));
            alike += near(proposals(file, request -> 1).subList(40, 60));
        }
        assertThat(near).isGreaterThan(2 * alike);
    }

    private static int near(List<String> rates) {
        return (int) rates.stream()
                .filter(rate -> Math.abs(Double.parseDouble(rate) - 0.3) < 0.1)
                .count();
    }

    @Test
    @DisplayName("an excluded proposal uses up its place, and a batch of nothing else is no round")
    void exclusions() throws FileRefused {
        String choices = FILE.replace(
                "{learning_rate: {uniform: [0.01, 1]}}",
                "{learning_rate: [0.1, 0.2, 0.3], epochs: {int_uniform: [1, 8]}}\n  exclude: [{learning_rate: 0.3}]");
        List<String> proposals = proposals(choices, request -> 1);
        assertThat(proposals).doesNotHaveDuplicates().doesNotContain("0.3").hasSizeBetween(8, 16);
    }

    @Test
    @DisplayName("each value of a grid is searched by itself, whatever becomes of the others")
    void besideAGrid() throws FileRefused {
        String grid = FILE + "  grid: {batch_size: [16, 32]}\n";
        List<String> all =
                proposals(grid, request -> settings(request).get(1).equals("16") ? rate(request) : 1 - rate(request));
        List<String> alone = proposals(FILE, TreeParzenSearchTest::rate);
        assertThat(all.stream().filter(text -> text.endsWith(" 16")).map(text -> text.replace(" 16", "")))
                .isEqualTo(alone);
    }

    private static double rate(Request request) {
        return Double.parseDouble(settings(request).get(0));
    }

    private static List<String> settings(Request request) {
        return request.configuration().settings();
    }

    /** The settings of all configurations, in the order of their numbers. */
    private static List<String> proposals(String file, ToDoubleFunction<Request> values) throws FileRefused {
        Problems problems = new Problems(List.of());
        Sweep sweep = Sweeps.read(file, problems);
        Repetitions repetitions = new Repetitions(configuration -> new Extent(0, 3), 2);
        List<Configuration> known = sweep.expand(problems).configurations();
        assertThat(problems.inOrder()).isEmpty();
        List<Request> first = new ArrayList<>();
        for (int i = 0; i < known.size(); i++) {
            first.add(new Request(i + 1, known.get(i), 1, 0, 3));
            first.add(new Request(i + 1, known.get(i), 2, 0, 3));
        }
        TreeParzenSearch search = new TreeParzenSearch(
                sweep, new Round(first), repetitions, new Bounds(5, 24, 48, 144, false), Direction.SMALLER_IS_BETTER);
        List<String> proposals = new ArrayList<>();
        Optional<Round> round = search.next();
        while (round.isPresent()) {
            for (Request request : round.get().requests()) {
                if (request.repeat() == 1) {
                    proposals.add(String.join(" ", settings(request)));
                    assertThat(request.number()).isEqualTo(proposals.size());
                }
                double value = values.applyAsDouble(request);
                search.observe(new Observed(
                        "", Double.isNaN(value) ? Status.DIVERGED : Status.COMPLETED, value, request.untilEpoch()));
            }
            round = search.next();
        }
        return proposals;
    }
}
