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
        floor(1, "spec", "yaml", "number");
        floor(2, "kernel", "data", "optim", "sweep", "plot", "report.text");
        floor(3, "nn", "function", "plugin");
        floor(4, "parse", "engine", "stats");
        floor(5, "engine.lockstep.wide", "report.finding");
        floor(6, "engine.reference", "engine.lockstep", "executor", "journal", "manual");
        floor(6, "report.csv", "report.picture", "report.html", "report.stored");
        floor(7, "report.markdown", "report.comparison", "explain");
        floor(8, "report");
        floor(9, "run", "serve");
        floor(10, "cli");
    }

    /** Libraries and the rooms that alone may touch them. */
    private static final Map<String, List<String>> LIBRARIES = Map.of(
            "org.snakeyaml.", List.of("yaml"),
            "org.apache.commons.csv", List.of("data", "report.text"),
            "org.apache.commons.statistics.", List.of("stats"),
            "jdk.incubator.vector", List.of("kernel", "engine.lockstep"),
            "picocli", List.of("cli"),
            "com.sun.net.httpserver", List.of("serve"),
            "org.slf4j", List.of("run", "cli"));

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
                new Arrow(HOUSE + "spec", HOUSE + "run"),
                new Arrow(HOUSE + "nn", HOUSE + "parse"),
                new Arrow(HOUSE + "nn", HOUSE + "spec"),
                new Arrow(HOUSE + "nn", "org.snakeyaml.engine.v2.api"));
        assertThat(wrong(planted)).containsExactly(planted.get(0), planted.get(1), planted.get(3));
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
            Integer floorTo = FLOORS.get(arrow.to().substring(HOUSE.length()));
            return floorFrom != null && floorTo != null && floorTo < floorFrom;
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
