package dev.descent.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Iterator;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class PluginsTest {
    @Test
    void builtInAndServicesAreFoundByName() {
        Plugins<String> plugins = plugins(List.of("lockstep"), () -> "third");
        assertThat(plugins.names()).containsExactly("lockstep", "third");
        assertThat(plugins.named("third")).contains("third");
        assertThat(plugins.named("fourth")).isEmpty();
    }

    @Test
    void aBrokenPluginIsRememberedAndInNobodysWay() {
        Plugins<String> plugins = plugins(
                List.of("lockstep"),
                () -> {
                    throw new ServiceConfigurationError("no provider", new NoClassDefFoundError("torch/Tensor"));
                },
                () -> "third");
        assertThat(plugins.names()).containsExactly("lockstep", "third");
        assertThat(plugins.broken()).containsExactly("no provider (NoClassDefFoundError: torch/Tensor)");
    }

    @Test
    void aPluginWithoutANameThatAFileCouldSayIsBroken() {
        Plugins<String> plugins =
                plugins(List.of("lockstep"), () -> "", () -> "my engine", () -> "a\nb", () -> "third");
        assertThat(plugins.names()).containsExactly("lockstep", "third");
        assertThat(plugins.broken())
                .containsExactly(
                        "java.lang.String is named '', but a name is made of letters, digits, '_', '-' and '.'",
                        "java.lang.String is named 'my engine', but a name is made of letters, digits, '_', '-' and '.'",
                        "java.lang.String is named 'a\\u{a}b', but a name is made of letters, digits, '_', '-' and '.'");
    }

    @Test
    void aPluginThatCannotTellItsNameIsBroken() {
        Iterator<String> services = List.of("throws", "is null").iterator();
        Plugins<String> plugins = Plugins.find(
                services,
                service -> {
                    if (service.equals("throws")) {
                        throw new IllegalStateException("on purpose");
                    }
                    return null;
                },
                List.of());
        assertThat(plugins.broken())
                .containsExactly(
                        "java.lang.String has no name: its name() threw IllegalStateException: on purpose",
                        "java.lang.String has no name: its name() returned null");
    }

    @Test
    void twoOfOneNameAreNeither() {
        Plugins<String> plugins = plugins(List.of("lockstep"), () -> "lockstep");
        assertThat(plugins.named("lockstep")).isEmpty();
        assertThat(plugins.names()).isEmpty();
        assertThat(plugins.ambiguous()).containsOnlyKeys("lockstep");
    }

    @SafeVarargs
    @SuppressWarnings("varargs")
    private static Plugins<String> plugins(List<String> builtIn, Supplier<String>... services) {
        Iterator<Supplier<String>> suppliers = List.of(services).iterator();
        return Plugins.find(
                new Iterator<String>() {
                    @Override
                    public boolean hasNext() {
                        return suppliers.hasNext();
                    }

                    @Override
                    public String next() {
                        return suppliers.next().get();
                    }
                },
                Function.identity(),
                builtIn);
    }
}
