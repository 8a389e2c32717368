package dev.descent.output.html;

import dev.descent.analysis.Findings;
import dev.descent.analysis.LearnedFunction;
import dev.descent.analysis.Overview;
import dev.descent.model.ExperimentSpec;
import dev.descent.output.document.Document;
import dev.descent.output.document.HtmlForm;
import dev.descent.output.document.Span;
import dev.descent.output.plots.CurvePictures;
import dev.descent.output.plots.Picture;
import dev.descent.output.plots.RankingPicture;
import dev.descent.output.report.ReportSections;
import dev.descent.output.svg.NetworkPlot;
import dev.descent.output.text.HtmlText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The parts of report.html that stand without a script. A part that the experiment does not have is empty. */
final class PageSections {
    private final Findings findings;
    private final ReportSections sections;
    private final List<String> files;

    PageSections(Findings findings, List<Picture> pictures, List<String> files) {
        this.findings = findings;
        this.sections = new ReportSections(findings, pictures);
        this.files = files;
    }

    /** Writes what a slot of the page's frame is called after. */
    void write(String slot, Appendable out) throws IOException {
        switch (slot) {
            case "head" -> head(findings.experiment(), out);
            case "about" -> HtmlText.element(out, "p", Overview.trials(findings));
            case "experiment" -> out.append(HtmlText.escaped(findings.results().resolved()));
            case "function" -> function(out);
            case "weights" -> weights(out);
            default -> HtmlForm.write(document(slot), out);
        }
    }

    private Document document(String slot) {
        return switch (slot) {
            case "result" -> sections.result();
            case "ranking" -> sections.rankingWords().add(sections.gallery(PageSections::isOfRanking));
            case "choices" -> sections.choices();
            case "baselines" -> sections.baselines();
            case "saved" -> sections.saved();
            case "pictures" -> pictures();
            case "trajectory" -> sections.trajectory();
            case "importance" -> sections.importance();
            case "warnings" -> sections.warnings();
            case "details" -> sections.details();
            case "expectations" -> expectations();
            case "network" -> sections.network();
            case "classes" -> sections.classes();
            case "predictions" -> sections.predictions(Integer.MAX_VALUE);
            case "files" -> files();
            case "again" -> sections.again();
            default -> throw new AssertionError(slot);
        };
    }

    /** The name of an experiment and what its file says of it. */
    static void head(ExperimentSpec experiment, Appendable out) throws IOException {
        HtmlText.element(out, "h1", experiment.name());
        String description = experiment.description().orElse("").strip();
        if (!description.isEmpty()) {
            HtmlText.element(out, "p", description);
        }
    }

    /** What a network says, with a drawing for each epoch that is known. */
    private void function(Appendable out) throws IOException {
        HtmlForm.write(sections.function(), out);
        Optional<LearnedFunction> function =
                findings.function().filter(it -> it.question().isPresent());
        if (function.isPresent()) {
            new PageFunction(function.get()).write(out);
        }
    }

    /** How weights move, with what the script needs where they are drawn. */
    private void weights(Appendable out) throws IOException {
        HtmlForm.write(sections.weights(), out);
        Optional<NetworkPlot> plot = PageWeights.plot(sections.pictures());
        if (plot.isPresent()) {
            new PageWeights(findings.weights().orElseThrow(), plot.get()).write(out);
        }
    }

    private static boolean isOfRanking(Picture picture) {
        return picture.file().equals(RankingPicture.FILE);
    }

    /** Without those that the script draws. */
    private Document pictures() {
        Document gallery =
                sections.gallery(picture -> !isOfRanking(picture) && !CurvePictures.FILES.contains(picture.file()));
        return gallery.isEmpty() ? gallery : new Document().heading("Pictures").add(gallery);
    }

    private Document expectations() {
        Document table = sections.expectations();
        return table.isEmpty() ? table : new Document().heading("Expectations").add(table);
    }

    private Document files() {
        if (files.isEmpty()) {
            return new Document();
        }
        List<Span> links = new ArrayList<>(List.of(new Span.Plain("Beside this page: ")));
        for (String file : files) {
            links.add(new Span.Link(file, file));
            links.add(new Span.Plain(", "));
        }
        links.set(links.size() - 1, new Span.Plain("; "));
        links.add(new Span.Link("all experiments", "../index.html"));
        links.add(new Span.Plain("."));
        return new Document().heading("Files").paragraph(links.toArray(Span[]::new));
    }
}
