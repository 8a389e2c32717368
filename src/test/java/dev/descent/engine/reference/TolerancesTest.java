package dev.descent.engine.reference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.golden.Golden;
import dev.descent.model.ComponentType;
import dev.descent.model.Kind;
import dev.descent.model.Vocabulary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What float32 does to a trial, by a twin in double, and so how near an engine of other roundings has to come; the page has the table. */
class TolerancesTest {
    private static final Path PAGE = Path.of("src/site/markdown/engines.md");
    private static final Pattern TABLE = Pattern.compile("\\| what the trials are about \\|(?:.*\n\\|)*.*\n");

    private static final Map<String, Map<String, Double>> TOLERANCES = DoubleYardstick.tolerances();

    @Test
    void thePageHasTheTable() throws IOException {
        String page = Files.readString(PAGE);
        Matcher table = TABLE.matcher(page);
        assertThat(table.find()).isTrue();
        Golden.assertSame(
                PAGE,
                page.substring(0, table.start()) + DoubleYardstick.table(TOLERANCES) + page.substring(table.end()));
    }

    @Test
    void everyComponentHasATolerance() {
        for (Kind kind : new Kind[] {
            Kind.LAYER, Kind.ACTIVATION, Kind.LOSS, Kind.OPTIMIZER, Kind.SCHEDULE, Kind.CLIPPING, Kind.INITIALIZER
        }) {
            assertThat(TOLERANCES.get(kind.name().toLowerCase(Locale.ROOT)))
                    .containsKeys(Vocabulary.of(kind).stream()
                            .map(ComponentType::name)
                            .toArray(String[]::new));
        }
    }

    /** A bias that a batch's mean takes away again has no gradient but rounding, and adam makes whole steps of it. */
    @Test
    void theReferenceIsWithinAFewRoundingsOfItsTwin() {
        TOLERANCES.forEach((kind, subjects) -> subjects.forEach((subject, tolerance) -> assertThat(tolerance)
                .as("%s %s", kind, subject)
                .isLessThan(subject.equals("batch_normalization behind a bias") ? 2e-2 : 2e-4)));
    }
}
