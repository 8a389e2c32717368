package dev.descent.fuzz;

import dev.descent.config.Experiment;
import dev.descent.data.Dataset;
import dev.descent.data.Datasets;
import dev.descent.data.Part;
import dev.descent.model.NetworkSpec;
import dev.descent.model.Trial;
import dev.descent.problem.FileRefused;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A CSV under an experiment makes datasets whose numbers are finite, or the experiment is refused. */
final class DatasetTarget implements Target {
    private static final List<String> EXPERIMENTS = List.of(
            "dataset: {csv: fuzz.csv, target: y}\nepochs: 0\nlayers: [dense: 1]\nloss: mse\n",
            "dataset: {csv: fuzz.csv, target: y, missing: drop, scale: standard, split: {folds: 3}}\n"
                    + "epochs: 0\nlayers: [dense: 1]\nloss: mae\n",
            "dataset: {csv: fuzz.csv, target: y, missing: mean, scale: min_max, split: {validation: 0.3, test: 0.2}}\n"
                    + "epochs: 0\nlayers: [dense: 1]\nloss: hinge\n",
            "dataset: {csv: fuzz.csv, target: y, categorical: [x], split: {by: part}}\n"
                    + "epochs: 0\nlayers: [dense: {units: 3, activation: softmax}]\nloss: categorical_crossentropy\n",
            "dataset: {csv: fuzz.csv, target: [x, y], missing: drop}\nlayers: [dense: 2]\nepochs: 0\nloss: huber\n",
            "dataset: {csv: fuzz.csv, target: y, missing: mean}\nepochs: 0\nlayers: [dense: {units: 1, activation: sigmoid}]\n"
                    + "loss: binary_crossentropy\n",
            "dataset: {csv: {path: fuzz.csv, separator: ';', decimal: ',', thousands: '.'}, target: y, missing: median,\n"
                    + "  missing_values: ['?'], scale: robust, scale_target: standard, split: {validation: 0.3}}\n"
                    + "epochs: 0\nlayers: [dense: 1]\nloss: mse\n",
            "dataset: {csv: {path: fuzz.csv, trim: true, skip_last: 1}, target: y, scale: quantile, missing:\n"
                    + "  {default: most_frequent, columns: {x: {mean: {indicator: true}}}}, split: {forward: 2, order: x}}\n"
                    + "epochs: 0\nlayers: [dense: 1]\nloss: mae\n",
            "dataset: {csv: {path: fuzz.csv, header: false}, target: column_2, scale: {piecewise: 3}, missing: drop}\n"
                    + "epochs: 0\nlayers: [dense: 1]\nloss: mse\n",
            "dataset: {csv: fuzz.csv, target: y, features: [x], numbers: {columns: {x: {strip: '$,'}}}, missing: drop,\n"
                    + "  class_weight: balanced, split: {folds: 2, stratify: true}}\n"
                    + "epochs: 0\nlayers: [dense: {units: 3, activation: softmax}]\nloss: categorical_crossentropy\n",
            "dataset: {csv: fuzz.csv, target: y, features: [x], dates: {columns: {x: {format: yyyy-MM-dd, as: [month, days]}}},\n"
                    + "  missing: mean, scale: standard, scale_target: log_standard}\nepochs: 0\nlayers: [dense: 1]\nloss: huber\n",
            "dataset: {csv: fuzz.csv, target: y, features: [x, name], categorical: {columns: {name: {at_most: 2}}},\n"
                    + "  weight: x, missing: drop, split: {validation: 0.4, group: part}}\n"
                    + "epochs: 0\nlayers: [dense: 1]\nloss: mse\n",
            "dataset: {csv: fuzz.csv, target: y, positive: 1, missing: category, split: {folds: 2, test: 0.2}}\n"
                    + "epochs: 0\nlayers: [dense: {units: 1, activation: sigmoid}]\nloss: binary_crossentropy\n");

    private final Shelf shelf;

    DatasetTarget(Path folder) {
        shelf = new Shelf(folder);
        for (int i = 0; i < EXPERIMENTS.size(); i++) {
            shelf.write(file(i), EXPERIMENTS.get(i).getBytes(StandardCharsets.UTF_8));
        }
    }

    @Override
    public String name() {
        return "dataset";
    }

    @Override
    public boolean takes(byte[] input) {
        shelf.write("fuzz.csv", input);
        try {
            Experiment experiment = shelf.read(file(input.length % EXPERIMENTS.size()));
            for (Trial trial : experiment.spec().trials()) {
                NetworkSpec spec = trial.network();
                isSound(Datasets.build(
                        experiment.table(spec.dataset().csv()),
                        spec.dataset(),
                        spec.seed(),
                        trial.repeat(),
                        trial.fold(),
                        5));
            }
            return true;
        } catch (FileRefused refused) {
            Text.isFitForPeople(refused);
            return false;
        }
    }

    @Override
    public List<byte[]> seeds() {
        return Text.seeds(
                "x,y,name,part\n1,0,a,train\n2,1,b,train\n3,1,a,validation\n4,0,c,test\n5,1,c,train\n6,0,a,train\n",
                "x,y\n1,2.5\n-3,.5e2\n,NaN\n4,5\n3,7\n8,9\n",
                "id,x,y\n1,2,-1\n2,3,1\n3,NA,1\n4,5,-1\n5,6,1\n",
                "x,y,part\n1,red,train\n2,green,train\n1,blue,validation\n2,red,test\n1,green,train\n",
                ",x,y\n0,1,yes\n1,2,no\n2,,yes\n3,4,no\n",
                "x;y\n1,5;2\n1.200,5;3\n?;4\n-2;5,25\n3;6\n7;8\n",
                "1,2\n3,4\n5,6\n7,7\n",
                "x,y\n2024-01-31,1\n2024-02-29,2.5\n,3\n1999-12-31,4\n",
                "x,y\n\"$1,200\",a\n$5,b\n7,a\n\"2,000\",b\n9,a\n",
                "x,y,name,part\n1,2,p,a\n0.5,3,q,a\n2,4,p,b\n1,5,r,b\n");
    }

    @Override
    public List<String> pieces() {
        return CsvTarget.PIECES;
    }

    @Override
    public long mayAllocate(int length) {
        return (64L << 20) + 200_000L * length;
    }

    private static String file(int experiment) {
        return "e" + experiment + ".yaml";
    }

    private static void isSound(Dataset dataset) {
        List<Part> parts = new ArrayList<>(List.of(dataset.train()));
        dataset.validation().ifPresent(parts::add);
        dataset.test().ifPresent(parts::add);
        for (Part part : parts) {
            if (part.rows() < 1) {
                throw new IllegalStateException("a part without rows");
            }
            isFinite(part.inputs());
            isFinite(part.targets());
        }
    }

    private static void isFinite(float[] values) {
        for (float value : values) {
            if (Float.isNaN(value) || Float.isInfinite(value)) {
                throw new IllegalStateException("a dataset holds " + value);
            }
        }
    }
}
