package dev.descent.output.plots;

import dev.descent.analysis.Findings;
import dev.descent.analysis.KeyImportance;
import dev.descent.analysis.KeyImportance.Row;
import dev.descent.analysis.RankedConfiguration;
import dev.descent.analysis.importance.SweptKey;
import dev.descent.model.Direction;
import dev.descent.number.NumberText;
import dev.descent.output.svg.BarPlot;
import dev.descent.output.svg.BarPlot.Bar;
import dev.descent.output.svg.Caption;
import dev.descent.output.svg.PlotAxis;
import dev.descent.output.svg.PlotAxis.Division;
import dev.descent.output.svg.SlicePlot;
import dev.descent.output.svg.SlicePlot.Slice;
import dev.descent.sweep.search.Distribution;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How much each swept key mattered, and the ranking value against each of them. */
public final class ImportancePictures {
    /** The files of these pictures. */
    public static final List<String> FILES = List.of(PictureWords.file("importance"), PictureWords.file("slices"));

    private static final int MOST_BARS = 12;
    private static final int MOST_KEYS = 6;
    /** Of more configurations some are left out, so that the picture stays small. */
    private static final int MOST_DOTS = 300;

    private final KeyImportance importance;
    private final Findings findings;
    private final String value;

    private ImportancePictures(KeyImportance importance) {
        this.importance = importance;
        this.findings = importance.findings();
        this.value = findings.experiment().report().rankBy();
    }

    static List<Picture> of(KeyImportance importance) {
        ImportancePictures pictures = new ImportancePictures(importance);
        List<Picture> both = new ArrayList<>();
        if (!importance.rows().isEmpty()) {
            both.add(pictures.bars());
        }
        both.add(pictures.slices());
        return both;
    }

    private Picture bars() {
        List<Row> rows = importance.rows();
        List<Bar> bars = new ArrayList<>();
        boolean chance = importance.knowsChance();
        boolean joint = false;
        for (Row row : rows.subList(0, Math.min(MOST_BARS, rows.size()))) {
            BarPlot.Kind kind = switch (row.kind()) {
                case KEY -> BarPlot.Kind.SINGLE;
                case INTERACTION -> BarPlot.Kind.JOINT;
                case REST -> BarPlot.Kind.REST;
            };
            joint |= kind == BarPlot.Kind.JOINT;
            String text = KeyImportance.percent(row.share());
            bars.add(new Bar(kind, row.name(), row.share(), text, chance ? row.byChance() : Double.NaN));
        }
        List<String> notes = new ArrayList<>(ofWhat());
        notes.add(joint ? "what keys do by themselves, and two only together" : "what decides who is among the best");
        if (chance) {
            notes.add("a line across: what chance alone would make of it");
        }
        if (bars.size() < rows.size()) {
            notes.add("the largest " + bars.size() + " of " + rows.size());
        }
        String whole = importance.isOfRanks() ? "the variance of the rank by " + value : "the variance of " + value;
        return new Picture(
                FILES.get(0),
                new BarPlot(
                        new Caption(KeyImportance.TITLE, PictureWords.sentence(notes)),
                        joint ? "share of " + whole : "share of all importances",
                        bars));
    }

    private List<String> ofWhat() {
        return importance.isOfPicking() ? List.of(PictureWords.OF_PICKING) : List.of();
    }

    private Picture slices() {
        List<RankedConfiguration> ranked = findings.ranking().ranked();
        int every = (ranked.size() + MOST_DOTS - 1) / MOST_DOTS;
        List<RankedConfiguration> shown = new ArrayList<>();
        for (int r = 0; r < ranked.size(); r += every) {
            shown.add(ranked.get(r));
        }
        List<Double> values = shown.stream().map(RankedConfiguration::wholeMean).toList();
        Map<Integer, Integer> places = new HashMap<>();
        for (RankedConfiguration standing : findings.ranking().standings()) {
            places.put(standing.number(), places.size());
        }
        List<Integer> which =
                shown.stream().map(standing -> places.get(standing.number())).toList();
        List<SweptKey> keys = importance.keys();
        List<Slice> slices = new ArrayList<>();
        for (SweptKey key : keys.subList(0, Math.min(MOST_KEYS, keys.size()))) {
            slices.add(slice(key, which));
        }
        List<String> notes = new ArrayList<>(ofWhat());
        notes.add("a dot a configuration, the diamond is the best" + (importance.isOfPicking() ? " when picked" : ""));
        if (values.stream().anyMatch(it -> !Double.isFinite(it))) {
            notes.add("a cross: a trial of it diverged, failed or has no value");
        }
        if (every > 1) {
            notes.add("one of " + every + " configurations, by their ranks");
        }
        if (slices.size() < keys.size()) {
            notes.add(slices.size() + " of " + keys.size() + " keys");
        }
        return new Picture(
                FILES.get(1),
                new SlicePlot(
                        new Caption(value + " by each swept key", PictureWords.sentence(notes)),
                        new PlotAxis(value, Division.FITTING),
                        values,
                        findings.ranking().direction() == Direction.SMALLER_IS_BETTER,
                        0,
                        slices));
    }

    /** @param shown the places of the configurations among those of the key */
    private static Slice slice(SweptKey key, List<Integer> shown) {
        Optional<Distribution> numbers = key.distribution();
        List<String> choices = numbers.isPresent() ? List.of() : key.tried();
        List<Double> places = new ArrayList<>();
        for (int configuration : shown) {
            String text = key.values().get(configuration);
            if (text.isEmpty()) {
                places.add(Double.NaN);
            } else if (numbers.isPresent()) {
                places.add(NumberText.parse(text).orElseThrow());
            } else {
                places.add((double) choices.indexOf(text));
            }
        }
        return new Slice(
                key.name(),
                places,
                numbers.isPresent() && numbers.get().isLog(),
                choices.stream().map(ShortNames::withEta).toList());
    }
}
