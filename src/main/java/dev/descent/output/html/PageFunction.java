package dev.descent.output.html;

import dev.descent.analysis.LearnedFunction;
import dev.descent.output.plots.FunctionPicture;
import dev.descent.output.text.Content;
import java.io.IOException;

/** A drawing of what a network says after each epoch that is known, for the page's slider. */
record PageFunction(LearnedFunction function) implements Content {
    @Override
    public void write(Appendable out) throws IOException {
        for (int epoch : function.epochs()) {
            out.append("<template class=\"frame\" data-epoch=\"")
                    .append(Integer.toString(epoch))
                    .append("\">");
            FunctionPicture.after(function, epoch).sheet().writeElement(out);
            out.append("</template>\n");
        }
    }
}
