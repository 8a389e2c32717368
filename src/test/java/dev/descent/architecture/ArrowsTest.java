package dev.descent.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.Test;

/** The floors of the house: a room may use rooms of lower floors only, and a library only where the table says. */
class ArrowsTest {
    private static final String HOUSE = "dev.descent.";

    private static final Map<String, Integer> FLOORS = new LinkedHashMap<>();

    static {
        floor(0, "number");
        floor(1, "problem");
        floor(2, "kernel", "model", "config.yaml");
        floor(3, "data", "optim", "sweep", "output.svg");
        floor(4, "nn", "function");
        floor(5, "config", "engine");
        floor(6, "engine.training", "analysis.statistics");
        floor(7, "engine.lockstep.wide", "engine.reference");
        floor(8, "engine.lockstep", "executor", "journal");
        floor(9, "analysis");
        floor(10, "output.text");
        floor(11, "output.csv", "output.plots", "output.html", "output.manual", "explain");
        floor(12, "output.markdown");
        floor(13, "output");
        floor(14, "gate.stored");
        floor(15, "gate");
        floor(16, "app", "serve");
        floor(17, "cli");
    }

    /** Libraries and the rooms that alone may touch them. */
    private static final Map<String, List<String>> LIBRARIES = Map.of(
            "org.snakeyaml.", List.of("config.yaml"),
            "org.apache.commons.csv", List.of("data", "output.text"),
            "org.apache.commons.statistics.", List.of("analysis.statistics"),
            "jdk.incubator.vector", List.of("kernel", "engine.lockstep"),
            "picocli", List.of("cli"),
            "com.sun.net.httpserver", List.of("serve"),
            "org.slf4j", List.of("app", "cli"));

    /** Rooms that only some of those above them may use: no other room reads what a user wrote. */
    private static final Map<String, List<String>> CALLERS =
            Map.of("config", List.of("app", "cli"), "config.yaml", List.of("config", "sweep"));

    private record Arrow(String from, String to) {}

    @Test
    void everyArrowPointsToALowerFloor() {
        List<Arrow> arrows = arrows(Path.of("target/classes"));
        assertThat(arrows.stream().filter(arrow -> arrow.to().startsWith(HOUSE)))
                .as("arrows between rooms that were found")
                .hasSizeGreaterThan(5);
        assertThat(wrong(arrows)).isEmpty();
    }

    @Test
    void everyRoomStandsOnAFloor() {
        TreeSet<String> rooms = new TreeSet<>();
        for (Arrow arrow : arrows(Path.of("target/classes"))) {
            rooms.add(arrow.from());
        }
        assertThat(rooms).allSatisfy(room -> assertThat(FLOORS).containsKey(room.substring(HOUSE.length())));
    }

    @Test
    void aPlantedArrowUpwardsOrSidewaysIsSeen() {
        List<Arrow> planted = List.of(
                new Arrow(HOUSE + "model", HOUSE + "app"),
                new Arrow(HOUSE + "nn", HOUSE + "config"),
                new Arrow(HOUSE + "gate.stored", HOUSE + "config"),
                new Arrow(HOUSE + "nn", HOUSE + "model"),
                new Arrow(HOUSE + "nn", "org.snakeyaml.engine.v2.api"));
        assertThat(wrong(planted)).containsExactly(planted.get(0), planted.get(1), planted.get(2), planted.get(4));
    }

    private static void floor(int number, String... rooms) {
        for (String room : rooms) {
            FLOORS.put(room, number);
        }
    }

    private static List<Arrow> wrong(List<Arrow> arrows) {
        return arrows.stream().filter(arrow -> !allowed(arrow)).toList();
    }

    private static boolean allowed(Arrow arrow) {
        String from = arrow.from().substring(HOUSE.length());
        if (arrow.to().startsWith(HOUSE)) {
            Integer floorFrom = FLOORS.get(from);
            String to = arrow.to().substring(HOUSE.length());
            Integer floorTo = FLOORS.get(to);
            boolean called = !CALLERS.containsKey(to) || CALLERS.get(to).contains(from);
            return floorFrom != null && floorTo != null && floorTo < floorFrom && called;
        }
        return LIBRARIES.entrySet().stream()
                .filter(library -> arrow.to().startsWith(library.getKey()))
                .allMatch(library -> library.getValue().contains(from));
    }

    private static List<Arrow> arrows(Path classes) {
        ToolProvider jdeps = ToolProvider.findFirst("jdeps").orElseThrow();
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = jdeps.run(
                new PrintWriter(out), new PrintWriter(err), "-verbose:package", "-filter:none", classes.toString());
        assertThat(code).as(err.toString()).isZero();
        List<Arrow> arrows = new ArrayList<>();
        for (String line : out.toString().lines().toList()) {
            String[] words = line.strip().split("\\s+");
            if (line.startsWith(" ") && words[1].equals("->") && !words[0].equals(words[2])) {
                arrows.add(new Arrow(words[0], words[2]));
            }
        }
        arrows.removeIf(arrow -> !arrow.from().startsWith(HOUSE));
        return arrows;
    }
}
