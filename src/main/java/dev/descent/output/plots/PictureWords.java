package dev.descent.output.plots;

import dev.descent.analysis.BestOfEach;
import dev.descent.analysis.Findings;
import dev.descent.analysis.SeedAxis;
import dev.descent.number.NumberText;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The words around pictures. */
final class PictureWords {
    /** Of pictures that show what others were picked from. */
    static final String OF_PICKING = "of the trials that picked";

    private PictureWords() {}

    static String file(String name) {
        return "plots/" + name + ".svg";
    }

    /** Which configurations are shown; empty if all are. */
    static Optional<String> chosen(Findings findings, int shown) {
        int all = findings.ranking().standings().size();
        if (shown == all) {
            return Optional.empty();
        }
        BestOfEach champions = BestOfEach.of(findings);
        int compared = champions.best().size();
        if (compared == 0) {
            return Optional.of(
                    shown == 1
                            ? "the " + SeedAxis.leading(findings) + " of " + all + " configurations"
                            : "the " + SeedAxis.leading(findings) + " " + shown + " of " + all + " configurations");
        }
        String each = "the " + SeedAxis.leading(findings) + " configuration of each " + champions.key();
        return Optional.of(
                shown == compared
                        ? each
                        : each + ", the " + SeedAxis.leading(findings) + " " + shown + " of " + compared);
    }

    /** The notes as one sentence that begins with a capital; empty if there are none. */
    static String sentence(List<String> notes) {
        String all = String.join("; ", notes);
        return all.isEmpty() ? "" : all.substring(0, 1).toUpperCase(Locale.ROOT) + all.substring(1);
    }

    /** A value with three digits, as it stands in cells. */
    static String brief(double value) {
        if (value == 0 || !Double.isFinite(value)) {
            return NumberText.statistic(value);
        }
        int decade = (int) Math.floor(StrictMath.log10(Math.abs(value))) - 2;
        double unit = Double.parseDouble("1e" + decade);
        return unit == 0 ? NumberText.statistic(value) : NumberText.statistic(Math.rint(value / unit) * unit);
    }
}
