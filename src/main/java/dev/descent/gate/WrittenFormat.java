package dev.descent.gate;

import dev.descent.gate.stored.StoredFolder;
import dev.descent.model.ResultsVersion;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A format that results were written in. A folder of an earlier one has all that it wrote, and lacks what later ones added. What the
 * pages say, which pictures there are and which keys {@code experiment.yaml} has is another matter.
 *
 * @param number of the format
 * @param isSaid whether {@code experiment.yaml} says it
 * @param arithmetics by which its trials may have been trained
 * @param brought files and columns that those before it did not have: {@code best.yaml}, {@code summary.csv median_low},
 *     {@code summary.csv *_mean}
 * @param changed columns that those before it computed otherwise, or that a table may have had, and files that those before it wrote of
 *     fewer experiments
 * @param dropped pictures that those before it drew of experiments of which it draws none
 */
record WrittenFormat(
        int number,
        boolean isSaid,
        List<Integer> arithmetics,
        List<String> brought,
        List<String> changed,
        List<String> dropped) {
    static final String FORMAT = "format";
    static final String ARITHMETIC = "arithmetic";

    private static final List<WrittenFormat> ALL = List.of(
            new WrittenFormat(1, false, List.of(1, 2), List.of(), List.of(), List.of()),
            new WrittenFormat(2, true, List.of(2), List.of(), List.of(), List.of()),
            new WrittenFormat(
                    3, true, List.of(3), List.of(), List.of(), List.of("plots/loss.svg", "plots/val_loss.svg")),
            new WrittenFormat(
                    4,
                    true,
                    List.of(3),
                    List.of(
                            StoredFolder.BEST,
                            "comparisons.csv",
                            "baselines.csv",
                            "summary.csv median_low",
                            "summary.csv median_high"),
                    List.of(
                            "predictions.csv part",
                            "predictions.csv fold",
                            "predictions.csv prediction",
                            "predictions.csv probability_*",
                            "predictions.csv score_*",
                            "summary.csv ci_low",
                            "summary.csv ci_high"),
                    List.of()),
            new WrittenFormat(
                    5,
                    true,
                    List.of(3),
                    List.of("summary.csv *_n", "summary.csv *_mean", "summary.csv *_sd"),
                    List.of("comparisons.csv", "baselines.csv"),
                    List.of()),
            new WrittenFormat(
                    6,
                    true,
                    List.of(3),
                    List.of(
                            "plots/importance.svg",
                            "plots/slices.svg",
                            "plots/best_so_far.svg",
                            "plots/sensitivity.svg",
                            "plots/sensitivity_*.svg"),
                    List.of(
                            "predictions.csv part",
                            "predictions.csv fold",
                            "predictions.csv prediction",
                            "predictions.csv probability_*",
                            "predictions.csv score_*"),
                    List.of("plots/val_loss.svg", "plots/val_metric.svg")),
            new WrittenFormat(
                    7,
                    true,
                    List.of(3),
                    List.of(
                            "trajectory.csv learning_rate",
                            "trajectory.csv step_length",
                            "trajectory.csv gradient_norm",
                            "trajectory.csv *)",
                            "plots/variables.svg",
                            "plots/own_rates.svg",
                            "plots/losses.svg"),
                    List.of(),
                    List.of()));

    /** The first format that draws every picture that the current one draws, but for those that later ones brought. */
    private static final int ALL_PICTURES = 4;

    /** Whether one of two formats has brought or changed a file, or a column of a file, since the other. */
    static boolean differ(int one, int other, String part) {
        return parts(one, other).stream().anyMatch(changed -> isOf(part, changed));
    }

    /** Whether a file, or a column of a file, was brought by a format after this one: results of this one have none. */
    static boolean isBroughtAfter(int format, String part) {
        return between(format, ResultsVersion.FORMAT)
                .anyMatch(it -> it.brought.stream().anyMatch(brought -> isOf(part, brought)));
    }

    /** Whether a file or column is the one of this name, or one of those that it names by their beginning or end, {@code *_mean}. */
    private static boolean isOf(String part, String name) {
        int star = name.indexOf('*');
        return star < 0
                ? part.equals(name)
                : part.length() >= name.length()
                        && part.startsWith(name.substring(0, star))
                        && part.endsWith(name.substring(star + 1));
    }

    /** Whether a later one of two formats no longer draws a picture. */
    static boolean dropped(int one, int other, String picture) {
        return between(one, other).anyMatch(it -> it.dropped.contains(picture));
    }

    /** Whether results of a version may have no report.html: it came while trials were trained by the first arithmetic. */
    static boolean mayLackPage(ResultsVersion version) {
        return version.arithmetic() == 1;
    }

    /** Whether results of a format may lack a picture that a later one draws. */
    static boolean mayLackPicture(int format, String picture) {
        return format < ALL_PICTURES || isBroughtAfter(format, picture);
    }

    /** The columns of a file that one of two formats has brought or changed since the other. */
    static List<String> columns(int one, int other, String file) {
        return parts(one, other).stream()
                .filter(part -> part.startsWith(file + " "))
                .toList();
    }

    private static List<String> parts(int one, int other) {
        return between(one, other)
                .flatMap(it -> Stream.concat(it.changed.stream(), it.brought.stream()))
                .distinct()
                .toList();
    }

    /** The formats after one of two up to the other. */
    private static Stream<WrittenFormat> between(int one, int other) {
        return ALL.stream().filter(it -> it.number > Math.min(one, other) && it.number <= Math.max(one, other));
    }

    /**
     * What is wrong with the versions that an {@code experiment.yaml} says.
     *
     * @param settings its values by their paths
     */
    static Optional<String> fault(Map<String, String> settings, ResultsVersion version) {
        if (settings.isEmpty() || version.isNewerThan(ResultsVersion.CURRENT)) {
            return Optional.empty();
        }
        if (!settings.containsKey(ARITHMETIC)) {
            return absent(ARITHMETIC);
        }
        boolean isSaid = settings.containsKey(FORMAT);
        List<WrittenFormat> trained = ALL.stream()
                .filter(it -> it.arithmetics.contains(version.arithmetic()))
                .toList();
        if (!isSaid && trained.stream().allMatch(WrittenFormat::isSaid)) {
            return absent(FORMAT);
        }
        boolean isWritten = trained.stream().anyMatch(it -> it.number == version.format() && it.isSaid == isSaid);
        return isWritten
                ? Optional.empty()
                : Optional.of("it says format " + version.format() + " and arithmetic " + version.arithmetic()
                        + ", which no version of this program wrote together");
    }

    private static Optional<String> absent(String key) {
        return Optional.of("it lacks `" + key + "`; results of this program always say it");
    }
}
