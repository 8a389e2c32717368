package dev.descent.output.report;

import dev.descent.analysis.Cell;
import dev.descent.analysis.Findings;
import dev.descent.analysis.Sample;
import dev.descent.analysis.SavedNetwork;
import dev.descent.analysis.TrialColumn;
import dev.descent.analysis.TrialColumns;
import dev.descent.analysis.statistics.Summary;
import dev.descent.engine.TrialOutcome.Completed;
import dev.descent.model.Trial;
import dev.descent.output.document.Document;
import dev.descent.output.document.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The network that is saved, and what several networks score together beside each by itself. */
final class SavedSection {
    private SavedSection() {}

    static Document of(Findings findings) {
        Optional<SavedNetwork> saved = findings.saved();
        if (saved.isEmpty()) {
            return new Document();
        }
        SavedNetwork network = saved.get();
        Document page = new Document().heading(network.ensemble().isPresent() ? "Ensemble" : "Saved network");
        network.ensemble().ifPresent(scores -> ensemble(findings, network.trials(), scores, page));
        if (network.files().isEmpty()) {
            return page;
        }
        List<Span> spans = new ArrayList<>();
        for (String file : network.files()) {
            spans.add(new Span.Plain(spans.isEmpty() ? "" : " and "));
            spans.add(new Span.Link(file, file));
        }
        Trial first = network.trials().get(0);
        String what = network.ensemble().isPresent()
                ? "the networks of " + network.trials().size() + " trials, whose mean predicts"
                : "the network of trial " + first.number()
                        + (first.fold() > 0
                                ? ", trained on all folds but fold " + first.fold()
                                : ", the one whose predictions are shown");
        spans.add(new Span.Plain((network.files().size() == 1 ? " holds " : " hold ") + what
                + ", with all that it takes to predict rows of other tables. In this folder, or with its path:"));
        String file = network.files().get(0);
        return page.paragraph(spans.toArray(Span[]::new))
                .commands("descent predict " + file + " --csv TABLE --out FILE");
    }

    private static void ensemble(Findings findings, List<Trial> trials, Completed scores, Document page) {
        List<List<String>> rows = new ArrayList<>();
        for (TrialColumn column : TrialColumns.measures(findings.parts())) {
            Summary single = Sample.of(findings.results(), column, trials).summary();
            rows.add(List.of(
                    column.name(),
                    single.n() == 0 ? "" : Cell.statistic(single.mean()).text(),
                    single.n() == 0 ? "" : Cell.statistic(single.min()).text(),
                    single.n() == 0 ? "" : Cell.statistic(single.max()).text(),
                    statistic(column.cell(trials.get(0), scores))));
        }
        page.paragraph("What the mean of the predictions of all " + trials.size()
                        + " repeats scores, beside each of them alone. It was picked as they were: its scores on rows that the"
                        + " configuration was picked by flatter as theirs do."
                        + (penalized(trials) ? " Its losses have no penalties in them, theirs have." : ""))
                .table(List.of("", "one network: mean", "least", "greatest", "ensemble"), rows, 1);
    }

    private static String statistic(Cell cell) {
        return cell.isEmpty() ? "" : Cell.statistic(cell.number()).text();
    }

    private static boolean penalized(List<Trial> trials) {
        return trials.get(0).network().isPenalized();
    }
}
