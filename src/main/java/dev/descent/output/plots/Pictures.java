package dev.descent.output.plots;

import dev.descent.analysis.Competitors;
import dev.descent.analysis.Findings;
import dev.descent.analysis.JudgedRows;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The plots that an experiment has something to show in, the most telling first. */
public final class Pictures {
    /** Every file that there may be. */
    public static final List<String> FILES = List.of(
                    "way",
                    "loss",
                    "val_loss",
                    "metric",
                    "val_metric",
                    "batch_loss",
                    "steps",
                    "variables",
                    "own_rates",
                    "losses",
                    "learning_rate",
                    "heat_map",
                    "ranking",
                    "importance",
                    "slices",
                    "best_so_far",
                    "tuning",
                    "sensitivity",
                    "sensitivity_2",
                    "sensitivity_3",
                    "sensitivity_4",
                    "predictions",
                    "predictions_2",
                    "predictions_3",
                    "predictions_4",
                    "predictions_5",
                    "predictions_6",
                    "predictions_7",
                    "predictions_8",
                    "residuals",
                    "residuals_2",
                    "residuals_3",
                    "residuals_4",
                    "residuals_5",
                    "residuals_6",
                    "residuals_7",
                    "residuals_8",
                    "weights",
                    "function",
                    "confusion",
                    "roc",
                    "precision_recall")
            .stream()
            .map(PictureWords::file)
            .toList();

    private Pictures() {}

    /** The names of those that show the trials that picked, where some configurations were confirmed. */
    public static List<String> ofPicking(Findings findings) {
        List<Picture> pictures = new ArrayList<>();
        if (findings.tuning().isPresent() && findings.competitors().isEmpty()) {
            findings.importance().ifPresent(importance -> pictures.addAll(ImportancePictures.of(importance)));
            BestSoFarPicture.of(findings).ifPresent(pictures::add);
        }
        return pictures.stream()
                .map(picture -> picture.file().substring(picture.file().indexOf('/') + 1))
                .toList();
    }

    public static List<Picture> of(Findings findings) {
        List<Picture> pictures = new ArrayList<>();
        if (!findings.parts().network()) {
            TrajectoryPicture.of(findings).ifPresent(pictures::add);
        }
        pictures.addAll(CurvePictures.of(findings));
        pictures.addAll(DescentPictures.of(findings));
        BatchLossPicture.of(findings).ifPresent(pictures::add);
        LossPicture.of(findings).ifPresent(pictures::add);
        if (findings.ranking().standings().size() > 1) {
            RatePicture.of(findings).ifPresent(pictures::add);
            HeatMapPicture.of(findings).ifPresent(pictures::add);
            RankingPicture.of(findings).ifPresent(pictures::add);
        }
        findings.importance().ifPresent(importance -> pictures.addAll(ImportancePictures.of(importance)));
        if (findings.competitors().isEmpty()) {
            BestSoFarPicture.of(findings).ifPresent(pictures::add);
        }
        findings.weights().flatMap(WeightsPicture::of).ifPresent(pictures::add);
        findings.function().flatMap(FunctionPicture::of).ifPresent(pictures::add);
        Optional<JudgedRows> judged = findings.judged();
        if (judged.isPresent()) {
            pictures.addAll(
                    judged.get().areClasses()
                            ? ClassPictures.of(findings, judged.get())
                            : PredictionPictures.of(findings, judged.get()));
        }
        return findings.competitors().map(it -> ofCompetitors(it, pictures)).orElse(List.copyOf(pictures));
    }

    /** With the pictures of how competitors were tuned behind their ranking and that of their curves. */
    private static List<Picture> ofCompetitors(Competitors competitors, List<Picture> others) {
        List<Picture> pictures = new ArrayList<>();
        for (String first : List.of("ranking", "loss", "metric")) {
            others.stream()
                    .filter(it -> it.file().equals(PictureWords.file(first)))
                    .forEach(pictures::add);
        }
        pictures.addAll(TuningPicture.of(competitors));
        pictures.addAll(SensitivityPictures.of(competitors));
        others.stream().filter(it -> !pictures.contains(it)).forEach(pictures::add);
        return List.copyOf(pictures);
    }
}
