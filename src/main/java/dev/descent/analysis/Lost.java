package dev.descent.analysis;

import java.util.List;

/**
 * Configurations that have a value in none of the rounds that the best was trained in, or in one: there are no two pairs of values to
 * compare. They are counted apart from those that have values and can't be told from it.
 */
public record Lost(List<RankedConfiguration> all) {
    public Lost {
        all = List.copyOf(all);
    }

    public int count() {
        return all.size();
    }

    /** What became of one, in a cell: {@code diverged}. */
    static String word(RankedConfiguration one) {
        String end = end(List.of(one));
        return end.isEmpty() ? "no value" : end;
    }

    /** What became of them, behind their number or their names: {@code diverged}, {@code have no value in more than one repeat}. */
    public String became(String unit) {
        String end = end(all);
        boolean one = all.size() == 1;
        if (end.isEmpty()) {
            return (one ? "has" : "have") + " no value" + (isWhole() ? "" : " in more than one " + unit);
        }
        return end + (isWhole() ? "" : " in all but at most one " + unit);
    }

    private boolean isWhole() {
        return all.stream().allMatch(it -> it.summary().n() == 0);
    }

    /** How the trials without a value ended; empty where some of them completed. */
    private static String end(List<RankedConfiguration> all) {
        int diverged = 0;
        int failed = 0;
        for (RankedConfiguration one : all) {
            if (one.undefined() > 0 || one.diverged() + one.failed() == 0) {
                return "";
            }
            diverged += one.diverged();
            failed += one.failed();
        }
        return failed == 0 ? "diverged" : diverged == 0 ? "failed" : "diverged or failed";
    }
}
