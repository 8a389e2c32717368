package dev.descent.analysis;

import dev.descent.data.PartName;
import dev.descent.engine.Predictions;
import dev.descent.engine.TrialOutcome.Completed;
import dev.descent.model.ReportSpec;
import dev.descent.model.Trial;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Which rows predictions.csv shows, and whose predictions: those of {@link Judges}, of folds each row's by the one that holds it out. */
final class ShownRows {
    private final Findings findings;
    private final Results results;
    private final Judges judges;
    private final List<Shown> shown = new ArrayList<>();

    /** A row of the table, from 0, what it is to the trial whose prediction it is, and where that begins among those of others. */
    static final class Shown {
        private final int row;
        private final Trial trial;
        private final String part;
        private final float[] values;
        private final int at;

        Shown(int row, Trial trial, String part, float[] values, int at) {
            this.row = row;
            this.trial = trial;
            this.part = part;
            this.values = values;
            this.at = at;
        }

        int row() {
            return row;
        }

        Trial trial() {
            return trial;
        }

        String part() {
            return part;
        }

        float[] values() {
            return values;
        }

        int at() {
            return at;
        }
    }

    private ShownRows(Findings findings, Judges judges) {
        this.findings = findings;
        this.results = findings.results();
        this.judges = judges;
    }

    static List<Shown> of(Findings findings, Judges judges) {
        ShownRows rows = new ShownRows(findings, judges);
        ReportSpec report = findings.experiment().report();
        if (report.part().isEmpty()) {
            rows.addFirst();
        } else {
            rows.addPart(PartName.valueOf(report.part().get().toUpperCase(Locale.ROOT)), report.predictions());
        }
        return rows.shown;
    }

    private void addFirst() {
        Trial trial = judges.first();
        List<Integer> rows = results.firstRows(trial).rows();
        Predictions predictions = ((Completed) results.outcome(trial)).predictions();
        Map<PartName, int[]> parts = new EnumMap<>(PartName.class);
        for (PartName part : PartName.values()) {
            parts.put(part, results.partRows(trial, part));
        }
        Optional<JudgedRows> heldOut = judges.pooled() ? findings.judged() : Optional.empty();
        int next = 0;
        for (int r = 0; r < Math.min(rows.size(), predictions.rows()); r++) {
            int row = rows.get(r) - 1;
            while (heldOut.isPresent()
                    && next < heldOut.get().rows()
                    && heldOut.get().row(next) < row) {
                next++;
            }
            if (heldOut.isPresent()
                    && next < heldOut.get().rows()
                    && heldOut.get().row(next) == row) {
                addJudged(heldOut.get(), next);
            } else {
                shown.add(new Shown(row, trial, part(parts, row), predictions.values(), r * predictions.outputs()));
            }
        }
    }

    private static String part(Map<PartName, int[]> parts, int row) {
        for (Map.Entry<PartName, int[]> part : parts.entrySet()) {
            if (Arrays.binarySearch(part.getValue(), row) >= 0) {
                return part.getKey().key();
            }
        }
        return "";
    }

    private void addPart(PartName part, int most) {
        if (part == judges.part()) {
            findings.judged().ifPresent(judged -> {
                for (int r = 0; r < Math.min(most, judged.rows()); r++) {
                    addJudged(judged, r);
                }
            });
            return;
        }
        results.predictions(judges.first(), part).ifPresent(known -> {
            for (int r = 0; r < Math.min(most, known.rows().length); r++) {
                shown.add(new Shown(
                        known.rows()[r],
                        judges.first(),
                        part.key(),
                        known.predictions().values(),
                        r * known.predictions().outputs()));
            }
        });
    }

    private void addJudged(JudgedRows judged, int r) {
        shown.add(new Shown(judged.row(r), judged.trial(r), judges.part().key(), judged.predictions(r), judged.at(r)));
    }
}
