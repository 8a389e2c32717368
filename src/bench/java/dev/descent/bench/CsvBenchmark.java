package dev.descent.bench;

import dev.descent.data.Part;
import dev.descent.data.Table;
import dev.descent.number.NumberText;
import dev.descent.problem.FileRefused;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** Time for a row of 20 numbers of a CSV file: read into a table, or only split and parsed by commons-csv and the JDK. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 3,
        jvmArgsAppend = {"--add-modules", "jdk.incubator.vector"})
@State(Scope.Thread)
public class CsvBenchmark {
    private static final int ROWS = 100_000;
    private static final int COLUMNS = 20;

    private Path file = Path.of("");

    /** Says the file's size, for megabytes a second. */
    @Setup
    public void write() throws IOException {
        file = Files.createTempFile("descent-bench", ".csv");
        Part part = MadeUpData.part(ROWS, COLUMNS - 1, 1);
        try (Writer text = Files.newBufferedWriter(file)) {
            for (int c = 0; c < COLUMNS; c++) {
                text.append(c == 0 ? "c" : ",c").append(Integer.toString(c));
            }
            text.append('\n');
            StringBuilder row = new StringBuilder();
            for (int r = 0; r < ROWS; r++) {
                row.setLength(0);
                for (int i = 0; i < part.features(); i++) {
                    NumberText.append(row, part.inputs()[r * part.features() + i]);
                    row.append(',');
                }
                NumberText.append(row, part.targets()[r]);
                text.append(row).append('\n');
            }
        }
        System.out.println("a row has " + Files.size(file) / ROWS + " bytes");
    }

    @TearDown
    public void delete() throws IOException {
        Files.delete(file);
    }

    @Benchmark
    @OperationsPerInvocation(ROWS)
    public Table table() throws FileRefused {
        return Table.read(file, "made-up.csv");
    }

    @Benchmark
    @OperationsPerInvocation(ROWS)
    public double commonsCsv() throws IOException {
        double sum = 0;
        try (BufferedReader text = Files.newBufferedReader(file);
                CSVParser parser = CSVParser.builder()
                        .setReader(text)
                        .setFormat(CSVFormat.DEFAULT
                                .builder()
                                .setHeader()
                                .setSkipHeaderRecord(true)
                                .get())
                        .get()) {
            for (CSVRecord row : parser) {
                for (String cell : row) {
                    sum += Double.parseDouble(cell);
                }
            }
        }
        return sum;
    }
}
