package dev.descent.analysis;

import dev.descent.data.PartName;
import dev.descent.model.DatasetSpec.TargetEncoding;
import dev.descent.model.Trial;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a network of one or two numeric columns says over all their values, before its first step and after some epochs: a curve, or a
 * surface over a plane. The values lie evenly between the least and the greatest of the rows, and nowhere beyond.
 */
public final class LearnedFunction {
    /** How many values of a column a curve has. */
    public static final int ALONG = 121;

    /** How many values of each column a surface has. */
    public static final int ACROSS = 41;

    /** Rows of a part, in the units of the table, in the order of the part. */
    public static final class Points {
        private final PartName part;
        private final List<double[]> columns;
        private final float[] targets;

        /**
         * The rows of a part.
         *
         * @param columns the values of each column
         * @param targets rows × outputs, as the file has them
         */
        public Points(PartName part, List<double[]> columns, float[] targets) {
            this.part = part;
            this.columns = List.copyOf(columns);
            this.targets = targets.clone();
        }

        public PartName part() {
            return part;
        }

        public List<double[]> columns() {
            return columns;
        }

        /** Rows × outputs; not to be changed. */
        public float[] targets() {
            return targets;
        }

        public int rows() {
            return columns.get(0).length;
        }
    }

    /**
     * What the network is asked, and what its answers mean.
     *
     * @param columns the one or two columns of the table
     * @param axes the values of each, ascending; a surface has them in the order first column slowest
     * @param outputs the names of the outputs: targets or classes
     * @param encoding what the outputs mean
     * @param points the rows, a part after the other
     */
    public record Question(
            List<String> columns,
            List<double[]> axes,
            List<String> outputs,
            TargetEncoding encoding,
            List<Points> points) {
        public Question {
            columns = List.copyOf(columns);
            axes = List.copyOf(axes);
            outputs = List.copyOf(outputs);
            points = List.copyOf(points);
        }
    }

    private final Trial trial;
    private final Optional<Question> question;
    private final String whyNot;
    private final int kept;
    private final SortedMap<Integer, float[]> answers;

    private LearnedFunction(
            Trial trial, Optional<Question> question, String whyNot, int kept, Map<Integer, float[]> answers) {
        this.trial = trial;
        this.question = question;
        this.whyNot = whyNot;
        this.kept = kept;
        this.answers = new TreeMap<>(answers);
    }

    /**
     * A function that is known.
     *
     * @param kept the epoch whose weights the trial kept
     * @param answers by epoch, 0 for the start: values × outputs, in the targets' own unit
     */
    public static LearnedFunction of(Trial trial, Question question, int kept, Map<Integer, float[]> answers) {
        return new LearnedFunction(trial, Optional.of(question), "", kept, answers);
    }

    /** One that is not known, and why. */
    public static LearnedFunction unknown(Trial trial, String why) {
        return new LearnedFunction(trial, Optional.empty(), why, 0, Map.of());
    }

    public Trial trial() {
        return trial;
    }

    /** Empty if the function is not known. */
    public Optional<Question> question() {
        return question;
    }

    /** Why it is not known, as the end of a sentence. */
    public String whyNot() {
        return whyNot;
    }

    /** The epoch whose weights the trial kept. */
    public int kept() {
        return kept;
    }

    /** The epochs of which it is known, ascending, 0 for the start. */
    public List<Integer> epochs() {
        return List.copyOf(answers.keySet());
    }

    /** What the network says after an epoch: values × outputs. */
    public float[] answers(int epoch) {
        return answers.get(epoch);
    }

    /** The coordinates of a value that the network was asked. */
    public static double[] at(Question question, int value) {
        List<double[]> axes = question.axes();
        if (axes.size() == 1) {
            return new double[] {axes.get(0)[value]};
        }
        int second = axes.get(1).length;
        return new double[] {axes.get(0)[value / second], axes.get(1)[value % second]};
    }

    /** How many values the network is asked. */
    public static int size(Question question) {
        return question.axes().stream().mapToInt(axis -> axis.length).reduce(1, (a, b) -> a * b);
    }
}
