package dev.descent.output.plots;

import dev.descent.output.svg.Plot;
import dev.descent.output.svg.Sheet;
import dev.descent.output.text.Content;
import java.io.IOException;

/** A plot of a results folder. It is drawn once, for the file and the page alike. */
public final class Picture implements Content {
    private final String file;
    private final Plot plot;
    private Sheet sheet;

    /**
     * A plot with a name.
     *
     * @param file its name in the folder, such as {@code plots/loss.svg}
     * @param plot what it shows
     */
    public Picture(String file, Plot plot) {
        this.file = file;
        this.plot = plot;
    }

    public String file() {
        return file;
    }

    public Plot plot() {
        return plot;
    }

    /** The plot, drawn. */
    public synchronized Sheet sheet() {
        if (sheet == null) {
            sheet = plot.sheet();
        }
        return sheet;
    }

    @Override
    public void write(Appendable out) throws IOException {
        sheet().write(out);
    }
}
