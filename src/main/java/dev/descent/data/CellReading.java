package dev.descent.data;

import dev.descent.model.TableFormat;
import dev.descent.model.TableFormat.NumberForm;
import dev.descent.number.NumberText;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/** Makes a column's cells of their texts: numbers as the file writes them, and what means "not there". */
final class CellReading {
    private final TableFormat format;
    private final Column column;
    private final List<String> markers;
    private final List<Double> markedNumbers;
    private final Optional<NumberForm> form;
    private final Pattern grouped;
    private final Optional<PointTally> points;

    CellReading(TableFormat format, Column column) {
        this.format = format;
        this.column = column;
        this.markers = format.missing(column.name());
        this.markedNumbers = markers.stream()
                .map(NumberText::parse)
                .filter(OptionalDouble::isPresent)
                .map(OptionalDouble::getAsDouble)
                .toList();
        this.form = format.numbers(column.name());
        String mark = Pattern.quote(format.thousands().map(String::valueOf).orElse(""));
        this.grouped = Pattern.compile("[+-]?[0-9]{1,3}(" + mark + "[0-9]{3})+([^0-9].*)?");
        this.points = format.separator().equals(";") || format.decimal() == ','
                ? Optional.of(new PointTally())
                : Optional.empty();
        points.ifPresent(column::count);
    }

    /** Adds a cell to the column. */
    void add(String text) {
        String cell = format.trim() ? text.strip() : text;
        if (Column.isMissing(cell) || markers.contains(cell)) {
            column.addMissing();
            return;
        }
        String bare = form.map(it -> bare(cell, it)).orElse(cell);
        String digits = digits(bare);
        OptionalDouble number = NumberText.parse(digits);
        if (number.isEmpty()) {
            column.addText(cell);
        } else if (markedNumbers.contains(number.getAsDouble())) {
            column.addMissing();
        } else {
            column.addNumber(number.getAsDouble(), Column.decimals(digits));
            points.ifPresent(it -> it.add(bare));
        }
    }

    /** The number of a cell, which has nothing beside it, as it is written by default; another text if it holds none. */
    private String digits(String bare) {
        String text = bare;
        if (format.thousands().isPresent() && grouped.matcher(text).matches()) {
            text = withoutThousands(text, format.thousands().get());
        }
        if (format.decimal() != '.') {
            // A point is no number's any more.
            text = text.replace('.', '\0').replace(format.decimal(), '.');
        }
        boolean hundredth = form.filter(NumberForm::percent).isPresent() && NumberText.isNumber(text);
        return hundredth ? hundredth(text) : text;
    }

    private static String bare(String cell, NumberForm form) {
        StringBuilder left = new StringBuilder(cell.length());
        cell.codePoints().filter(c -> form.strip().indexOf(c) < 0).forEach(left::appendCodePoint);
        String text = left.toString().strip();
        return form.percent() && text.endsWith("%")
                ? text.substring(0, text.length() - 1).strip()
                : text;
    }

    /** The digits in front of the point without what groups them. */
    private String withoutThousands(String text, char mark) {
        int point = text.indexOf(format.decimal());
        int end = point < 0 ? text.length() : point;
        return text.substring(0, end).replace(String.valueOf(mark), "") + text.substring(end);
    }

    /** The number two powers of ten smaller, so that it is rounded once. */
    private static String hundredth(String text) {
        int exponent = Math.max(text.indexOf('e'), text.indexOf('E'));
        if (exponent < 0) {
            return text + "e-2";
        }
        BigInteger power = new BigInteger(text.substring(exponent + 1));
        return text.substring(0, exponent) + "e" + power.subtract(BigInteger.TWO);
    }
}
