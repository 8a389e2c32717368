package dev.descent.output.manual;

import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.golden.Golden;
import dev.descent.model.ComponentType;
import dev.descent.model.Kind;
import dev.descent.model.Vocabulary;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ListingTest {
    private static final List<Listing.Choice> ENGINES = List.of(
            new Listing.Choice("lockstep", Optional.empty(), Optional.empty()),
            new Listing.Choice(
                    "pytorch",
                    Optional.of("not built in"),
                    Optional.of("build with `mvn -Ppytorch` to add the PyTorch engine")));
    private static final List<Listing.Choice> EXECUTORS =
            List.of(new Listing.Choice("local", Optional.empty(), Optional.empty()));

    @Test
    void readsAsItDidWhenItWasReviewed() throws IOException {
        Golden.assertSame(Path.of("src/test/resources/dev/descent/manual/list.txt"), Listing.text(ENGINES, EXECUTORS));
    }

    @ParameterizedTest
    @EnumSource(value = Kind.class, mode = EnumSource.Mode.EXCLUDE, names = "SECTION")
    void namesEveryComponentWithItsAliasesAndParameters(Kind kind) {
        String text = Listing.text(kind);
        for (ComponentType type : Vocabulary.of(kind)) {
            assertThat(text).contains("\n  " + type.name());
            assertThat(type.aliases()).allSatisfy(alias -> assertThat(text).contains(alias));
            assertThat(type.parameters()).allSatisfy(p -> assertThat(text).contains(p.name() + " "));
        }
    }

    @Test
    void saysWhyAnEngineCannotBeUsed() {
        assertThat(Listing.text(ENGINES, EXECUTORS)).endsWith("""
                        ENGINES
                          lockstep
                          pytorch   not built in; can't be used: build with `mvn -Ppytorch` to add the PyTorch engine

                        EXECUTORS
                          local
                        """);
    }
}
