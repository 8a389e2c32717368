package dev.descent.model;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * How a table's file is written: what stands between bytes and cells.
 *
 * @param separator what stands between cells
 * @param decimal the point in numbers
 * @param decimalWritten whether it is told rather than the default; what is read is the same
 * @param thousands what groups the digits before the point by three
 * @param quote what encloses a cell that holds a separator; empty if nothing does
 * @param encoding the name of a character set
 * @param comment what the lines begin with that are no rows
 * @param header whether the first line names the columns
 * @param names the columns' names, in place of the header's; empty for those of the header
 * @param trim whether blanks around cells are nothing
 * @param skipFirst how many lines stand above the header
 * @param skipLast how many lines stand below the last row
 * @param missing cells that mean "not there", beside an empty one, NA and NaN: texts or lists of them
 * @param numbers how texts hold numbers: the word percent, a component with {@code strip}, or a {@link NumberForm}
 */
public record TableFormat(
        String separator,
        char decimal,
        boolean decimalWritten,
        Optional<Character> thousands,
        Optional<Character> quote,
        String encoding,
        Optional<Character> comment,
        Header header,
        List<String> names,
        boolean trim,
        int skipFirst,
        int skipLast,
        ByColumn missing,
        ByColumn numbers) {
    private static final ByColumn NOTHING = new ByColumn(Optional.empty(), Map.of());

    /** The separator that is any number of blanks and tabs; those around a line are nothing. */
    public static final String BLANKS = "blanks";

    /** Commas, points, UTF-8 and a header: what {@code csv: path} means. */
    public static final TableFormat PLAIN = new TableFormat(
            ",",
            '.',
            false,
            Optional.empty(),
            Optional.of('"'),
            "utf-8",
            Optional.empty(),
            Header.EXPECTED,
            List.of(),
            false,
            0,
            0,
            NOTHING,
            NOTHING);

    /** What the first line is. */
    public enum Header {
        /** The columns' names; refused where they look like a row of values. */
        EXPECTED,
        /** The columns' names, whatever they look like. */
        WRITTEN,
        /** A row. */
        ABSENT
    }

    /**
     * How a text holds a number.
     *
     * @param strip characters that are taken away wherever they stand
     * @param percent whether the number is a hundredth of what is left, once a percent sign is taken away
     */
    public record NumberForm(String strip, boolean percent) {}

    public TableFormat {
        names = List.copyOf(names);
    }

    /** This format with what a dataset says of its cells under {@code missing_values} and {@code numbers}. */
    public TableFormat withCells(Component dataset) {
        return withCells(byColumn(dataset.find("missing_values")), byColumn(dataset.find("numbers")));
    }

    private static ByColumn byColumn(Optional<Object> written) {
        return written.isPresent() ? ByColumn.of(written.get()) : NOTHING;
    }

    /** This format with other markers of missing cells and other forms of numbers. */
    public TableFormat withCells(ByColumn newMissing, ByColumn newNumbers) {
        return new TableFormat(
                separator,
                decimal,
                decimalWritten,
                thousands,
                quote,
                encoding,
                comment,
                header,
                names,
                trim,
                skipFirst,
                skipLast,
                newMissing,
                newNumbers);
    }

    /** This format with other characters between and around cells. */
    public TableFormat withMarks(String newSeparator, Optional<Character> newQuote, Optional<Character> newComment) {
        return new TableFormat(
                newSeparator,
                decimal,
                decimalWritten,
                thousands,
                newQuote,
                encoding,
                newComment,
                header,
                names,
                trim,
                skipFirst,
                skipLast,
                missing,
                numbers);
    }

    /** This format with other lines that are rows, and another one or none that names the columns. */
    public TableFormat withLines(Header newHeader, List<String> newNames, int newSkipFirst, int newSkipLast) {
        return new TableFormat(
                separator,
                decimal,
                decimalWritten,
                thousands,
                quote,
                encoding,
                comment,
                newHeader,
                newNames,
                trim,
                newSkipFirst,
                newSkipLast,
                missing,
                numbers);
    }

    /** This format with other characters in cells. */
    public TableFormat withText(
            String newEncoding, char newDecimal, Optional<Character> newThousands, boolean newTrim) {
        return new TableFormat(
                separator,
                newDecimal,
                decimalWritten,
                newThousands,
                quote,
                newEncoding,
                comment,
                header,
                names,
                newTrim,
                skipFirst,
                skipLast,
                missing,
                numbers);
    }

    /** Whether the file is written as {@code csv: path} means, whatever its cells mean. */
    public boolean isPlain() {
        return withCells(PLAIN.missing, PLAIN.numbers).equals(PLAIN);
    }

    /** The cells of a column that mean "not there". */
    public List<String> missing(String column) {
        Object markers = missing.of(column).orElse(List.of());
        return markers instanceof List<?> list
                ? list.stream().map(String.class::cast).toList()
                : List.of((String) markers);
    }

    /** How a column's texts hold numbers. */
    public Optional<NumberForm> numbers(String column) {
        return numbers.of(column)
                .map(it -> it instanceof NumberForm form
                        ? form
                        : it instanceof Component strip
                                ? new NumberForm(strip.text("strip"), false)
                                : new NumberForm("", true));
    }

    /** By hand: to make one for a record takes the JVM longer than to read a small table. */
    @Override
    public boolean equals(Object other) {
        return other instanceof TableFormat format
                && separator.equals(format.separator)
                && decimal == format.decimal
                && thousands.equals(format.thousands)
                && quote.equals(format.quote)
                && encoding.equals(format.encoding)
                && comment.equals(format.comment)
                && header == format.header
                && names.equals(format.names)
                && trim == format.trim
                && skipFirst == format.skipFirst
                && skipLast == format.skipLast
                && Objects.equals(missing, format.missing)
                && Objects.equals(numbers, format.numbers);
    }

    @Override
    public int hashCode() {
        return Objects.hash(separator, encoding, names, skipFirst, skipLast);
    }
}
