package dev.descent.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.model.Confirmation;
import dev.descent.model.Direction;
import dev.descent.model.FileValues;
import dev.descent.model.Status;
import dev.descent.sweep.Repetitions.Extent;
import dev.descent.sweep.search.Rungs;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SuccessiveHalvingTest {
    private static final int EPOCHS = 9;
    private static final Configuration ANY =
            new Configuration(new FileValues(null, Set.of(), null), List.of(), Optional.empty(), List.of());

    @Test
    @DisplayName("a third goes on to each rung, the best by value")
    void aThirdGoesOn() {
        SuccessiveHalving search = halving(9, 1, Direction.SMALLER_IS_BETTER);
        assertThat(round(search, request -> -request.number())).isEqualTo("1-9 until 1");
        assertThat(round(search, request -> -request.number())).isEqualTo("7-9 until 3");
        assertThat(round(search, request -> -request.number())).isEqualTo("9-9 until 9");
        assertThat(search.next()).isEmpty();
        assertThat(search.bounds()).isEqualTo(new Bounds(3, 9, 9, 9 + 3 * 2 + 6, false));
        assertThat(search.outline())
                .containsExactly("9 configurations until epoch 1, 3 until epoch 3, 1 until epoch 9");
    }

    @Test
    @DisplayName("of larger and better values the largest, of equal ones the earlier")
    void direction() {
        SuccessiveHalving search = halving(9, 1, Direction.LARGER_IS_BETTER);
        round(search, request -> request.number() == 7 ? 2 : 1);
        assertThat(numbers(search)).containsExactly(1, 2, 7);
    }

    @Test
    @DisplayName(
            "a value is the mean of the repeats, which go on together; one that lacks a value is worse than all that are whole")
    void means() {
        SuccessiveHalving search = halving(6, 2, Direction.SMALLER_IS_BETTER);
        round(search, request -> switch (request.number()) {
            case 1 -> request.repeat() == 1 ? 0 : Double.NaN;
            case 4 -> request.repeat() == 1 ? 1 : 9;
            case 5 -> 4;
            default -> 6;
        });
        assertThat(numbers(search)).containsExactly(4, 4, 5, 5);
    }

    @Test
    @DisplayName("what has no value does not go on, and if nothing has, the search ends")
    void nothingLeft() {
        SuccessiveHalving search = halving(9, 1, Direction.SMALLER_IS_BETTER);
        round(search, request -> request.number() == 4 ? 5 : Double.NaN);
        assertThat(numbers(search)).containsExactly(4);
        SuccessiveHalving hopeless = halving(9, 1, Direction.SMALLER_IS_BETTER);
        round(hopeless, request -> Double.NaN);
        assertThat(hopeless.next()).isEmpty();
    }

    @Test
    @DisplayName("a value at a rung does not count at the next")
    void eachRungByItself() {
        SuccessiveHalving search = halving(9, 1, Direction.SMALLER_IS_BETTER);
        round(search, Request::number);
        round(search, request -> request.number() == 1 ? 100 : 50 + request.number());
        assertThat(numbers(search)).containsExactly(2);
    }

    @Test
    @DisplayName("brackets of Hyperband begin when the others come to their first rung, and compare within themselves")
    void brackets() {
        Search search = Search.halving(Search.Kind.HYPERBAND, 0, new Search.Halving(3, Rungs.hyperband(EPOCHS, 3, 1)));
        List<Integer> bracketOf = new ArrayList<>();
        for (int i = 0; i < search.configurations(); i++) {
            bracketOf.add(search.halving().orElseThrow().bracketOf(i));
        }
        assertThat(bracketOf).containsExactly(0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 2, 2, 2);
        SuccessiveHalving halving = of(search, bracketOf, 1, Direction.SMALLER_IS_BETTER);
        assertThat(round(halving, Request::number)).isEqualTo("1-9 until 1");
        assertThat(round(halving, request -> -request.number())).isEqualTo("1-3 10-14 until 3");
        assertThat(round(halving, Request::number)).isEqualTo("3-3 14-17 until 9");
        assertThat(halving.next()).isEmpty();
        assertThat(halving.bounds().epochs()).isEqualTo(9 + 3 * 2 + 6 + 5 * 3 + 6 + 3 * 9);
    }

    @Test
    @DisplayName("a bracket whose points were left out is smaller, and halved by its own number")
    void smallerBrackets() {
        Search search = search(9);
        SuccessiveHalving halving = of(search, Collections.nCopies(5, 0), 1, Direction.SMALLER_IS_BETTER);
        assertThat(round(halving, Request::number)).isEqualTo("1-5 until 1");
        assertThat(numbers(halving)).containsExactly(1);
    }

    @Test
    @DisplayName("only what came through is confirmed, by what it came to in the end")
    void confirmed() {
        Confirming search = new Confirming(
                halving(9, 1, Direction.SMALLER_IS_BETTER),
                new Confirmation(2, 2),
                configuration -> EPOCHS,
                0,
                EPOCHS,
                Direction.SMALLER_IS_BETTER);
        assertThat(round(search, Request::number)).isEqualTo("1-9 until 1");
        assertThat(round(search, request -> 100 - request.number())).isEqualTo("1-3 until 3");
        assertThat(round(search, request -> 1000)).isEqualTo("3-3 until 9");
        Round last = search.next().orElseThrow();
        assertThat(last.confirming()).isTrue();
        assertThat(last.requests().stream().map(Request::number)).containsExactly(3, 3);
        assertThat(search.outline()).hasSize(1);
    }

    @Test
    @DisplayName("another of the same begins with the very same round")
    void again() {
        SuccessiveHalving search = halving(9, 1, Direction.SMALLER_IS_BETTER);
        Round first = search.next().orElseThrow();
        assertThat(search.again().next()).containsSame(first);
    }

    private static Search search(int configurations) {
        return Search.halving(
                Search.Kind.SUCCESSIVE_HALVING,
                0,
                new Search.Halving(3, List.of(Rungs.successiveHalving(configurations, EPOCHS, 3, 1))));
    }

    private static SuccessiveHalving halving(int configurations, int repeats, Direction direction) {
        return of(search(configurations), Collections.nCopies(configurations, 0), repeats, direction);
    }

    private static SuccessiveHalving of(Search search, List<Integer> brackets, int repeats, Direction direction) {
        Expanded expanded = new Expanded(Collections.nCopies(brackets.size(), ANY), List.of(), 0, brackets, List.of());
        return new SuccessiveHalving(
                search.halving().orElseThrow(),
                expanded,
                new Repetitions(configuration -> new Extent(0, EPOCHS), repeats),
                repeats,
                direction);
    }

    /** Trains a round; its configurations and its epoch. */
    private static String round(Strategy search, ToDoubleFunction<Request> values) {
        List<Request> requests = search.next().orElseThrow().requests();
        for (Request request : requests) {
            double value = values.applyAsDouble(request);
            Status status = Double.isNaN(value) ? Status.DIVERGED : Status.COMPLETED;
            search.observe(new Observed("", status, value, request.untilEpoch()));
        }
        List<String> spans = new ArrayList<>();
        int first = 0;
        int last = -1;
        for (Request request : requests) {
            if (request.number() > last + 1 || last < 0) {
                if (last > 0) {
                    spans.add(first + "-" + last);
                }
                first = request.number();
            }
            last = request.number();
        }
        spans.add(first + "-" + last);
        return String.join(" ", spans) + " until " + requests.get(0).untilEpoch();
    }

    private static List<Integer> numbers(SuccessiveHalving search) {
        return search.next().orElseThrow().requests().stream()
                .map(Request::number)
                .toList();
    }
}
