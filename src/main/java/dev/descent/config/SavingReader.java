package dev.descent.config;

import dev.descent.model.Component;
import dev.descent.model.KeyPath;
import dev.descent.model.ReportSpec.ModelForm;
import dev.descent.model.Split;
import dev.descent.model.Trial;
import dev.descent.problem.Located;
import dev.descent.problem.Problems;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/** Reads which networks are saved, and refuses what is told of networks where there are none. */
final class SavingReader {
    static final String MODEL = "model";
    static final String ENSEMBLE = "ensemble";
    static final String WEIGHTS = "weights";
    static final String FUNCTION = "function";
    /** How many columns a picture has axes for. */
    private static final int MOST_COLUMNS = 2;

    private final Problems problems;
    private final Function<KeyPath, Located> places;

    /** @param places where a key of the file stands */
    SavingReader(Problems problems, Function<KeyPath, Located> places) {
        this.problems = problems;
        this.places = places;
    }

    /** The forms that a report asks for, each once. */
    static List<ModelForm> models(Component report) {
        Object written = report.find(MODEL).orElse(List.of());
        List<?> words = written instanceof List<?> list ? list : List.of(written);
        return words.stream()
                .map(word -> ModelForm.valueOf(((String) word).toUpperCase(Locale.ROOT)))
                .distinct()
                .toList();
    }

    /** Whether a report asks for an ensemble. */
    static boolean isEnsemble(Component report) {
        return report.has(ENSEMBLE);
    }

    /**
     * Tells what can't be saved.
     *
     * @param repeats how many repeats the configurations have among which one is the best
     * @param trials those of the first round
     */
    void check(Component report, FileKind kind, int repeats, List<Trial> trials) {
        if (kind != FileKind.NETWORK) {
            for (String key : List.of(MODEL, ENSEMBLE, WEIGHTS, FUNCTION)) {
                if (report.given().containsKey(key)) {
                    String fault = switch (key) {
                        case WEIGHTS -> "there is no network that has weights";
                        case FUNCTION -> "there is no network that learns a function";
                        default -> "there is no network to save";
                    };
                    problems.add(at(key), fault, "expected `" + key + "` beside `layers` only");
                }
            }
            return;
        }
        checkFunction(report, trials);
        if (!isEnsemble(report)) {
            return;
        }
        if (repeats < 2) {
            problems.add(
                    at(ENSEMBLE),
                    "an ensemble is of several repeats, but each configuration has one",
                    "expected `sweep: {repeats: 5}`, or another number above 1");
        }
        Optional<String> fault =
                trials.stream().flatMap(trial -> fault(trial).stream()).findFirst();
        fault.ifPresent(it -> problems.add(
                at(ENSEMBLE),
                it + ", so that rows which some of them were trained on would score all of them",
                "expected a split that all repeats share"));
    }

    private void checkFunction(Component report, List<Trial> trials) {
        if (!report.flag(FUNCTION)) {
            return;
        }
        OptionalInt many = trials.stream()
                .flatMap(trial -> trial.spec().network().stream())
                .mapToInt(network -> network.dataset().features().size())
                .filter(columns -> columns > MOST_COLUMNS)
                .findFirst();
        if (many.isPresent()) {
            problems.add(
                    at(FUNCTION),
                    "a function of " + many.getAsInt() + " columns can't be drawn",
                    "expected one or two columns in `dataset.features`, or no `function`");
        }
    }

    private static Optional<String> fault(Trial trial) {
        if (trial.fold() > 0) {
            return Optional.of("the repeats of an ensemble are trained on several folds");
        }
        return trial.spec()
                .network()
                .flatMap(network -> network.dataset().split())
                .filter(Split::perRepeat)
                .map(split -> "each repeat draws training rows of its own");
    }

    private Located at(String key) {
        return places.apply(KeyPath.of("report", key));
    }
}
