package dev.descent.output.html;

import dev.descent.analysis.MovingWeights;
import dev.descent.analysis.WeightPlace;
import dev.descent.number.NumberText;
import dev.descent.output.plots.Picture;
import dev.descent.output.plots.WeightsPicture;
import dev.descent.output.svg.NetworkPlot;
import dev.descent.output.text.Content;
import dev.descent.output.text.PageJson;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** The weights that a page draws as JSON: of each epoch those of all lines, then the biases, in the order of the picture's elements. */
record PageWeights(MovingWeights weights, NetworkPlot plot) implements Content {
    /** The picture that shows them; empty where none does. */
    static Optional<NetworkPlot> plot(List<Picture> pictures) {
        return pictures.stream()
                .filter(picture -> picture.file().equals(WeightsPicture.FILE))
                .map(picture -> (NetworkPlot) picture.plot())
                .findFirst();
    }

    @Override
    public void write(Appendable out) throws IOException {
        List<Integer> epochs = weights.epochs();
        out.append("<script type=\"application/json\" id=\"weights-data\">\n{\"epochs\":")
                .append(epochs.toString().replace(" ", ""))
                .append(",\"titles\":");
        PageJson.append(out, epochs.stream().map(WeightsPicture::title).toList());
        out.append(",\"largestWeight\":").append(NumberText.of((float) plot.largestWeight()));
        out.append(",\"largestBias\":").append(NumberText.of((float) plot.largestBias()));
        out.append(",\"widest\":").append(NumberText.written(plot.widest()));
        out.append(",\"values\":");
        List<WeightPlace> drawn = WeightsPicture.drawn(weights);
        for (int e = 0; e < epochs.size(); e++) {
            out.append(e == 0 ? "[\n[" : ",\n[");
            String separator = "";
            for (WeightPlace place : drawn) {
                out.append(separator).append(NumberText.of(weights.parameters(e)[place.at()]));
                separator = ",";
            }
            out.append(']');
        }
        out.append("]}</script>\n");
    }
}
