package dev.descent.config;

import dev.descent.data.Table;
import dev.descent.model.Component;
import dev.descent.model.KeyPath;
import dev.descent.model.Origin;
import dev.descent.model.TableFormat;
import dev.descent.model.TableFormat.Header;
import dev.descent.problem.Problems;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads how the table's file is written. */
final class FormatReader {
    private static final Set<String> TABS = Set.of("tab", "\\t");
    /** How other programs write that blanks or tabs stand between cells. */
    private static final Set<String> PATTERNS = Set.of("\\s", "\\s+", "\\s*", "\\t+", " +", "[ \\t]+", "[\\t ]+");

    private final Problems problems;

    FormatReader(Problems problems) {
        this.problems = problems;
    }

    /**
     * The format of a file; empty if something is wrong with it, which is told.
     *
     * @param dataset what it says of the cells counts as well
     * @param csv the keys that say how the file is written; empty if none does
     * @param at where these stand
     */
    Optional<TableFormat> read(Component dataset, Optional<Component> csv, Origin at) {
        if (csv.isEmpty()) {
            return Optional.of(TableFormat.PLAIN.withCells(dataset));
        }
        int before = problems.told();
        TableFormat format = format(csv.get(), at);
        return problems.told() > before ? Optional.empty() : Optional.of(format.withCells(dataset));
    }

    private TableFormat format(Component csv, Origin at) {
        TableFormat plain = TableFormat.PLAIN;
        String separator =
                csv.find("separator").map(it -> separator((String) it, at)).orElse(plain.separator());
        char decimal = csv.find("decimal").map(it -> ((String) it).charAt(0)).orElse(plain.decimal());
        Optional<Character> thousands = character(csv, "thousands", at);
        if (thousands
                .filter(it -> it == decimal || Character.isDigit(it) || it == '+' || it == '-')
                .isPresent()) {
            problems.add(
                    at.nearest(KeyPath.of("thousands").steps()),
                    "thousands can't be '" + thousands.get() + "'",
                    "expected another character than the point in numbers, a digit or a sign");
        }
        boolean quotes = csv.find("quote").filter("none"::equals).isEmpty();
        Optional<Character> quote = quotes && csv.has("quote") ? character(csv, "quote", at) : plain.quote();
        checkMarks(separator, quotes ? quote : Optional.empty(), character(csv, "comment", at), at);
        String encoding = csv.find("encoding").map(it -> (String) it).orElse(plain.encoding());
        if (!Table.knowsEncoding(encoding)) {
            problems.add(
                    at.nearest(KeyPath.of("encoding").steps()),
                    "no encoding is named '" + encoding + "'",
                    "expected utf-8, windows-1252, latin-1, gb18030, shift_jis, utf-16 or another one that Java knows");
        }
        Header header = csv.find("header")
                .map(it -> it.equals(true) ? Header.WRITTEN : Header.ABSENT)
                .orElse(Header.EXPECTED);
        return new TableFormat(
                separator,
                decimal,
                csv.has("decimal"),
                thousands,
                quotes ? quote : Optional.empty(),
                encoding,
                character(csv, "comment", at),
                header,
                csv.has("names") ? csv.list("names") : List.of(),
                csv.find("trim").filter(it -> it.equals(true)).isPresent(),
                count(csv, "skip_first"),
                count(csv, "skip_last"),
                TableFormat.PLAIN.missing(),
                TableFormat.PLAIN.numbers());
    }

    private String separator(String written, Origin at) {
        if (TABS.contains(written)) {
            return "\t";
        }
        if (PATTERNS.contains(written)) {
            problems.add(
                    at.nearest(KeyPath.of("separator").steps()),
                    "the separator is a text, not a pattern such as " + written,
                    "expected blanks, which is any number of blanks and tabs, or tab");
            return TableFormat.PLAIN.separator();
        }
        if (written.isEmpty() || written.indexOf('\n') >= 0 || written.indexOf('\r') >= 0) {
            problems.add(
                    at.nearest(KeyPath.of("separator").steps()),
                    "cells can't be separated by " + (written.isEmpty() ? "nothing" : "a line end"),
                    "expected a text such as \";\", \"|\", tab or blanks");
            return TableFormat.PLAIN.separator();
        }
        return written;
    }

    private void checkMarks(String separator, Optional<Character> quote, Optional<Character> comment, Origin at) {
        if (quote.filter(it -> separator.indexOf(it) >= 0).isPresent()) {
            problems.add(at, "the separator holds the quote", "expected another separator or quote");
        }
        if (comment.filter(it -> separator.indexOf(it) >= 0 || quote.equals(comment))
                .isPresent()) {
            problems.add(
                    at.nearest(KeyPath.of("comment").steps()),
                    "comments begin like the separator or the quote",
                    "expected another character");
        }
    }

    private Optional<Character> character(Component csv, String key, Origin at) {
        Optional<String> written = csv.find(key).map(it -> (String) it);
        if (written.isEmpty()) {
            return Optional.empty();
        }
        if (written.get().length() != 1 || "\n\r".contains(written.get())) {
            problems.add(
                    at.nearest(KeyPath.of(key).steps()),
                    key + " is '" + written.get() + "'",
                    "expected a single character");
            return Optional.empty();
        }
        return Optional.of(written.get().charAt(0));
    }

    private static int count(Component csv, String key) {
        return csv.find(key).map(it -> Math.toIntExact((Long) it)).orElse(0);
    }
}
