package dev.descent.output.svg;

import java.util.List;

/**
 * What an axis is for.
 *
 * @param name what it shows, with its unit
 * @param division how values lie along it
 * @param tried the values that there are; its marks if they are few, empty where it has round ones
 * @param end the largest value that has a place; larger ones are arrows at the edge, with their numbers. Infinite if all have one
 */
public record PlotAxis(String name, Division division, List<Double> tried, double end) {
    /** How values lie along an axis. */
    public enum Division {
        LINEAR,
        /** Whole numbers, such as epochs. */
        COUNT,
        /** Linear, from 0 to 1 at least. */
        SHARE,
        /** Logarithmic where the values are positive or 0 and spread. */
        FITTING
    }

    /** Numbers without a name, round marks. */
    static final PlotAxis NUMBERS = new PlotAxis("", Division.LINEAR);

    private static final double SPREAD = 8;
    /** What arrows and their numbers take, as a part of the axis. */
    private static final double ROOM_FOR_ARROWS = 0.2;

    /** An axis with round marks. */
    public PlotAxis(String name, Division division) {
        this(name, division, List.of());
    }

    /** An axis on which all values have a place. */
    public PlotAxis(String name, Division division, List<Double> tried) {
        this(name, division, tried, Double.POSITIVE_INFINITY);
    }

    public PlotAxis {
        tried = tried.stream().distinct().sorted().toList();
    }

    /** Where values that have a place reach, none as yet. */
    Extent extent() {
        return new Extent(end);
    }

    Scale scale(Extent values) {
        return values.isLeft() ? within(values).longer(ROOM_FOR_ARROWS) : within(values);
    }

    private Scale within(Extent values) {
        if (division == Division.SHARE) {
            Extent whole = new Extent();
            List.of(0.0, 1.0, values.min(), values.max()).forEach(whole::add);
            return Scale.linear(whole);
        }
        return division == Division.FITTING ? Scale.fitting(values, SPREAD) : Scale.linear(values);
    }

    /** The marks of the scale that this axis has; counts have whole ones alone. */
    List<Scale.Tick> ticks(Scale scale, int most) {
        List<Scale.Tick> ticks = scale.ticks(most);
        return division == Division.COUNT
                ? ticks.stream()
                        .filter(tick -> tick.value() == Math.rint(tick.value()))
                        .toList()
                : ticks;
    }

    /** The name, and that it is logarithmic if it is, and whether what is larger lies at its end. */
    String name(Scale scale) {
        if (!scale.isLogarithmic()) {
            return name;
        }
        return name + " (log scale" + (scale.endsEarly() ? ", larger at its end" : "")
                + (scale.hasZero() ? ", 0 below the break" : "") + ")";
    }
}
