package dev.descent.config;

import dev.descent.data.ForeignPredictions;
import dev.descent.data.Table;
import dev.descent.model.BaselineTypes;
import dev.descent.model.Component;
import dev.descent.model.DatasetSpec;
import dev.descent.model.FileValues;
import dev.descent.model.KeyPath;
import dev.descent.model.KeyPath.Step;
import dev.descent.model.Origin;
import dev.descent.model.Sections;
import dev.descent.problem.Problems;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what networks are held against. */
final class BaselineReader {
    private static final String KEY = "baselines";

    private final FileKind kind;
    private final FileValues file;
    private final TableReader tables;
    private final Problems problems;
    private final Map<String, Table> foreign = new LinkedHashMap<>();

    BaselineReader(FileKind kind, FileValues file, TableReader tables, Problems problems) {
        this.kind = kind;
        this.file = file;
        this.tables = tables;
        this.problems = problems;
    }

    /** The baselines of a file's report; none where no network is trained. */
    List<Component> read(Component report) {
        Optional<Object> written = Optional.ofNullable(report.given().get(KEY));
        if (kind != FileKind.NETWORK) {
            if (written.isPresent()) {
                problems.add(
                        at(),
                        "baselines predict rows of a table, and this file has none",
                        "expected no baselines beside minimize and solve");
            }
            return List.of();
        }
        if (written.isEmpty()) {
            return BaselineTypes.DEFAULT;
        }
        List<Component> baselines = new ArrayList<>();
        if (written.get() instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                Component baseline = (Component) list.get(i);
                String title = BaselineTypes.title(baseline);
                boolean twice = baselines.stream()
                        .anyMatch(it -> BaselineTypes.title(it).equals(title));
                if (twice) {
                    problems.add(
                            at(new Step.Index(i)),
                            "the baseline '" + title + "' is listed twice",
                            BaselineTypes.isForeign(baseline)
                                    ? "expected a file of another name, since a baseline is called like its file"
                                    : "expected it once");
                }
                Optional<Table> table = BaselineTypes.isForeign(baseline) && !twice
                        ? tables.readOther(baseline, at(new Step.Index(i)))
                        : Optional.empty();
                table.ifPresent(it -> foreign.put(title, it));
                baselines.add(table.map(it -> baseline.with(Sections.CELLS_DIGEST, it.digest()))
                        .orElse(baseline));
            }
        }
        return baselines;
    }

    /** The tables of other tools' predictions by the name of the baseline. */
    Map<String, Table> foreign() {
        return foreign;
    }

    /** Tells that configurations have other targets, which one file can't predict. */
    void refuseForeign() {
        problems.add(
                at(),
                "another tool's predictions are of one target, but configurations differ in theirs",
                "expected no csv among the baselines, or a sweep that leaves `dataset.target` and `task` alone");
    }

    /** What these predict of the table's rows; what does not fit is told. */
    Map<String, ForeignPredictions> predictions(List<Component> baselines, Table table, DatasetSpec dataset) {
        Map<String, ForeignPredictions> predictions = new LinkedHashMap<>();
        for (int i = 0; i < baselines.size(); i++) {
            Table own = foreign.get(BaselineTypes.title(baselines.get(i)));
            if (own != null && own.path().equals(table.path())) {
                problems.add(
                        at(new Step.Index(i)),
                        "this is the table itself, not predictions of it",
                        "expected the file of another tool's predictions");
            } else if (own != null) {
                Optional<ForeignPredictions> read =
                        ForeignPredictions.read(own, at(new Step.Index(i)), table, dataset, problems);
                if (read.isPresent()) {
                    predictions.put(BaselineTypes.title(baselines.get(i)), read.get());
                }
            }
        }
        return predictions;
    }

    private Origin at(Step... inside) {
        List<Step> steps = new ArrayList<>(KeyPath.of("report", KEY).steps());
        steps.addAll(List.of(inside));
        return file.origin().nearest(steps);
    }
}
