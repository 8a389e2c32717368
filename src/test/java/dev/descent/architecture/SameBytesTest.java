package dev.descent.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The same bytes everywhere: calls whose result depends on the JDK's version, the platform or the locale occur in no class. */
class SameBytesTest {
    /** As javap prints calls; {@code F} and {@code D} are float and double arguments. */
    private static final List<Pattern> REFUSED = List.of(
            call("java/lang/(Float|Double)\\.toString"),
            call("java/lang/String\\.valueOf:\\([FD]\\)"),
            call("java/lang/String(Builder|Buffer)\\.append:\\([FD]\\)"),
            call("java/io/Print(Stream|Writer)\\.print(ln)?:\\([FD]\\)"),
            call("java/math/BigDecimal\\.valueOf:\\(D\\)"),
            call("java/util/stream/DoubleStream\\.(sum|average)"),
            call("java/lang/String\\.format:\\(Ljava/lang/String;"),
            call("java/lang/String\\.formatted:"),
            call("java/lang/String\\.to(Lower|Upper)Case:\\(\\)"),
            call("java/lang/Math\\.(exp|expm1|log|log1p|log10|pow|tanh|sinh|cosh|sin|cos|tan|cbrt|hypot|random):"),
            call("java/time/(Instant|LocalDate|LocalDateTime|ZonedDateTime)\\.now"));

    private static final Pattern CONCATENATION = Pattern.compile("makeConcatWithConstants:\\(([^)]*)\\)");

    @Test
    void noClassCallsWhatDependsOnThePlatform() throws IOException {
        List<Path> classes;
        try (Stream<Path> files = Files.walk(Path.of("target/classes"))) {
            classes =
                    files.filter(f -> f.toString().endsWith(".class")).sorted().toList();
        }
        assertThat(classes).hasSizeGreaterThan(50);
        assertThat(refusedCalls(classes)).isEmpty();
    }

    @Test
    void plantedCallsAreSeen() {
        assertThat(refusedIn(
                        "12: invokedynamic #7, 0 // InvokeDynamic #0:makeConcatWithConstants:(Ljava/lang/String;F)V"))
                .isTrue();
        assertThat(refusedIn("12: invokedynamic #7, 0 // InvokeDynamic #0:makeConcatWithConstants:(ID)V"))
                .isTrue();
        assertThat(refusedIn("12: invokedynamic #7, 0 // InvokeDynamic #0:makeConcatWithConstants:(Ldev/Float;I)V"))
                .isFalse();
        assertThat(refusedIn(
                        "3: invokevirtual #9 // Method java/lang/StringBuilder.append:(D)Ljava/lang/StringBuilder;"))
                .isTrue();
        assertThat(refusedIn("3: invokestatic #9 // Method java/lang/Math.tanh:(D)D"))
                .isTrue();
        assertThat(refusedIn("3: invokestatic #9 // Method java/lang/StrictMath.tanh:(D)D"))
                .isFalse();
    }

    private static Pattern call(String pattern) {
        return Pattern.compile("Method (?<!Strict)" + pattern);
    }

    private static boolean refusedIn(String line) {
        Matcher concatenation = CONCATENATION.matcher(line);
        if (concatenation.find()) {
            return concatenation.group(1).replaceAll("L[^;]*;", "").matches(".*[FD].*");
        }
        return REFUSED.stream().anyMatch(p -> p.matcher(line).find());
    }

    private static List<String> refusedCalls(List<Path> classes) {
        ToolProvider javap = ToolProvider.findFirst("javap").orElseThrow();
        List<String> arguments = new ArrayList<>(List.of("-c", "-p"));
        classes.forEach(c -> arguments.add(c.toString()));
        StringWriter out = new StringWriter();
        int code =
                javap.run(new PrintWriter(out), new PrintWriter(new StringWriter()), arguments.toArray(String[]::new));
        assertThat(code).isZero();
        List<String> found = new ArrayList<>();
        String current = "";
        for (String line : out.toString().lines().toList()) {
            if (line.startsWith("Compiled from")) {
                current = line;
            } else if (refusedIn(line)) {
                found.add(current + ": " + line.strip());
            }
        }
        return found;
    }
}
