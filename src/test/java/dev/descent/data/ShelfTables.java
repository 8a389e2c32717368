package dev.descent.data;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.StringJoiner;
import java.util.function.IntBinaryOperator;
import java.util.function.Supplier;

/**
 * The made-up tables of data/, each from the formula and the seed that data/README.md states.
 *
 * <p>u is the next value of {@link Random#nextDouble()}, whose algorithm the JDK's specification fixes; g = u₁ + … + u₁₂ − 6 has
 * mean 0 and variance 1. Within a row the draws are made in the order of the formula. {@code main} writes the files anew.
 */
final class ShelfTables {
    /** File name to what makes its text. */
    static final Map<String, Supplier<String>> ALL = new LinkedHashMap<>();

    static {
        ALL.put("and.csv", () -> gate("and", (a, b) -> a & b));
        ALL.put("batches.csv", ShelfTables::batches);
        ALL.put("curve.csv", ShelfTables::curve);
        ALL.put("faults.csv", ShelfTables::faults);
        ALL.put("houses.csv", ShelfTables::houses);
        ALL.put("line.csv", ShelfTables::line);
        ALL.put("moons.csv", ShelfTables::moons);
        ALL.put("neuron.csv", ShelfTables::neuron);
        ALL.put("outliers.csv", ShelfTables::outliers);
        ALL.put("overfitting.csv", ShelfTables::overfitting);
        ALL.put("rentals.csv", ShelfTables::rentals);
        ALL.put("sparse.csv", ShelfTables::sparse);
        ALL.put("two-houses.csv", () -> "area,price\n100,200100.1\n150,300100.2\n");
        ALL.put("two-targets.csv", ShelfTables::twoTargets);
        ALL.put("two-two-two.csv", () -> "i1,i2,o1,o2\n0.05,0.1,0.01,0.99\n");
        ALL.put("xor.csv", () -> gate("xor", (a, b) -> a ^ b));
    }

    private final StringBuilder text = new StringBuilder();
    private final Random random;

    private ShelfTables(long seed, String header) {
        random = new Random(seed);
        text.append(header).append('\n');
    }

    /** Writes every table into the folder named first. */
    public static void main(String[] arguments) throws IOException {
        for (Map.Entry<String, Supplier<String>> table : ALL.entrySet()) {
            Files.write(
                    Path.of(arguments[0], table.getKey()),
                    table.getValue().get().getBytes(StandardCharsets.UTF_8));
        }
    }

    private static String batches() {
        ShelfTables table = new ShelfTables(1, "x1,x2,x3,y");
        for (int row = 0; row < 2000; row++) {
            double x1 = 2 * table.u() - 1;
            double x2 = 2 * table.u() - 1;
            double x3 = 2 * table.u() - 1;
            double y = 3 * x1 - 2 * x2 + StrictMath.sin(Math.PI * x3) + 0.3 * table.g();
            table.row(decimal(x1, 4), decimal(x2, 4), decimal(x3, 4), decimal(y, 4));
        }
        return table.text.toString();
    }

    private static String curve() {
        ShelfTables table = new ShelfTables(0, "x,y");
        for (int row = 0; row <= 120; row++) {
            double x = (row - 60) / 20.0;
            table.row(decimal(x, 2), decimal(StrictMath.sin(2 * x) + 0.5 * StrictMath.cos(5 * x), 6));
        }
        return table.text.toString();
    }

    private static String faults() {
        ShelfTables table = new ShelfTables(7, "speed,heat,pressure,part");
        for (int row = 0; row < 1500; row++) {
            double speed = 20 + 10 * table.u();
            double heat = 180 + 12 * table.g();
            double pressure = 5 + 0.6 * table.g();
            double scratched = 0.9 * (speed - 25) + 0.7 * table.g() - 3.6;
            double cracked = 0.1 * (heat - 180) + 2 * (pressure - 5) + 0.6 * table.g() - 4.2;
            String part = cracked > 0 ? "cracked" : scratched > 0 ? "scratched" : "sound";
            table.row(decimal(speed, 1), decimal(heat, 1), decimal(pressure, 2), part);
        }
        return table.text.toString();
    }

    private static String gate(String name, IntBinaryOperator of) {
        ShelfTables table = new ShelfTables(0, "a,b," + name);
        for (int row = 0; row < 4; row++) {
            int a = row >> 1;
            int b = row & 1;
            table.row("" + a, "" + b, "" + of.applyAsInt(a, b));
        }
        return table.text.toString();
    }

    private static String houses() {
        ShelfTables table = new ShelfTables(6, "area,rooms,built,district,price");
        for (int row = 0; row < 600; row++) {
            int area = 40 + (int) (160 * table.u());
            int rooms = Math.max(1, (int) Math.floor(area / 28.0 + 0.7 * table.g() + 0.5));
            int built = 1900 + (int) (121 * table.u());
            double where = table.u();
            String district = where < 0.35 ? "north" : where < 0.65 ? "south" : where < 0.85 ? "river" : "hill";
            double factor = where < 0.35 ? 0.9 : where < 0.65 ? 1 : where < 0.85 ? 1.35 : 1.7;
            double price = factor * (900 * area + 9000 * rooms) + 350 * (built - 1900) + 12000 * table.g();
            table.row(
                    "" + area,
                    table.u() < 0.06 ? "" : "" + rooms,
                    table.u() < 0.1 ? "" : "" + built,
                    table.u() < 0.04 ? "" : district,
                    "" + 100 * (long) Math.floor(price / 100 + 0.5));
        }
        return table.text.toString();
    }

    private static String line() {
        ShelfTables table = new ShelfTables(9, "x,y");
        for (int row = 0; row <= 20; row++) {
            double x = row / 10.0;
            table.row(decimal(x, 1), decimal(2 * x + 3 + 0.2 * table.g(), 3));
        }
        return table.text.toString();
    }

    private static String moons() {
        ShelfTables table = new ShelfTables(4, "x1,x2,moon");
        for (int row = 0; row < 400; row++) {
            double t = Math.PI * table.u();
            boolean upper = row % 2 == 0;
            double x1 = (upper ? StrictMath.cos(t) : 1 - StrictMath.cos(t)) + 0.15 * table.g();
            double x2 = (upper ? StrictMath.sin(t) : 0.5 - StrictMath.sin(t)) + 0.15 * table.g();
            table.row(decimal(x1, 4), decimal(x2, 4), upper ? "upper" : "lower");
        }
        return table.text.toString();
    }

    private static String neuron() {
        ShelfTables table = new ShelfTables(0, "x1,x2,x3,fires");
        for (int row = 0; row < 8; row++) {
            int x1 = row >> 2;
            int x2 = row >> 1 & 1;
            int x3 = row & 1;
            table.row("" + x1, "" + x2, "" + x3, 92 * x1 + 20 * x2 + 3 * x3 >= 100 ? "1" : "0");
        }
        return table.text.toString();
    }

    private static String outliers() {
        ShelfTables table = new ShelfTables(5, "x,y,part");
        for (int row = 0; row < 200; row++) {
            double x = 4 * table.u() - 2;
            double y = 2 * x + 1 + 0.2 * table.g();
            boolean train = row < 150;
            table.row(decimal(x, 4), decimal(train && row % 10 == 9 ? y + 15 : y, 4), train ? "train" : "test");
        }
        return table.text.toString();
    }

    private static String overfitting() {
        ShelfTables table = new ShelfTables(2, "x1,x2,x3,x4,x5,x6,x7,x8,y");
        for (int row = 0; row < 120; row++) {
            double[] x = new double[8];
            String[] cells = new String[9];
            for (int i = 0; i < 8; i++) {
                x[i] = 2 * table.u() - 1;
                cells[i] = decimal(x[i], 3);
            }
            cells[8] = decimal(x[0] - x[1] + 0.8 * table.g(), 3);
            table.row(cells);
        }
        return table.text.toString();
    }

    private static String rentals() {
        ShelfTables table = new ShelfTables(8, "day,temperature,rain,rentals");
        LocalDate first = LocalDate.of(2023, 1, 1);
        for (int row = 0; row < 730; row++) {
            LocalDate day = first.plusDays(row);
            double temperature = 12 - 10 * StrictMath.cos(2 * Math.PI * (row - 15) / 365) + 3 * table.g();
            boolean rain = table.u() < 0.3;
            boolean free = day.getDayOfWeek().getValue() >= 6;
            double rentals = 400 + 0.3 * row + 18 * temperature - (rain ? 150 : 0) - (free ? 120 : 0) + 30 * table.g();
            table.row(
                    day.toString(),
                    decimal(temperature, 1),
                    rain ? "yes" : "no",
                    "" + Math.max(0, (long) Math.floor(rentals + 0.5)));
        }
        return table.text.toString();
    }

    private static String sparse() {
        int features = 40;
        StringJoiner header = new StringJoiner(",");
        for (int j = 1; j <= features; j++) {
            header.add((j <= 10 ? "common" : "rare") + j);
        }
        ShelfTables table = new ShelfTables(3, header.add("y").toString());
        for (int row = 0; row < 2000; row++) {
            String[] cells = new String[features + 1];
            double y = 0;
            for (int j = 0; j < features; j++) {
                boolean common = j < 10;
                boolean on = table.u() < (common ? 0.5 : 0.003);
                cells[j] = on ? "1" : "0";
                if (on) {
                    y += (common ? 0.2 : 5) * (j % 2 == 0 ? 1 : -1);
                }
            }
            cells[features] = decimal(y + 0.1 * table.g(), 3);
            table.row(cells);
        }
        return table.text.toString();
    }

    private static String twoTargets() {
        ShelfTables table = new ShelfTables(11, "x1,x2,sum,difference");
        for (int row = 0; row < 40; row++) {
            int x1 = (int) (201 * table.u()) - 100;
            int x2 = (int) (201 * table.u()) - 100;
            table.row(
                    decimal(x1 / 100.0, 2),
                    decimal(x2 / 100.0, 2),
                    decimal((x1 + x2) / 100.0, 2),
                    decimal((x1 - x2) / 100.0, 2));
        }
        return table.text.toString();
    }

    private double u() {
        return random.nextDouble();
    }

    private double g() {
        double sum = 0;
        for (int i = 0; i < 12; i++) {
            sum += u();
        }
        return sum - 6;
    }

    private void row(String... cells) {
        text.append(String.join(",", List.of(cells))).append('\n');
    }

    /** x rounded half up to so many places; −0 is 0. */
    private static String decimal(double x, int places) {
        long unit = 1;
        for (int i = 0; i < places; i++) {
            unit *= 10;
        }
        long scaled = Math.round(x * unit);
        String digits = Long.toString(unit + Math.abs(scaled) % unit).substring(1);
        return (scaled < 0 ? "-" : "") + Math.abs(scaled) / unit + "." + digits;
    }
}
