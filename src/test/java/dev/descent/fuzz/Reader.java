package dev.descent.fuzz;

import java.nio.file.Path;
import java.util.function.Function;

/** The readers of files from strangers, and how often each is executed in a short round and in a long one. */
enum Reader {
    NUMBER(folder -> new NumberTarget(), 20_000, 5_000_000),
    EXPRESSION(folder -> new ExpressionTarget(), 5_000, 2_500_000),
    YAML(folder -> new YamlTarget(), 600, 600_000),
    OUTCOME(folder -> new OutcomeTarget(), 10_000, 1_500_000),
    JOURNAL(JournalTarget::new, 150, 200_000),
    ONNX(folder -> new OnnxTarget(), 5_000, 500_000),
    CSV(CsvTarget::new, 300, 300_000),
    DATASET(DatasetTarget::new, 400, 50_000),
    EXPERIMENT(ExperimentTarget::new, 160, 100_000),
    RESULTS(folder -> new ResultsTarget(), 60, 50_000);

    private final Function<Path, Target> target;
    private final int shortRound;
    private final int longRound;

    Reader(Function<Path, Target> target, int shortRound, int longRound) {
        this.target = target;
        this.shortRound = shortRound;
        this.longRound = longRound;
    }

    /** The reader's target, which may write into a folder. */
    Target in(Path folder) {
        return target.apply(folder);
    }

    int shortRound() {
        return shortRound;
    }

    int longRound() {
        return longRound;
    }
}
