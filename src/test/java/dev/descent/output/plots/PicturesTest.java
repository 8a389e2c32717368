package dev.descent.output.plots;

import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.analysis.Findings;
import dev.descent.model.Component;
import dev.descent.model.ExperimentSpec;
import dev.descent.model.GridExperiment;
import dev.descent.model.MinimizeSpec;
import dev.descent.model.Trial;
import dev.descent.output.Altered;
import dev.descent.output.Experiments;
import dev.descent.output.HandMade;
import dev.descent.output.Hostile;
import dev.descent.output.MemoryFolder;
import dev.descent.output.svg.CellPlot;
import dev.descent.output.svg.LinePanels;
import dev.descent.output.svg.RankingPlot;
import dev.descent.output.svg.Series;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class PicturesTest {
    @Test
    void everyKindOfExperimentHasThePicturesThatMeanSomething() {
        Map<String, TreeSet<String>> drawn = Experiments.all().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        entry -> new TreeSet<>(pictures(entry.getValue()).keySet())));
        assertThat(drawn)
                .containsEntry("single", set("loss", "predictions", "residuals"))
                .containsEntry("classes", set("confusion"))
                .containsEntry("two-classes", set("confusion", "precision_recall", "roc"))
                .containsEntry("sweep", set("heat_map", "importance", "learning_rate", "loss", "ranking", "slices"))
                .containsEntry("minimize", set("learning_rate", "steps", "way"))
                .containsEntry("solve", set("steps"))
                .containsEntry("hopeless", set());
    }

    @Test
    void whateverIsDrawnIsRemovedWhenItIsDrawnNoMore() {
        Experiments.all()
                .values()
                .forEach(results -> assertThat(Pictures.of(Findings.of(results)))
                        .extracting(Picture::file)
                        .isSubsetOf(Pictures.FILES));
    }

    @Test
    void ofManyConfigurationsTheBestAreDrawnAndThePictureSaysSo() {
        HandMade many = swept(1000);
        Map<String, Picture> pictures = pictures(many);
        RankingPlot ranking = (RankingPlot) pictures.get("ranking").plot();
        assertThat(ranking.rows()).hasSize(20);
        assertThat(ranking.caption().subtitle()).startsWith("The best 20 of 1000 configurations; ");
        LinePanels loss = (LinePanels) pictures.get("loss").plot();
        assertThat(loss.panels()).hasSize(LinePanels.MOST);
        assertThat(loss.caption().subtitle()).startsWith("The best 16 of 1000 configurations; ");
        assertThat(pictures).doesNotContainKey("heat_map");
        assertThat(pictures.values())
                .allSatisfy(picture -> assertThat(text(picture)).hasSizeLessThan(60_000));
    }

    @Test
    void theMapIsOfTheTwoKeysWithMostPairsAndTheOthersAsInTheBest() {
        CellPlot map = (CellPlot) pictures(Experiments.sweep()).get("heat_map").plot();
        assertThat(map.columns()).containsExactly("0.001", "0.01", "0.1");
        assertThat(map.rows()).containsExactly("sgd", "adam(beta_1=0.8)");
        assertThat(map.cells()).hasSize(6).noneMatch(cell -> Double.isNaN(cell.value()));
        assertThat(map.caption().subtitle()).contains("with case=-careful|<b>");
    }

    @Test
    void theMapTellsAlternativesWithRatesOfTheirOwnApart() {
        HandMade sweep = Experiments.sweep();
        ExperimentSpec e = sweep.experiment();
        List<Trial> trials = e.trials().stream()
                .map(t -> new Trial(
                        t.number(),
                        t.id(),
                        t.spec(),
                        t.configuration(),
                        t.repeat(),
                        t.fold(),
                        t.caseName(),
                        List.of(
                                "sgd(learning_rate=0.0" + t.settings().get(0).length() + ", momentum=0.9)",
                                t.settings().get(1))))
                .toList();
        HandMade branched = sweep.with(GridExperiment.of(
                e.file(),
                e.name(),
                e.description(),
                e.seed(),
                e.sweptKeys(),
                e.cases(),
                trials,
                e.repeats(),
                e.folds(),
                e.excluded(),
                e.engine(),
                e.executor(),
                List.of(),
                e.report()));
        assertThat(text(pictures(branched).get("heat_map"))).contains(">sgd(η=0.03, ", ">sgd(η=0.016, ");
    }

    @Test
    void aConfigurationOfWhichATrialDivergedIsMarkedAtTheTop() {
        String svg = text(pictures(Experiments.sweep()).get("learning_rate"));
        assertThat(svg).contains(">diverged</text>");
        assertThat(text(pictures(Experiments.single()).get("loss"))).doesNotContain(">diverged</text>");
    }

    @Test
    void trainingAndValidationOfSeveralConfigurationsAreOnePicture() {
        Picture picture = pictures(Experiments.sweep()).get("loss");
        LinePanels loss = (LinePanels) picture.plot();
        assertThat(loss.caption().title()).isEqualTo("Training and validation loss over epochs");
        assertThat(loss.keys()).containsExactly("training", "validation");
        assertThat(loss.panels())
                .allSatisfy(panel ->
                        assertThat(panel.series()).extracting(Series::name).containsExactly("training", "validation"));
        assertThat(loss.reference().name()).isEqualTo("validation of the best");
        assertThat(text(picture)).contains(">panels: " + loss.names() + "</text>");
    }

    @Test
    void anExplodedMeanHasNoPlaceOnTheAxisIfItIsOneOfManyAndMoreThanDoublesIt() {
        double[] means = IntStream.rangeClosed(1, 20).asDoubleStream().toArray();
        assertThat(RatePicture.end(means)).isInfinite();
        means[4] = 199_000;
        assertThat(RatePicture.end(means)).isEqualTo(20);
        assertThat(RatePicture.end(1, 2, 20, 199_000)).isInfinite();
        means[4] = 390;
        assertThat(RatePicture.end(means)).isInfinite();
        means[5] = 0;
        means[4] = 199_000;
        assertThat(RatePicture.end(means)).isInfinite();
        assertThat(RatePicture.end()).isInfinite();
    }

    @Test
    void ofManyLearningRatesSomeAreDrawn() {
        HandMade few = Experiments.minimize();
        ExperimentSpec e = few.experiment();
        MinimizeSpec spec = (MinimizeSpec) e.trials().get(0).spec();
        List<Trial> trials = new ArrayList<>();
        for (int t = 0; t < 500; t++) {
            Component rated = spec.optimizer().orElseThrow().with("learning_rate", 0.001 * (t + 1));
            MinimizeSpec other = new MinimizeSpec(
                    spec.function(),
                    spec.start(),
                    Optional.of(rated),
                    spec.steps(),
                    spec.clipping(),
                    spec.tolerance(),
                    spec.seed());
            trials.add(new Trial(1, "id", other, t + 1, 1, 0, Optional.empty(), List.of("x^2", "rate " + t)));
        }
        Picture picture = pictures(few.with(Altered.of(e)
                        .trials(trials)
                        .repeats(1)
                        .expectations(List.of())
                        .spec()))
                .get("learning_rate");
        assertThat(picture.plot().caption().subtitle()).isEqualTo("One learning rate of 9 is drawn");
        assertThat(text(picture)).hasSizeLessThan(10_000);
    }

    @Test
    void textsThatTryToBeMarkupStayTexts() throws Exception {
        for (Picture picture : pictures(Hostile.experiment()).values()) {
            Document document = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(text(picture))));
            assertThat(document.getElementsByTagName("script").getLength()).isZero();
            assertThat(document.getElementsByTagName("img").getLength()).isZero();
        }
        assertThat(text(pictures(Hostile.experiment()).get("loss"))).contains("&lt;/script&gt;");
    }

    @Test
    void ofAWayThatArrivesAtOnceTheNextIsTold() {
        assertThat(MemoryFolder.of(Experiments.minimize()).file("report.md"))
                .contains("## The way of trial 2, minimize.function=-x^2, learning_rate=0.3");
    }

    private static TreeSet<String> set(String... names) {
        return new TreeSet<>(List.of(names));
    }

    private static Map<String, Picture> pictures(HandMade results) {
        return Pictures.of(Findings.of(results)).stream()
                .collect(Collectors.toMap(
                        picture -> picture.file().replaceAll("plots/|\\.svg", ""), picture -> picture));
    }

    private static String text(Picture picture) {
        StringBuilder out = new StringBuilder();
        try {
            picture.write(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }

    /** The trials of the sweep that completed, again and again, as so many configurations of two repeats. */
    private static HandMade swept(int configurations) {
        HandMade few = Experiments.sweep();
        List<Trial> trials = new ArrayList<>();
        ExperimentSpec e = few.experiment();
        for (int t = 0; t < 2 * configurations; t++) {
            Trial like = e.trials().get(t % 16);
            trials.add(new Trial(
                    t % 16 + 1,
                    like.id(),
                    like.spec(),
                    t / 2 + 1,
                    t % 2 + 1,
                    0,
                    like.caseName(),
                    List.of("optimizer " + t / 2, Integer.toString(t / 2))));
        }
        return few.with(Altered.of(e)
                .cases(List.of())
                .trials(trials)
                .repeats(2)
                .expectations(List.of())
                .spec());
    }
}
