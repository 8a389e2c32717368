package dev.descent.output.csv;

import dev.descent.analysis.Cell;
import dev.descent.analysis.LearnedFunction;
import dev.descent.analysis.LearnedFunction.Question;
import dev.descent.analysis.PredictionTable;
import dev.descent.output.text.Content;
import dev.descent.output.text.CsvWriter;
import java.io.IOException;
import java.util.List;

/** function.csv: a row a value that the network is asked, for the start, epoch 0, and the epochs that are shown. */
public record FunctionCsv(LearnedFunction function) implements Content {
    @Override
    public void write(Appendable out) throws IOException {
        Question question = function.question().orElseThrow();
        List<String> predictions = question.outputs().size() == 1
                ? List.of("prediction")
                : question.outputs().stream()
                        .map(output -> "prediction_" + output)
                        .toList();
        CsvWriter csv = new CsvWriter(out);
        csv.header(PredictionTable.header(List.of("epoch"), question.columns(), predictions));
        int outputs = question.outputs().size();
        for (int epoch : function.epochs()) {
            float[] answers = function.answers(epoch);
            for (int value = 0; value < LearnedFunction.size(question); value++) {
                csv.whole(epoch);
                for (double x : LearnedFunction.at(question, value)) {
                    csv.cell(Cell.written(x));
                }
                for (int o = 0; o < outputs; o++) {
                    csv.real(answers[value * outputs + o]);
                }
                csv.end();
            }
        }
    }
}
