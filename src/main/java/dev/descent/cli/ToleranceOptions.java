package dev.descent.cli;

import dev.descent.app.Stopped;
import dev.descent.gate.Tolerance;
import dev.descent.number.NumberText;
import picocli.CommandLine.Option;

/** How far two numbers may lie apart. */
final class ToleranceOptions {
    private static final String RELATIVE = "--tolerance";
    private static final String ABSOLUTE = "--tolerance-absolute";

    @Option(
            names = RELATIVE,
            paramLabel = "R",
            description = "Numbers a and b count as the same if |a - b| <= R * max(|a|, |b|); nothing else may differ. "
                    + "0 <= R < 1, such as 1e-6. Default: 0, the same bytes.")
    private String relative = "0";

    @Option(
            names = ABSOLUTE,
            paramLabel = "A",
            description = "Or if |a - b| <= A: a floor for numbers near 0. 0 <= A < 1. Default: 0.")
    private String absolute = "0";

    /** @throws Stopped if one of them is not a decimal number in its range */
    Tolerance tolerance() throws Stopped {
        return new Tolerance(number(RELATIVE, relative), number(ABSOLUTE, absolute));
    }

    private static double number(String option, String word) throws Stopped {
        double value = NumberText.parse(word).orElse(-1);
        if (!(value >= 0 && value < 1)) {
            throw Stopped.refused(option
                    + " must be a decimal number of at least 0 and less than 1, such as 1e-6, but is '" + word + "'");
        }
        return value;
    }
}
