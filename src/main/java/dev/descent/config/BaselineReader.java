package dev.descent.config;

import dev.descent.model.BaselineTypes;
import dev.descent.model.Component;
import dev.descent.model.FileValues;
import dev.descent.model.KeyPath;
import dev.descent.model.KeyPath.Step;
import dev.descent.problem.Located;
import dev.descent.problem.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what networks are held against. */
final class BaselineReader {
    private static final String KEY = "baselines";

    private final FileKind kind;
    private final FileValues file;
    private final Problems problems;

    BaselineReader(FileKind kind, FileValues file, Problems problems) {
        this.kind = kind;
        this.file = file;
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
                if (baselines.contains(baseline)) {
                    problems.add(
                            at(new Step.Index(i)),
                            "the baseline '" + baseline.name() + "' is listed twice",
                            "expected it once");
                }
                baselines.add(baseline);
            }
        }
        return baselines;
    }

    private Located at(Step... inside) {
        List<Step> steps = new ArrayList<>(KeyPath.of("report", KEY).steps());
        steps.addAll(List.of(inside));
        return file.origin().nearest(steps);
    }
}
