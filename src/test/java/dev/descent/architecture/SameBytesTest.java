package dev.descent.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.architecture.Bytecode.Call;
import dev.descent.config.ExperimentNames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * The same bytes everywhere: calls whose result depends on the JDK's version, the platform, the locale, the process or chance
 * occur in no class. Each rule carries lines of code that it must refuse, and the test compiles them to see that it does. The
 * clock and files are rules of {@link ArrowsTest}, the order of hash tables is one of {@link HashOrderTest}.
 */
class SameBytesTest {
    /**
     * What is refused.
     *
     * @param name what it is
     * @param calls a pattern over what javap prints of a call ({@code java/lang/Math.exp:(D)D}), which it has to match from
     *     the start; {@code F} and {@code D} are float and double arguments
     * @param planted expressions that the rule must see, made of the parameters of {@link #sourceOf}
     */
    private record Rule(String name, Pattern calls, List<String> planted) {
        boolean refuses(Call call) {
            boolean hashing = this == HASH_CODES && call.method().equals("hashCode");
            return !hashing && calls.matcher(call.target()).lookingAt();
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private static final List<Rule> RULES = List.of(
            rule(
                    "text of floats by the JDK",
                    "java/lang/(Float|Double)\\.to(Hex)?String:|java/lang/String\\.(valueOf|copyValueOf):\\([FD]\\)",
                    "Float.toString(f)",
                    "Double.toString(d)",
                    "boxed.toString()",
                    "Double.toHexString(d)",
                    "String.valueOf(f)",
                    "String.valueOf(d)",
                    "java.util.stream.DoubleStream.of(d).mapToObj(Double::toString).toList()"),
            rule(
                    "floats joined to strings",
                    "java/lang/(Abstract)?String(Builder|Buffer)\\.(append:\\([FD]\\)|insert:\\(I[FD]\\))"
                            + "|makeConcatWithConstants:\\([^)]*(?<=[(;\\[ZBCSIJFD])[FD]",
                    "text + f",
                    "text + d + i",
                    "i + text + d",
                    "new StringBuilder().append(d)",
                    "new StringBuilder().insert(0, f)",
                    "new StringBuffer().append(f)"),
            rule(
                    "floats printed",
                    "java/io/Print(Stream|Writer)\\.print(ln)?:\\([FD]\\)",
                    "print(() -> stream.print(d))",
                    "print(() -> stream.println(f))",
                    "print(() -> writer.println(d))"),
            rule(
                    "decimals by way of the JDK's text",
                    "java/math/BigDecimal\\.valueOf:\\(D\\)",
                    "java.math.BigDecimal.valueOf(d)"),
            rule(
                    "sums that streams order and compensate",
                    "java/util/stream/DoubleStream\\.(sum|average|summaryStatistics|parallel)"
                            + "|java/util/stream/Collectors\\.(summing|averaging|summarizing)Double"
                            + "|java/util/DoubleSummaryStatistics\\.",
                    "java.util.stream.DoubleStream.of(d).sum()",
                    "java.util.stream.DoubleStream.of(d).average()",
                    "Stream.of(boxed).collect(java.util.stream.Collectors.averagingDouble(x -> x))"),
            rule(
                    "the default locale",
                    "java/lang/String\\.(format:\\(Ljava/lang/String;|formatted:|to(Lower|Upper)Case:\\(\\))"
                            + "|java/io/Print(Stream|Writer)\\.(printf|format):\\(Ljava/lang/String;"
                            + "|java/util/Formatter\\.|java/util/Locale\\.getDefault|java/text/",
                    "String.format(text, i)",
                    "text.formatted(i)",
                    "text.toLowerCase()",
                    "text.toUpperCase()",
                    "Stream.of(text).map(String::toLowerCase).toList()",
                    "stream.printf(text, i)",
                    "java.util.Locale.getDefault()",
                    "new java.text.DecimalFormat()",
                    "java.text.Normalizer.normalize(text, java.text.Normalizer.Form.NFC)"),
            rule(
                    "the platform's line ends, character set and separators",
                    "java/lang/System\\.lineSeparator|java/nio/charset/Charset\\.defaultCharset"
                            + "|java/lang/String\\.(getBytes:\\(\\)|<init>:\\(\\[B(II)?\\))|java/io/File\\.(path)?[sS]eparator",
                    "System.lineSeparator()",
                    "java.nio.charset.Charset.defaultCharset()",
                    "text.getBytes()",
                    "new String(new byte[i])",
                    "java.io.File.separator"),
            rule(
                    "elementary functions whose last digits are the platform's",
                    "java/lang/Math\\.(exp|expm1|log|log1p|log10|pow|tanh|sinh|cosh|sin|cos|tan|asin|acos|atan|atan2|cbrt|hypot):"
                            + "|jdk/incubator/vector/VectorOperators\\."
                            + "(EXP|EXPM1|LOG|LOG1P|LOG10|POW|TANH|SINH|COSH|SIN|COS|TAN|ASIN|ACOS|ATAN|ATAN2|CBRT|HYPOT):",
                    "Math.tanh(d)",
                    "Math.exp(f)",
                    "Math.pow(d, d)",
                    "java.util.stream.DoubleStream.of(d).map(Math::log).toArray()",
                    "jdk.incubator.vector.VectorOperators.EXP",
                    "jdk.incubator.vector.VectorOperators.TANH"),
            rule(
                    "chance",
                    "java/lang/Math\\.random:|java/util/(Random|SplittableRandom|UUID)\\.|java/security/SecureRandom\\."
                            + "|java/util/concurrent/ThreadLocalRandom\\.|java/util/random/"
                            + "|java/util/Collections\\.shuffle:\\(Ljava/util/List;\\)",
                    "Math.random()",
                    "new java.util.Random(1)",
                    "new java.util.SplittableRandom(1)",
                    "java.util.concurrent.ThreadLocalRandom.current()",
                    "java.util.UUID.randomUUID()"),
            rule(
                    "the time of day",
                    "java/time/(Instant|LocalDate|LocalTime|LocalDateTime|ZonedDateTime|OffsetDateTime|Clock|ZoneId)\\."
                            + "|java/util/(Date|Calendar)\\.",
                    "java.time.Instant.now()",
                    "java.time.LocalDate.now()",
                    "java.time.Clock.systemUTC()",
                    "new java.util.Date()"));

    /** Hash codes of enums, of records that hold them and of objects are other numbers in each process: only equality may use them. */
    private static final Rule HASH_CODES = rule(
            "hash codes as values",
            "((?!java/lang/String\\.).*\\.)?hashCode:\\(|java/util/Objects\\.hash(Code)?:|java/util/Arrays\\.(deepH|h)ashCode:"
                    + "|java/lang/System\\.identityHashCode:",
            "Thread.State.NEW.hashCode()",
            "new Object().hashCode()",
            "new Pair(i, Thread.State.NEW).hashCode()",
            "java.util.Objects.hash(text, i)",
            "System.identityHashCode(text)",
            "Stream.of(Thread.State.NEW).mapToInt(Thread.State::hashCode).sum()");

    static final List<Rule> EVERY_RULE =
            Stream.concat(RULES.stream(), Stream.of(HASH_CODES)).toList();

    /** Lines that no rule may refuse. */
    static final List<String> INNOCENT = List.of(
            "text + i + c",
            "text + boxed.intValue()",
            "i + text + l + new Pair(i, null)",
            "StrictMath.tanh(d)",
            "Math.sqrt(d) + Math.fma(d, d, d) + Math.abs(d) + Math.max(d, d)",
            "Float.parseFloat(text)",
            "Double.doubleToLongBits(d)",
            "String.format(java.util.Locale.ROOT, text, i)",
            "text.toLowerCase(java.util.Locale.ROOT)",
            "text.hashCode()",
            "jdk.incubator.vector.VectorOperators.FMA",
            "new java.math.BigDecimal(d)",
            "java.util.stream.DoubleStream.of(d).max()");

    private static final List<List<Call>> PLANTED = new ArrayList<>();
    private static List<Call> calls;

    @BeforeAll
    static void readTheClassesAndThePlantedOnes(@TempDir Path folder) throws IOException {
        calls = Bytecode.calls(Bytecode.MAIN);
        List<String> expressions = Stream.concat(
                        EVERY_RULE.stream().flatMap(rule -> rule.planted().stream()), INNOCENT.stream())
                .toList();
        for (String concatenation : Bytecode.CONCATENATIONS) {
            PLANTED.add(compiled(folder, expressions, concatenation));
        }
    }

    @Test
    void noClassCallsWhatDependsOnThePlatform() {
        assertThat(calls).hasSizeGreaterThan(10_000);
        assertThat(refused(calls))
                .anyMatch(SameBytesTest::composesNames)
                .filteredOn(call -> !composesNames(call))
                .isEmpty();
    }

    /** The one exception: Unicode keeps the normal form of every assigned character for ever, so names of experiments may be composed. */
    private static boolean composesNames(Call call) {
        return call.type().equals(ExperimentNames.class.getName())
                && call.target().startsWith("java/text/Normalizer");
    }

    @ParameterizedTest
    @FieldSource("EVERY_RULE")
    void refusesWhatIsPlanted(Rule rule) {
        for (List<Call> planted : PLANTED) {
            for (String expression : rule.planted()) {
                assertThat(planted)
                        .as(expression)
                        .anyMatch(call -> call.type().equals(typeOf(expression)) && rule.refuses(call));
            }
        }
    }

    @ParameterizedTest
    @FieldSource("INNOCENT")
    void letsPassWhatIsTheSameEverywhere(String expression) {
        for (List<Call> planted : PLANTED) {
            List<Call> own = planted.stream()
                    .filter(call -> call.type().equals(typeOf(expression)))
                    .toList();
            assertThat(own).isNotEmpty();
            assertThat(refused(own)).isEmpty();
        }
    }

    private static List<Call> refused(List<Call> calls) {
        return calls.stream()
                .filter(call -> EVERY_RULE.stream().anyMatch(rule -> rule.refuses(call)))
                .toList();
    }

    private static Rule rule(String name, String calls, String... planted) {
        return new Rule(name, Pattern.compile(calls), List.of(planted));
    }

    /** The calls of a class for each expression. */
    private static List<Call> compiled(Path folder, List<String> expressions, String concatenation) throws IOException {
        Path classes = Files.createTempDirectory(folder, "classes");
        List<Path> sources = new ArrayList<>();
        for (String expression : expressions) {
            sources.add(Files.writeString(classes.resolve(typeOf(expression) + ".java"), sourceOf(expression)));
        }
        Bytecode.compile(
                classes, sources, List.of("--add-modules", "jdk.incubator.vector", "-Xlint:none", concatenation));
        return Bytecode.calls(classes);
    }

    private static String typeOf(String expression) {
        return "Planted" + Integer.toHexString(expression.hashCode());
    }

    private static String sourceOf(String expression) {
        return """
                import java.util.stream.Stream;
                class %s {
                    record Pair(int number, Thread.State state) {}
                    static void print(Runnable it) {}
                    static Object it(float f, double d, Double boxed, int i, long l, char c, String text,
                            java.io.PrintStream stream, java.io.PrintWriter writer) {
                        %s
                    }
                }
                """.formatted(
                        typeOf(expression),
                        expression.startsWith("print(") ? expression + "; return null;" : "return " + expression + ";");
    }
}
