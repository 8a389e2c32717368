package dev.descent.data;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DateFormatTest {
    /** The years are those of C's strptime and of Python's. */
    @ParameterizedTest
    @CsvSource({
        "dd.MM.yy, 31.12.00, 2000",
        "d.M.yy, 1.2.68, 2068",
        "d.M.yy, 1.2.69, 1969",
        "%d/%m/%y, 05/11/99, 1999",
        "dd.MM.yyyy, 01.02.0069, 69"
    })
    void yearsOfTwoDigitsAreNear(String format, String cell, int year) {
        assertThat(DateFormat.of(format).parse(cell).orElseThrow().part("year")).isEqualTo(year);
    }

    @ParameterizedTest
    @CsvSource({"d.M.yy, 1.2.2024", "d.M.yy, 1.2.4", "d.M.yyyy, 1.2.24"})
    void yearsHaveAsManyDigitsAsTheFormat(String format, String cell) {
        assertThat(DateFormat.of(format).parse(cell)).isEmpty();
    }
}
