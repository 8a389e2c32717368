package dev.descent.data;

import dev.descent.model.TableFormat;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How many cells the records of a file have. Where they differ, one setting of the format often explains all: what would be hundreds of
 * ragged rows is told as that.
 */
final class CsvOutline {
    /** So many records are remembered at the file's start. */
    private static final int START = 60;
    /** The most lines of a footer. */
    private static final int FOOTER = 5;

    private static final List<String> COMMENTS = List.of("#", "%", "//", "!");

    private final TableFormat format;
    private final List<Outline> start = new ArrayList<>();
    private final List<Outline> ragged = new ArrayList<>();
    /** How many records below the first have so many cells. */
    private final TreeMap<Integer, Integer> counts = new TreeMap<>();

    private int raggedRecords;
    private int sinceRagged;
    private int endsEmpty;

    /**
     * A record.
     *
     * @param line the line in which it starts
     * @param text its cells with commas between them
     */
    private record Outline(int line, int cells, String first, String text) {
        int marks(char separator) {
            return (int) text.chars().filter(c -> c == separator).count();
        }

        boolean hasEmptyCell(char separator) {
            String mark = String.valueOf(separator);
            return (mark + text + mark).contains(mark + mark);
        }

        static Outline of(List<String> cells, int line) {
            return new Outline(line, cells.size(), cells.get(0), String.join(",", cells));
        }
    }

    CsvOutline(TableFormat format) {
        this.format = format;
    }

    void add(List<String> cells, int line) {
        if (start.isEmpty()) {
            start.add(Outline.of(cells, line));
            return;
        }
        counts.merge(cells.size(), 1, Integer::sum);
        endsEmpty += cells.get(cells.size() - 1).isEmpty() ? 1 : 0;
        boolean differs = cells.size() != width();
        if (start.size() < START || differs && raggedRecords < START) {
            Outline record = Outline.of(cells, line);
            if (start.size() < START) {
                start.add(record);
            }
            if (differs && raggedRecords < START) {
                ragged.add(record);
            }
        }
        raggedRecords += differs ? 1 : 0;
        sinceRagged = differs ? 0 : sinceRagged + 1;
    }

    /** Tells the one cause of ragged rows instead of them all, where there is one. */
    void tellInsteadOf(CsvProblems problems) {
        if (format.separator().equals(",") && width() == 1 && tellSeparator(problems)) {
            return;
        }
        if (raggedRecords == 0 || problems.isEmpty()) {
            return;
        }
        int usual = counts.entrySet().stream()
                .max((a, b) -> Integer.compare(a.getValue(), b.getValue()))
                .orElseThrow()
                .getKey();
        if (format.comment().isEmpty() && tellComments(usual, problems)) {
            return;
        }
        if (usual == width() + 1 && counts.get(usual) == raggedRecords && endsEmpty >= raggedRecords) {
            tell(
                    problems,
                    1,
                    "every row ends with a separator, but the header does not",
                    "remove the trailing separators");
        } else if (usual > width()) {
            tellTitle(usual, problems);
        } else if (raggedRecords <= FOOTER && sinceRagged == 0 && counts.getOrDefault(width(), 0) > raggedRecords) {
            tellFooter(problems);
        }
    }

    /** Whether nearly all records have as many semicolons or the like, which is told; the first without an empty cell names the columns. */
    private boolean tellSeparator(CsvProblems problems) {
        for (char separator : CsvHeader.OTHER_SEPARATORS.toCharArray()) {
            TreeMap<Integer, Integer> marks = new TreeMap<>();
            start.forEach(it -> marks.merge(it.marks(separator), 1, Integer::sum));
            int usual = Collections.max(marks.entrySet(), Map.Entry.comparingByValue())
                    .getKey();
            if (usual > 0 && start.size() - marks.get(usual) <= FOOTER && 2 * marks.get(usual) > start.size()) {
                Outline header = start.stream()
                        .filter(it -> it.marks(separator) == usual && !it.hasEmptyCell(separator))
                        .findFirst()
                        .orElse(start.get(0));
                int row = Math.min(start.indexOf(header) + 1, start.size() - 1);
                problems.clear();
                CsvHeader.tellOtherSeparator(
                        separator, header.line() - 1, start.get(row).text(), problems);
                return true;
            }
        }
        return false;
    }

    private boolean tellComments(int usual, CsvProblems problems) {
        for (String mark : COMMENTS) {
            boolean header = start.get(0).first().startsWith(mark) && usual != width();
            boolean rows = ragged.size() == raggedRecords
                    && ragged.stream().allMatch(it -> it.first().startsWith(mark));
            if (header || rows) {
                Outline first = header ? start.get(0) : ragged.get(0);
                boolean oneCharacter = mark.length() == 1;
                tell(
                        problems,
                        first.line(),
                        "the line begins with " + mark + ", like a comment",
                        oneCharacter
                                ? CsvRemedy.set("comment: " + CsvRemedy.quoted(mark))
                                : "remove the line, or " + CsvRemedy.set("skip_first: " + first.line()));
                return true;
            }
        }
        return false;
    }

    private void tellTitle(int usual, CsvProblems problems) {
        int header = 1;
        while (header < start.size() && start.get(header).cells() != usual) {
            header++;
        }
        if (header == start.size()) {
            return;
        }
        int line = start.get(header).line();
        boolean named = header == 1 && width() == usual - 1 && width() > 1;
        String cells = width() == 1 ? "1 cell" : width() + " cells";
        tell(
                problems,
                start.get(0).line(),
                "the first line has " + cells + ", but the rows have " + usual,
                named
                        ? "name the first column in the header, or " + CsvRemedy.set("names: [row, …]")
                        : "if a title stands above the header, " + CsvRemedy.set("skip_first: " + (line - 1)));
    }

    private void tellFooter(CsvProblems problems) {
        boolean one = raggedRecords == 1;
        Outline first = ragged.get(0);
        String cells = first.cells() == 1 ? "1 cell" : first.cells() + " cells";
        tell(
                problems,
                first.line(),
                one
                        ? "the last row has " + cells + ", but the header has " + width()
                        : "the last " + raggedRecords + " rows have other numbers of cells than the header, which has "
                                + width(),
                "mend " + (one ? "it" : "them") + "; if that is no row but a footer, "
                        + CsvRemedy.set("skip_last: " + raggedRecords));
    }

    private static void tell(CsvProblems problems, int line, String message, String remedy) {
        problems.clear();
        problems.line(line, message, remedy);
    }

    /** How many cells the first record has. */
    private int width() {
        return start.get(0).cells();
    }
}
