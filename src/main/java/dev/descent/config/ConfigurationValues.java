package dev.descent.config;

import dev.descent.model.Component;
import dev.descent.model.KeyPath;
import dev.descent.model.Kind;
import dev.descent.model.Origin;
import dev.descent.model.Parameter;
import dev.descent.problem.Located;
import dev.descent.sweep.Configuration;
import dev.descent.sweep.Configuration.Assignment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The values of one configuration and where each was written. */
final class ConfigurationValues {
    private final Configuration configuration;
    private final Component values;
    private final Set<String> lacking;
    private final boolean sound;

    /**
     * The values of a configuration.
     *
     * @param lacking the keys that are missing or lack something inside them
     */
    ConfigurationValues(Configuration configuration, Component values, Set<String> lacking) {
        this.configuration = configuration;
        this.values = values;
        this.lacking = lacking;
        this.sound = lacking.isEmpty() && (configuration.isSound() || isSoundByKeys());
    }

    /** Every key that is right, defaults included; of a section what is right of it. */
    Component values() {
        return values;
    }

    private boolean isSoundByKeys() {
        return values.type().parameters().stream()
                .map(Parameter::name)
                .filter(FileKind::isOfTheTrial)
                .allMatch(configuration::isSound);
    }

    /** Whether every key is right and none is missing, so that there can be a spec. */
    boolean isSound() {
        return sound;
    }

    /** Whether a key, with all that is inside it, is right. */
    boolean isSound(String key) {
        return sound || !lacking.contains(key) && configuration.isSound(key);
    }

    /** A key's value; empty if it is left out or wrong, but of a section what is right of it. */
    @SuppressWarnings("unchecked")
    <T> Optional<T> find(String key) {
        if (isSound(key)) {
            return values.find(key).map(value -> (T) value);
        }
        return Optional.ofNullable(values.given().get(key))
                .filter(value ->
                        value instanceof Component component && component.type().kind() == Kind.SECTION)
                .map(value -> (T) value);
    }

    /** Whether a key is left out, rather than wrong. */
    boolean isLeftOut(String key) {
        return configuration.origin(KeyPath.of(key)).isEmpty();
    }

    /** Where a value stands, or what it would stand in. */
    Located at(String path) {
        return at(KeyPath.parse(path).orElseThrow());
    }

    /** Where a value stands, or what it would stand in. */
    Located at(KeyPath path) {
        return configuration.nearest(configuration.asWritten(path));
    }

    /**
     * Where a value stands that does not go with others: its own place if the sweep sets it, else that of the first of the others that
     * the sweep sets, for this one is then what is wrong in a trial and not in the file.
     */
    Located against(String path, String... others) {
        List<String> all = new ArrayList<>(List.of(path));
        all.addAll(List.of(others));
        for (String each : all) {
            Optional<Origin> set = configuration.set(
                    configuration.asWritten(KeyPath.parse(each).orElseThrow()));
            if (set.isPresent()) {
                return set.get();
            }
        }
        return at(path);
    }

    /** Where the key of a value stands, or what it would stand in. */
    Located atKey(KeyPath path) {
        KeyPath written = configuration.asWritten(path);
        return configuration
                .origin(written)
                .map(origin -> origin.atKey())
                .orElseGet(() -> configuration.nearest(written));
    }

    /** Whether something is written there, defaults not counted. */
    boolean has(String path) {
        return configuration
                .origin(configuration.asWritten(KeyPath.parse(path).orElseThrow()))
                .isPresent();
    }

    /** Whether the sweep sets the very key that a path names. */
    boolean isSwept(KeyPath path) {
        for (Assignment it : configuration.assignments()) {
            if (it.path().depth() == path.depth() && it.path().equals(path)) {
                return true;
            }
        }
        return false;
    }

    /** The file as a whole. */
    Located file() {
        return configuration.file().origin();
    }

    /** The path of an element of a list, such as {@code layers[0]}. */
    static String element(String list, int index) {
        return list + "[" + index + "]";
    }

    /** As {@link #element(String, int)}, with a key below. */
    static String element(String list, int index, String key) {
        return element(list, index) + "." + key;
    }
}
