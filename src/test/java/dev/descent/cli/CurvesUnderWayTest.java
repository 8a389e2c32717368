package dev.descent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.app.TrialUnderWay;
import dev.descent.engine.Fixtures;
import dev.descent.model.Trial;
import dev.descent.output.Experiments;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The points that a page draws of the trials under way: few, however long a trial lasts. */
class CurvesUnderWayTest {
    private final CurvesUnderWay curves = new CurvesUnderWay();

    CurvesUnderWayTest() {
        curves.begin(Experiments.single().experiment());
    }

    @Test
    void whatIsToldOfATrialIsALine() {
        assertThat(curves.json()).isEqualTo("{\"trials\":[],\"more\":0}");
        assertThat(curves.add(List.of(at(1, 1, 0.5f)))).isTrue();
        TrialUnderWay second = new TrialUnderWay(trial(1), 0, 3, 0.25f, 0.375f);
        assertThat(curves.add(List.of(second))).isTrue();
        assertThat(curves.add(List.of(second))).as("nothing new").isFalse();
        assertThat(curves.json())
                .contains("{\"number\":1,\"name\":\"trial 1")
                .endsWith("\"until\":100000,\"points\":[[1,0.5,null],[3,0.25,0.375]]}],\"more\":0}");
        assertThat(curves.add(List.of())).isTrue();
        assertThat(curves.json()).isEqualTo("{\"trials\":[],\"more\":0}");
    }

    @Test
    void aLongTrialHasNoMorePointsThanThereIsRoomFor() {
        for (int epoch = 1; epoch <= 100_000; epoch += 7) {
            curves.add(List.of(at(1, epoch, 1f / epoch)));
        }
        List<Integer> epochs = epochs();
        assertThat(epochs).hasSizeBetween(CurvesUnderWay.MOST_POINTS / 2 - 1, CurvesUnderWay.MOST_POINTS + 1);
        assertThat(epochs).isSorted().startsWith(1).endsWith(99_996);
        for (int k = 2; k < epochs.size(); k++) {
            assertThat(epochs.get(k) - epochs.get(k - 1)).isLessThan(2_100);
        }
    }

    @Test
    void aTrialThatIsTrainedAgainBeginsAgain() {
        curves.add(List.of(at(1, 5, 0.5f)));
        curves.add(List.of(at(1, 2, 0.25f)));
        assertThat(epochs()).containsExactly(2);
    }

    @Test
    void beyondTenTrialsTheOthersAreCounted() {
        List<TrialUnderWay> underWay = new ArrayList<>();
        for (int number = 21; number <= 36; number++) {
            underWay.add(at(number, 1, 0.5f));
        }
        curves.add(underWay);
        assertThat(curves.json()).contains("\"number\":21,", "\"number\":30,").endsWith("\"more\":6}");
        underWay.set(0, at(3, 1, 0.5f));
        curves.add(underWay);
        assertThat(curves.json())
                .as("those that are drawn stay")
                .contains("\"number\":3,", "\"number\":30,")
                .doesNotContain("\"number\":21,", "\"number\":31,");
    }

    private List<Integer> epochs() {
        String json = curves.json();
        String points = json.substring(json.indexOf("\"points\":[[") + "\"points\":[[".length(), json.indexOf("]]}"));
        return List.of(points.split("],\\[")).stream()
                .map(point -> Integer.parseInt(point.substring(0, point.indexOf(','))))
                .toList();
    }

    private static TrialUnderWay at(int number, int epoch, float loss) {
        return new TrialUnderWay(trial(number), 0, epoch, loss, Float.NaN);
    }

    private static Trial trial(int number) {
        return new Fixtures.Sketch().epochs(100_000).trial(number);
    }
}
