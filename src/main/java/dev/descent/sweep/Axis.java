package dev.descent.sweep;

import dev.descent.model.KeyPath;
import dev.descent.model.Shape;
import dev.descent.model.Written;
import dev.descent.problem.Located;
import dev.descent.sweep.search.Distribution;
import java.util.List;
import java.util.Optional;

/**
 * One dimension of a sweep: of its options, every trial has one.
 *
 * @param kind where it is written
 * @param name what to call it in a sentence
 * @param at where it is written
 * @param options in file order, at least one; of a distribution its bounds, each with the one setting that a drawn value takes the place of
 * @param distribution what values are drawn from; empty where they are the options
 */
public record Axis(Kind kind, String name, Located at, List<Option> options, Optional<Distribution> distribution) {
    /** Where an axis is written. */
    public enum Kind {
        /** A key of {@code grid}. */
        GRID,
        /** A mapping of {@code zip}. */
        ZIP,
        /** {@code cases}, all of it. */
        CASES,
        /** A key of {@code over}, which a search draws; or of {@code tune}. */
        OVER,
        /** The key of {@code grid} whose alternatives are compared; what stands inside them is drawn. */
        COMPETITORS,
        /** A list or a distribution inside an alternative of another axis; drawn where that is. */
        INNER
    }

    /**
     * A value of an axis.
     *
     * @param name the case's name; empty if the axis is not {@code cases}
     * @param settings what it sets: one key for a grid, one a list for a zip, in the same order in each option; any for a case
     */
    public record Option(Optional<String> name, List<Setting> settings) {
        public Option {
            settings = List.copyOf(settings);
        }
    }

    /**
     * A key that is set.
     *
     * @param path which
     * @param key the key as written
     * @param at where the key is written
     * @param shape the form of values there
     * @param value what it is set to; where inner axes are, it has their first options
     * @param inner the axes inside the value, none inside another; each option has one setting, whose path lies below this one
     * @param text the value as tables print it
     */
    public record Setting(
            KeyPath path, String key, Located at, Shape shape, Written value, List<Axis> inner, String text) {
        public Setting {
            inner = List.copyOf(inner);
        }

        public Setting(KeyPath path, String key, Located at, Shape shape, Written value, List<Axis> inner) {
            this(path, key, at, shape, value, inner, ValueText.of(value.value()));
        }

        /** This setting with a number that was drawn, whole where the key takes whole numbers. */
        Setting with(double drawn) {
            Object number = value.value().orElseThrow() instanceof Long ? (Object) (long) drawn : (Object) drawn;
            return new Setting(path, key, at, shape, new Written(Optional.of(number), true, value.origin()), List.of());
        }
    }

    public Axis {
        options = List.copyOf(options);
    }

    /** An axis whose values are its options. */
    public Axis(Kind kind, String name, Located at, List<Option> options) {
        this(kind, name, at, options, Optional.empty());
    }

    /** Whether its values are drawn from a distribution. */
    boolean isDistribution() {
        return distribution.isPresent();
    }

    /** Whether its values, or some inside them, are drawn from a distribution. */
    boolean hasDistribution() {
        return isDistribution()
                || options.stream()
                        .anyMatch(option -> option.settings().stream()
                                .anyMatch(setting -> setting.inner().stream().anyMatch(Axis::hasDistribution)));
    }

    /** How many axes this is, with those inside its values. */
    int withInner() {
        int all = 1;
        for (Option option : options) {
            for (Setting setting : option.settings()) {
                for (Axis axis : setting.inner()) {
                    all += axis.withInner();
                }
            }
        }
        return all;
    }

    /** Whether all values of an axis could be read, also those of the axes inside. */
    boolean isSound() {
        return options.stream()
                .allMatch(option -> option.settings().stream()
                        .allMatch(setting -> setting.value().sound()
                                && setting.inner().stream().allMatch(Axis::isSound)));
    }
}
