package dev.descent.output.plots;

import dev.descent.output.svg.Plot;
import dev.descent.output.text.Content;
import java.io.IOException;

/**
 * A plot of a results folder.
 *
 * @param file its name in the folder, such as {@code plots/loss.svg}
 * @param plot what it shows
 */
public record Picture(String file, Plot plot) implements Content {
    @Override
    public void write(Appendable out) throws IOException {
        plot.sheet().write(out);
    }
}
