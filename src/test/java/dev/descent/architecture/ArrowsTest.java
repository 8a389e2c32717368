package dev.descent.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.architecture.Bytecode.Call;
import dev.descent.architecture.Bytecode.Link;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The floors of the house. An arrow, from a room to what its classes name, points to a lower row, within a row from left to
 * right only, never up; libraries, modules of the JDK, the clock and files are for the rooms that {@link #USES} lists. Both
 * tables are exact: a room that is gone leaves the first, a use that is gone the second.
 */
class ArrowsTest {
    private static final String HOUSE = "dev.descent.";

    /** The rows, from the top floor down. */
    private static final List<List<String>> FLOORS = Stream.of(
                    "cli",
                    "app",
                    "worker",
                    "serve",
                    "gate gate.across gate.stored",
                    "output output.csv output.html output.report output.plots output.manual output.svg output.document output.text",
                    "explain",
                    "analysis.across analysis analysis.importance analysis.statistics",
                    "journal",
                    "executor",
                    "engine.lockstep engine.lockstep.wide engine.reference engine.training",
                    "engine",
                    "config config.yaml",
                    "sweep sweep.search",
                    "savedmodel.onnx savedmodel",
                    "baseline nn function optim expression",
                    "data",
                    "model",
                    "problem",
                    "kernel number")
            .map(row -> List.of(row.split(" ")))
            .toList();

    /** What only some rooms may touch. */
    private static final List<Use> USES = List.of(
            use("picocli\\.", "cli"),
            use("org\\.slf4j\\.", "app"),
            use("com\\.sun\\.net\\.httpserver\\.", "serve"),
            use("org\\.snakeyaml\\.", "config.yaml"),
            use("org\\.apache\\.commons\\.(csv|io\\.build)\\.", "data", "output.text"),
            use("org\\.apache\\.commons\\.statistics\\.", "analysis.statistics"),
            use("jdk\\.incubator\\.vector\\.", "kernel"),
            use("java\\.util\\.ServiceLoader", "worker"),
            use("dev\\.descent\\.config\\.[A-Z]", "app", "cli", "worker"),
            use("dev\\.descent\\.config\\.yaml\\.[A-Z]", "config"),
            // the terminal, and what the process was started with
            use(
                    "java\\.lang\\.System\\.(out|err|in|console|setErr|setOut|exit)\\b|java\\.io\\.FileDescriptor\\b",
                    "cli"),
            use("java\\.lang\\.System\\.(getProperty|getProperties|getenv)\\b", "cli", "app", "kernel"),
            // the clock
            use(
                    "java\\.lang\\.System\\.(nanoTime|currentTimeMillis)\\b|java\\.time\\.|java\\.util\\.(Date|Calendar)\\b",
                    "cli",
                    "app",
                    "engine.lockstep",
                    "engine.lockstep.wide",
                    "number"),
            // files
            use(
                    "java\\.nio\\.file\\.(Files|FileSystems?|FileStore)\\b|java\\.nio\\.channels\\.FileChannel\\b"
                            + "|java\\.io\\.(File|RandomAccessFile|FileReader|FileWriter|File(In|Out)putStream)\\b"
                            + "|java\\.nio\\.file\\.Path\\.to(RealPath|AbsolutePath|File)\\b",
                    "cli",
                    "app",
                    "journal",
                    "config",
                    "config.yaml",
                    "data",
                    "worker"));

    /** The sentence of a plate that names what the room uses, to its full stop or semicolon. */
    private static final Pattern USED =
            Pattern.compile("\\bUses (\\{@code .*?|nothing)(?:;|\\.(?=\\s))", Pattern.DOTALL);

    private static final Pattern ROOM = Pattern.compile("\\{@code ([a-z.]+)}");

    private static List<Link> links;
    private static Set<Arrow> arrows;

    /** From a room to the full name of a room, a class or a member. */
    private record Arrow(String from, String to) {}

    /** A pattern over names of classes and members, and the rooms that alone touch what it matches. */
    private record Use(Pattern names, List<String> rooms) {}

    @BeforeAll
    static void readTheClasses() throws IOException {
        links = Bytecode.links(Bytecode.MAIN);
        arrows = new LinkedHashSet<>();
        for (Link link : links) {
            arrows.add(new Arrow(room(link.from()), link.to()));
            if (link.to().startsWith(HOUSE) && !room(link.from()).equals(room(link.to()))) {
                arrows.add(new Arrow(room(link.from()), HOUSE + room(link.to())));
            }
        }
        for (Call call : Bytecode.calls(Bytecode.MAIN)) {
            arrows.add(new Arrow(room(call.type()), call.name()));
        }
    }

    @Test
    void arrowsAreFound() {
        assertThat(links).hasSizeGreaterThan(1000);
        assertThat(arrows.stream().filter(ArrowsTest::isBetweenRooms)).hasSizeGreaterThan(50);
        assertThat(arrows)
                .contains(
                        new Arrow("cli", HOUSE + "app"),
                        new Arrow("kernel", HOUSE + "number"),
                        new Arrow("cli", "java.lang.System.err"));
    }

    @Test
    void everyArrowPointsToALowerFloor() {
        assertThat(upwards(arrows)).isEmpty();
    }

    @Test
    void everyRoomStandsOnOneFloorAndEveryNameOnAFloorIsARoom() {
        Set<String> rooms = new LinkedHashSet<>();
        links.forEach(link -> rooms.add(room(link.from())));
        assertThat(FLOORS.stream().flatMap(List::stream)).containsExactlyInAnyOrderElementsOf(rooms);
    }

    @Test
    void whatOnlySomeRoomsMayTouchIsTouchedByTheseRoomsAndNoOther() {
        assertThat(trespassers(arrows))
                .as("rooms that touch what is not theirs")
                .isEmpty();
        assertThat(unused(arrows))
                .as("rooms that are listed for what they don't touch")
                .isEmpty();
    }

    @Test
    void everyLibraryAndEveryModuleOfTheJdkButItsBaseIsInTheTable() {
        assertThat(unlisted(links)).isEmpty();
    }

    @Test
    void plantedArrowsAreSeen() {
        Arrow up = new Arrow("model", HOUSE + "app");
        Arrow toTheLeft = new Arrow("optim", HOUSE + "nn");
        Arrow toTheRight = new Arrow("nn", HOUSE + "optim");
        Arrow down = new Arrow("nn", HOUSE + "model");
        Arrow unknown = new Arrow("nn", HOUSE + "attic");
        assertThat(upwards(List.of(up, toTheLeft, toTheRight, down, unknown))).containsExactly(up, toTheLeft, unknown);
    }

    @Test
    void plantedUsesAreSeen() {
        Arrow yaml = new Arrow("nn", "org.snakeyaml.engine.v2.api.Load");
        Arrow vectors = new Arrow("engine.lockstep", "jdk.incubator.vector.FloatVector");
        Arrow clock = new Arrow("optim", "java.lang.System.nanoTime");
        Arrow file = new Arrow("analysis", "java.nio.file.Files.readString");
        Arrow path = new Arrow("analysis", "java.nio.file.Path.of");
        Arrow lines = new Arrow("analysis", "java.lang.System.lineSeparator");
        assertThat(trespassers(List.of(yaml, vectors, clock, file, path, lines)))
                .containsExactly(yaml, vectors, clock, file);

        assertThat(unlisted(List.of(
                        new Link(HOUSE + "nn.A", "java.lang.String", "java.base"),
                        new Link(HOUSE + "nn.A", "java.sql.Connection", "java.sql"),
                        new Link(HOUSE + "nn.A", "com.example.Leftpad", "not"),
                        new Link(HOUSE + "nn.A", "picocli.CommandLine", "not"))))
                .containsExactly("java.sql.Connection", "com.example.Leftpad");
    }

    @Test
    void aRoomListedForWhatItDoesNotTouchIsSeen() {
        assertThat(unused(arrows.stream()
                        .filter(arrow -> !arrow.to().startsWith("com.sun.net."))
                        .filter(arrow ->
                                !(arrow.from().equals("number") && arrow.to().endsWith(".nanoTime")))
                        .toList()))
                .hasSize(2)
                .anySatisfy(line -> assertThat(line).startsWith("serve ").contains("httpserver"))
                .anySatisfy(line -> assertThat(line).startsWith("number ").contains("nanoTime"));
        assertThat(unused(List.of())).hasSizeGreaterThan(USES.size());
    }

    @Test
    void everyRoomHasAPlate() {
        assertThat(FLOORS.stream().flatMap(List::stream))
                .allSatisfy(room -> assertThat(plate(room)).exists());
    }

    @Test
    void aPlateThatNamesWhatItsRoomUsesNamesAllOfItAndNoMore() throws IOException {
        int told = 0;
        for (String room : FLOORS.stream().flatMap(List::stream).toList()) {
            Optional<Set<String>> named = namedBy(Files.readString(plate(room)));
            if (named.isPresent()) {
                told++;
                assertThat(named.get()).as(room).isEqualTo(usedBy(room));
            }
        }
        assertThat(told).isGreaterThan(10);
    }

    @Test
    void whatAPlateNamesIsRead() {
        assertThat(
                        namedBy(
                                " * Uses {@code model}, {@code engine.training} for\n * state, and {@code nn}. No {@code I/O}."))
                .contains(Set.of("model", "engine.training", "nn"));
        assertThat(namedBy(" * Uses {@code engine}; knows nothing of {@code files}.\n"))
                .contains(Set.of("engine"));
        assertThat(namedBy(" * Uses nothing. No I/O.")).contains(Set.of());
        assertThat(namedBy(" * Uses the rooms below.")).isEmpty();
    }

    private static Path plate(String room) {
        return Path.of("src/main/java/dev/descent", room.split("\\.")).resolve("package-info.java");
    }

    private static Set<String> usedBy(String room) {
        Set<String> used = new TreeSet<>();
        arrows.stream()
                .filter(arrow -> arrow.from().equals(room) && isBetweenRooms(arrow))
                .forEach(arrow -> used.add(arrow.to().substring(HOUSE.length())));
        return used;
    }

    private static Optional<Set<String>> namedBy(String plate) {
        return USED.matcher(plate).results().findFirst().map(sentence -> {
            Set<String> named = new TreeSet<>();
            ROOM.matcher(sentence.group(1)).results().map(room -> room.group(1)).forEach(named::add);
            return named;
        });
    }

    private static Use use(String names, String... rooms) {
        return new Use(Pattern.compile(names), List.of(rooms));
    }

    private static String room(String type) {
        return type.substring(HOUSE.length(), type.lastIndexOf('.'));
    }

    private static boolean isBetweenRooms(Arrow arrow) {
        return arrow.to().matches("dev\\.descent\\.[a-z.]+");
    }

    private static List<Arrow> upwards(Collection<Arrow> arrows) {
        return arrows.stream()
                .filter(ArrowsTest::isBetweenRooms)
                .filter(arrow -> !pointsDown(arrow.from(), arrow.to().substring(HOUSE.length())))
                .toList();
    }

    private static boolean pointsDown(String from, String to) {
        for (List<String> row : FLOORS) {
            if (row.contains(from)) {
                return row.contains(to) ? row.indexOf(from) < row.indexOf(to) : isBelow(row, to);
            }
        }
        return false;
    }

    private static boolean isBelow(List<String> row, String room) {
        return FLOORS.subList(FLOORS.indexOf(row) + 1, FLOORS.size()).stream().anyMatch(lower -> lower.contains(room));
    }

    private static List<Arrow> trespassers(Collection<Arrow> arrows) {
        return arrows.stream()
                .filter(arrow -> USES.stream()
                        .anyMatch(use -> use.names().matcher(arrow.to()).lookingAt()
                                && !use.rooms().contains(arrow.from())
                                && !isOwn(arrow)))
                .toList();
    }

    /** A room names its own classes. */
    private static boolean isOwn(Arrow arrow) {
        return arrow.to().matches(Pattern.quote(HOUSE + arrow.from()) + "\\.[A-Z].*");
    }

    private static List<String> unused(Collection<Arrow> arrows) {
        List<String> unused = new ArrayList<>();
        for (Use use : USES) {
            for (String room : use.rooms()) {
                if (arrows.stream()
                        .noneMatch(arrow -> arrow.from().equals(room)
                                && use.names().matcher(arrow.to()).lookingAt())) {
                    unused.add(room + " does not touch " + use.names());
                }
            }
        }
        return unused;
    }

    private static List<String> unlisted(List<Link> links) {
        return links.stream()
                .filter(link -> !link.module().equals("java.base"))
                .map(Link::to)
                .filter(to -> !to.startsWith(HOUSE))
                .filter(to ->
                        USES.stream().noneMatch(use -> use.names().matcher(to).lookingAt()))
                .distinct()
                .toList();
    }
}
