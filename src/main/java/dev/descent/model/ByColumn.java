package dev.descent.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Settings by column: one for every column that has none of its own, and those of single columns. In a file either the one alone, or
 * {@code {default: …, columns: {name: …}}}; both keys may be left out.
 *
 * @param fallback the setting of all other columns, of the Java type that its {@link Shape} names
 * @param columns the settings of single columns, in file order
 */
public record ByColumn(Optional<Object> fallback, Map<String, Object> columns) {
    public static final String DEFAULT = "default";
    public static final String COLUMNS = "columns";

    public ByColumn {
        columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
    }

    /** What the parser has made of a value of the form {@link #shape}. */
    public static ByColumn of(Object value) {
        if (!isLong(value)) {
            return new ByColumn(Optional.of(value), Map.of());
        }
        Component section = (Component) value;
        Map<String, Object> columns = new LinkedHashMap<>();
        section.find(COLUMNS).ifPresent(it -> ((Map<?, ?>) it).forEach((name, own) -> columns.put((String) name, own)));
        return new ByColumn(section.find(DEFAULT), columns);
    }

    /** Whether a value is a mapping with the keys {@code default} and {@code columns}, rather than one setting for all. */
    public static boolean isLong(Object value) {
        return value instanceof Component section
                && section.type().kind() == Kind.SECTION
                && section.type().parameters().size() == 2
                && section.type().parameter(DEFAULT).isPresent()
                && section.type().parameter(COLUMNS).isPresent();
    }

    /** The setting of a column, its own or that of all others. */
    public Optional<Object> of(String column) {
        Object own = columns.get(column);
        return own == null ? fallback : Optional.of(own);
    }

    /**
     * The section of the long form.
     *
     * @param setting the form of one setting
     */
    static ComponentType section(String key, Shape setting) {
        return new TypeBuilder(Kind.SECTION, key + " by column")
                .about("Settings of `" + key + "` by column.")
                .parameters(
                        Parameter.optional(DEFAULT, setting, "The setting of every column without one of its own."),
                        Parameter.optional(COLUMNS, new Shape.MapOf(setting), "Columns, each with its own setting."))
                .type();
    }

    /** The form of settings by column: one alone, or the long form. */
    static Shape shape(ComponentType section) {
        Shape setting = section.parameter(DEFAULT).orElseThrow().shape();
        List<Shape> forms = new ArrayList<>(setting instanceof Shape.Either either ? either.forms() : List.of(setting));
        forms.add(new Shape.Section(section));
        return new Shape.Either(forms);
    }
}
