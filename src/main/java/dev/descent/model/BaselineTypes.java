package dev.descent.model;

import java.util.List;

/** What networks are held against: predictions without one. */
public final class BaselineTypes {
    static final List<ComponentType> ALL = List.of(
            baseline("constant")
                    .about(
                            "One prediction for all rows: the constant of least loss on the training rows, the mean under mse, the median under"
                                    + " mae; of classes their frequencies.")
                    .type(),
            baseline("linear")
                    .about(
                            "A linear model of the network's inputs: for losses of numbers least squares with a ridge of 1e-6, for losses of"
                                    + " classes logistic regression with ½·Σ β², both of standardized inputs.")
                    .type(),
            baseline("csv")
                    .about(
                            "Another tool's predictions, a row for each row of the table or with the column `row`: a column a target, of classes"
                                    + " the label or a column a class with its probability. Called like the file, without its ending.")
                    .parameters(
                            Parameter.required(
                                    "path",
                                    new Shape.Text("the path of a CSV file"),
                                    "The CSV file, relative to the experiment file."),
                            Parameter.byDescent(
                                    Sections.CELLS_DIGEST,
                                    new Shape.Text("a digest"),
                                    "SHA-256 of the header and cells."))
                    .main("path")
                    .example("path: predictions.csv")
                    .type());

    /** Where a file says nothing of them. */
    public static final List<Component> DEFAULT = List.of(Component.of(ALL.get(0)), Component.of(ALL.get(1)));

    private BaselineTypes() {}

    /** Whether a baseline is the predictions of another tool. */
    public static boolean isForeign(Component baseline) {
        return baseline.is("csv");
    }

    /** What reports and conditions call a baseline: of a file, its name without folder and ending. */
    public static String title(Component baseline) {
        if (!isForeign(baseline)) {
            return baseline.name();
        }
        String path = baseline.text("path").replace('\\', '/');
        String file = path.substring(path.lastIndexOf('/') + 1);
        for (String ending : new String[] {".gz", ".csv"}) {
            file = file.endsWith(ending) ? file.substring(0, file.length() - ending.length()) : file;
        }
        return file;
    }

    private static TypeBuilder baseline(String name) {
        return new TypeBuilder(Kind.BASELINE, name);
    }
}
