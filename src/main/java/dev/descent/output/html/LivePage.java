package dev.descent.output.html;

import dev.descent.analysis.Findings;
import dev.descent.analysis.Results;
import dev.descent.output.text.Content;
import java.io.IOException;
import java.util.List;

/**
 * The page of an experiment that is not at its end: report.html over the trials that have ended, with a script besides that asks the
 * server it came from for newer states.
 */
public final class LivePage implements Content {
    private final Results results;

    /** @param results whose experiment has the trials alone that have ended, at least one, and no expectations */
    public LivePage(Results results) {
        this.results = results;
    }

    @Override
    public void write(Appendable out) throws IOException {
        new HtmlPage(Findings.of(results), List.of(), List.of(), true).write(out);
    }
}
