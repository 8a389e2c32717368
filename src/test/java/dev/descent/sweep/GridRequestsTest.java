package dev.descent.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.descent.model.Component;
import dev.descent.model.FileValues;
import dev.descent.model.Origin;
import dev.descent.model.Sections;
import dev.descent.problem.Position;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

class GridRequestsTest {
    private static final FileValues FILE = new FileValues(
            Component.of(Sections.NETWORK_FILE),
            Set.of(),
            Origin.of(Position.ofFile("x.yaml"), Position.ofFile("x.yaml"), "a mapping"));

    @Test
    void repeatsTurnFastestThenFoldsThenConfigurations() {
        List<Request> requests =
                new GridRequests(GridRequestsTest::configuration, new int[] {0, 2}, new int[] {3, 5}, 2);
        assertThat(requests)
                .extracting(
                        it -> it.configuration().settings().get(0), Request::fold, Request::repeat, Request::untilEpoch)
                .map(Object::toString)
                .containsExactly(
                        "(\"0\", 0, 1, 3)",
                        "(\"0\", 0, 2, 3)",
                        "(\"1\", 1, 1, 5)",
                        "(\"1\", 1, 2, 5)",
                        "(\"1\", 2, 1, 5)",
                        "(\"1\", 2, 2, 5)");
    }

    @Test
    void oneOfAHundredThousandIsMadeWhenItIsAskedFor() {
        List<Integer> made = new ArrayList<>();
        IntFunction<Configuration> counting = index -> {
            made.add(index);
            return configuration(index);
        };
        int[] epochs = new int[100_000];
        Arrays.fill(epochs, 7);
        Round round = new Round(new GridRequests(counting, new int[100_000], epochs, 3));
        assertThat(round.requests()).hasSize(300_000);
        assertThat(made).isEmpty();
        assertThat(round.requests().get(299_999).configuration().settings()).containsExactly("99999");
        assertThat(round.requests().get(299_998).repeat()).isEqualTo(2);
        assertThat(made).containsExactly(99_999);
    }

    @Test
    void aGridHasOneRound() {
        Round round = new Round(List.of(new Request(1, configuration(0), 1, 0, 3)));
        Grid grid = new Grid(round, new Bounds(1, 1, 1, 3, true));
        assertThat(grid.next()).containsSame(round);
        assertThat(grid.next()).isEmpty();
    }

    @Test
    void aRoundOfNothingIsRefused() {
        assertThatThrownBy(() -> new Round(List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at least one request");
    }

    private static Configuration configuration(int index) {
        return new Configuration(FILE, List.of(), Optional.empty(), List.of(Integer.toString(index)));
    }
}
