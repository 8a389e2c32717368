package dev.descent.fuzz;

import dev.descent.data.Table;
import dev.descent.problem.FileRefused;
import dev.descent.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A file is a table whose cells agree with themselves, or refused at places that it has. */
final class CsvTarget implements Target {
    static final List<String> PIECES = List.of(
            "\"",
            ",",
            ";",
            "\n",
            "\r",
            "\r\n",
            "\0",
            "\uFEFF",
            "1",
            "e",
            ".",
            "-",
            " ",
            "\"\"",
            "NA",
            "nan",
            "\n\n",
            "1e999",
            "1e-46",
            "é",
            "😀",
            "=1+1",
            "@",
            "x,",
            ",,,,,,,,",
            "\n1,2,3",
            "\"a\nb\"",
            "train",
            "0",
            "\u0085",
            "\u2028",
            "\u001b[2J",
            "\u202e");

    private final Path file;

    CsvTarget(Path folder) {
        file = folder.resolve("fuzz.csv");
    }

    @Override
    public String name() {
        return "csv";
    }

    @Override
    public boolean takes(byte[] input) throws IOException {
        Files.write(file, input);
        try {
            hasSoundCells(Table.read(file, "fuzz.csv"));
            return true;
        } catch (FileRefused refused) {
            Text.isFitForPeople(refused);
            int lines = lines(input);
            for (Problem problem : refused.problems()) {
                if (problem.position().line() > lines) {
                    throw new IllegalStateException(problem + " lies behind line " + lines);
                }
            }
            return false;
        }
    }

    @Override
    public List<byte[]> seeds() {
        return Text.seeds(
                "x,y,name\n1,2.5,a\n-3,.5e2,b\n,NaN,\"c, d\"\n4,5,e\n",
                "\uFEFF,\"a \"\"quoted\"\" name\"\r\n1,\"two\r\nlines\"\r\n2,\u00e9\uD83D\uDE00\r\n",
                "x\n1\n2\n\n3\n\n",
                ",TV,radio,newspaper,sales\n1,230.1,37.8,69.2,22.1\n2,44.5,39.3,45.1,10.4\n");
    }

    @Override
    public List<String> pieces() {
        return PIECES;
    }

    /** Columns for a header, chunks and a buffer: more than its bytes by far, but no more than a constant times them. */
    @Override
    public long mayAllocate(int length) {
        return (32L << 20) + 100_000L * length;
    }

    private static int lines(byte[] input) {
        int lines = 1;
        for (byte b : input) {
            lines += b == '\n' || b == '\r' ? 1 : 0;
        }
        return lines;
    }

    private static void hasSoundCells(Table table) {
        if (table.rows() < 1 || table.position(table.rows() - 1, 0).line() <= 1) {
            throw new IllegalStateException("a table of " + table.rows() + " rows");
        }
        for (int row = 0; row < table.rows(); row++) {
            for (int column = 0; column < table.header().size(); column++) {
                boolean number = !Double.isNaN(table.number(row, column));
                boolean empty = table.text(row, column).isEmpty();
                if (table.missing(row, column) != empty || number && (empty || !table.isNumeric(column))) {
                    throw new IllegalStateException(
                            "the cell in row " + row + " and column " + column + " contradicts itself");
                }
            }
        }
    }
}
