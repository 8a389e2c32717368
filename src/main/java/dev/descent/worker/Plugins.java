package dev.descent.worker;

import dev.descent.number.CodePoints;
import dev.descent.number.VisibleText;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * The plug-ins of one type, by name.
 *
 * <p>A plug-in that can't be loaded, or whose name is taken, matters only to someone who asks for it: it is remembered with its
 * reason and never in the way of the others.
 */
public final class Plugins<T> {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.-]+");

    private final Map<String, T> found = new TreeMap<>(CodePoints.ORDER);
    private final List<String> broken = new ArrayList<>();
    private final Map<String, String> ambiguous = new TreeMap<>(CodePoints.ORDER);

    private Plugins() {}

    /**
     * Looks for plug-ins.
     *
     * @param type the service's type
     * @param name what a plug-in is called
     * @param builtIn those that need no looking for; they keep their names
     */
    public static <T> Plugins<T> find(Class<T> type, Function<T, String> name, List<T> builtIn) {
        return find(ServiceLoader.load(type, Plugins.class.getClassLoader()).iterator(), name, builtIn);
    }

    static <T> Plugins<T> find(Iterator<T> services, Function<T, String> name, List<T> builtIn) {
        Plugins<T> plugins = new Plugins<>();
        for (T plugin : builtIn) {
            plugins.add(name.apply(plugin), plugin);
        }
        while (plugins.hasNext(services)) {
            try {
                plugins.addNamed(services.next(), name);
            } catch (ServiceConfigurationError | LinkageError | RuntimeException e) {
                plugins.broken.add(reason(e));
            }
        }
        return plugins;
    }

    /** The plug-in of that name; empty if there is none, or if two have it. */
    public Optional<T> named(String name) {
        return ambiguous.containsKey(name) ? Optional.empty() : Optional.ofNullable(found.get(name));
    }

    /** The names that can be used, by code point. */
    public List<String> names() {
        return found.keySet().stream().filter(n -> !ambiguous.containsKey(n)).toList();
    }

    /** The names that two plug-ins have, and which these are. */
    public Map<String, String> ambiguous() {
        return Collections.unmodifiableMap(ambiguous);
    }

    /** Why plug-ins could not be loaded, a sentence each. */
    public List<String> broken() {
        return Collections.unmodifiableList(broken);
    }

    /** The same plug-ins, each as another. */
    Plugins<T> with(BiFunction<String, T, T> other) {
        found.replaceAll(other);
        return this;
    }

    /** Why a plug-in of that name can't be had, as far as that may be known: two have it, or others could not be loaded. */
    public Optional<String> trouble(String name) {
        if (ambiguous.containsKey(name)) {
            return Optional.of(ambiguous.get(name) + "; take one of them away");
        }
        return broken.isEmpty()
                ? Optional.empty()
                : Optional.of((broken.size() == 1 ? "a plug-in" : "plug-ins") + " could not be loaded: "
                        + String.join("; ", broken));
    }

    /** A plug-in that has no name that a file could say is broken. */
    private void addNamed(T plugin, Function<T, String> naming) {
        String type = plugin.getClass().getName();
        String name;
        try {
            name = naming.apply(plugin);
        } catch (RuntimeException | Error e) {
            if (Thrown.isOfTheMachine(e)) {
                throw e;
            }
            broken.add(type + " has no name: its name() threw " + Thrown.said(e));
            return;
        }
        if (name == null) {
            broken.add(type + " has no name: its name() returned null");
        } else if (!NAME.matcher(name).matches()) {
            broken.add(type + " is named '" + VisibleText.ofLine(name)
                    + "', but a name is made of letters, digits, '_', '-' and '.'");
        } else {
            add(name, plugin);
        }
    }

    private void add(String name, T plugin) {
        T other = found.putIfAbsent(name, plugin);
        if (other != null) {
            ambiguous.put(
                    name,
                    "both " + other.getClass().getName() + " and "
                            + plugin.getClass().getName() + " are named '" + name + "'");
        }
    }

    /** A service file that can't be read fails here; the iterator has then passed it. */
    private boolean hasNext(Iterator<T> services) {
        for (int attempts = 0; attempts < 100; attempts++) {
            try {
                return services.hasNext();
            } catch (ServiceConfigurationError | LinkageError e) {
                broken.add(reason(e));
            }
        }
        return false;
    }

    private static String reason(Throwable e) {
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root == e || root.getMessage() == null
                ? e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage()
                : e.getMessage() + " (" + root.getClass().getSimpleName() + ": " + root.getMessage() + ")";
    }
}
