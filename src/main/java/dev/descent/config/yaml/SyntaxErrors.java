package dev.descent.config.yaml;

import dev.descent.problem.Position;
import dev.descent.problem.Problems;
import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/** Says in plain words what the YAML parser stumbled over. */
final class SyntaxErrors {
    private static final String QUOTE_IT = "put the text in quotes";

    private SyntaxErrors() {}

    /** What to tell, and the index in the text where it went wrong. */
    private record Explained(int index, String message, String remedy) {}

    /** @param openBracket where the innermost bracket begins that is not closed yet */
    static void tell(
            MarkedYamlEngineException error, Optional<Integer> openBracket, SourceText source, Problems problems) {
        int at = error.getProblemMark().map(m -> m.getIndex()).orElse(0);
        int context = error.getContextMark().map(m -> m.getIndex()).orElse(at);
        String problem = error.getProblem() == null ? "" : error.getProblem();
        if (source.at(at) == '\t' && source.tabThatIndents(source.line(at)) >= 0) {
            tellOfTabs(at, source, problems);
            return;
        }
        Optional<Indentation.Fault> indentation = openBracket.isEmpty() && isOfLines(problem)
                ? new Indentation(source.lines()).around(source.line(at))
                : Optional.empty();
        if (indentation.isPresent()) {
            Indentation.Fault fault = indentation.get();
            problems.add(source.beginning(fault.line()), fault.message(), fault.remedy());
            return;
        }
        Explained explained = explain(problem, at, context, openBracket, source);
        int index = explained.index();
        problems.add(source.position(index, index + 1), explained.message(), explained.remedy());
    }

    /** Whether a problem may come from how lines are indented. */
    private static boolean isOfLines(String problem) {
        return problem.startsWith("mapping values are not allowed here") || problem.startsWith("expected <block end>");
    }

    /** One complaint for all the lines, since the parser cannot get past the first. */
    private static void tellOfTabs(int at, SourceText source, Problems problems) {
        int line = source.line(at);
        int more = 0;
        for (int i = line + 1; i < source.lines().size(); i++) {
            more += source.tabThatIndents(i) >= 0 ? 1 : 0;
        }
        int tab = source.tabThatIndents(line);
        problems.add(
                source.position(tab, tab + 1),
                TreeBuilder.TAB,
                "indent with spaces" + (more == 0 ? "" : "; lines below that begin with tabs too: " + more));
    }

    private static Explained explain(
            String problem, int at, int context, Optional<Integer> openBracket, SourceText source) {
        if (problem.startsWith("mapping values are not allowed here")) {
            return new Explained(
                    at,
                    "a colon can't stand here",
                    "begin each key on a line of its own, indented like its neighbours; "
                            + "quote a text that holds a colon and a blank");
        }
        if (problem.startsWith("sequence entries are not allowed here")) {
            return new Explained(
                    at, "a list can't begin here", "begin it on the next line, or write it in brackets: [a, b]");
        }
        if (problem.startsWith("could not find expected ':'")) {
            boolean dash = source.at(context) == '-' || context > 0 && source.at(context - 1) == '-';
            return new Explained(
                    context,
                    "this key has no colon",
                    "write key: value"
                            + (dash ? "; an element of a list begins with a hyphen and a blank: - value" : ""));
        }
        if (problem.startsWith("expected ',' or '") || problem.startsWith("expected the node content")) {
            return inBrackets(problem, at, openBracket, source);
        }
        if (problem.startsWith("expected <block end>")) {
            if (source.at(at) == ':') {
                return new Explained(at, "a key is missing before the colon", "write key: value");
            }
            if (!source.beginsALine(at)) {
                return new Explained(
                        at,
                        "the value ends before this",
                        "quote the whole text, or write a list in brackets, with commas");
            }
            return new Explained(
                    at,
                    "this does not continue what began in line "
                            + source.position(context, context).line(),
                    "indent the entries of one mapping or list alike, and separate keys from values by a colon and a blank");
        }
        if (problem.startsWith("found unexpected end of stream")
                || problem.startsWith("found unexpected document separator")) {
            return new Explained(context, "the quote that opens here is never closed", "close it");
        }
        if (problem.startsWith("found undefined tag handle")) {
            return new Explained(
                    at,
                    "the tag that begins here is not known",
                    "leave the tag out: files hold plain values, never objects of a programming language");
        }
        if (problem.startsWith("found unknown escape character") && source.at(at - 1) != '\\') {
            return escape(context);
        }
        if (problem.startsWith("found unknown escape character")) {
            return new Explained(
                    at,
                    "\\" + character(source, at) + " is not an escape",
                    "write \\\\ for a backslash, or use single quotes, where a backslash is a character like any other");
        }
        if (problem.startsWith("found character")) {
            return new Explained(at, "a value can't begin with " + character(source, at), QUOTE_IT);
        }
        if (problem.startsWith("unexpected character found")) {
            return new Explained(
                    context,
                    "this anchor or alias has no name",
                    "give it one of letters and digits, or quote a text that begins with & or *");
        }
        if (problem.startsWith("expected chomping or indentation")) {
            return new Explained(
                    at,
                    "only +, - or a digit can follow | or >",
                    "begin the text on the next line, or quote a text that begins with | or >");
        }
        if (problem.startsWith("expected '<document start>'")) {
            return new Explained(at, "nothing can follow the end of the document", "remove what stands below");
        }
        return new Explained(at, "this is not valid YAML" + (problem.isEmpty() ? "" : ": " + problem.strip()), "");
    }

    private static Explained inBrackets(String problem, int at, Optional<Integer> openBracket, SourceText source) {
        if (openBracket.isEmpty()) {
            return new Explained(at, "a value can't begin with " + character(source, at), QUOTE_IT);
        }
        int open = openBracket.get();
        boolean list = source.at(open) != '{';
        if (source.at(at) == -1) {
            return new Explained(
                    open, "the bracket that opens here is never closed", "close it with " + (list ? "]" : "}"));
        }
        Position opened = source.position(open, open);
        String where = (list ? "list [" : "mapping {") + " that began in line " + opened.line() + ", column "
                + opened.column();
        return problem.startsWith("expected the node content")
                ? new Explained(at, "a value is missing before " + character(source, at), "this is in the " + where)
                : new Explained(
                        at,
                        "expected a comma or " + (list ? "]" : "}") + " before " + character(source, at),
                        "close the " + where + ", or separate its entries by commas");
    }

    /**
     * Tells of an escape such as {@code \U99999999}, at which the parser breaks off without a place of its own.
     *
     * @param from index up to which the text has been understood
     */
    static void tellOfEscape(int from, SourceText source, Problems problems) {
        int at = from;
        while (at < source.length() && !source.matches(at, "\\U")) {
            at++;
        }
        Explained explained = escape(at);
        problems.add(source.position(at, at + 2), explained.message(), explained.remedy());
    }

    private static Explained escape(int at) {
        return new Explained(at, "an escape here names no character", "the last one is \\U0010FFFF");
    }

    private static String character(SourceText source, int index) {
        int c = source.at(index);
        return c == -1 || c == '\n' || c == '\r' ? "the end of the line" : Character.toString(c);
    }
}
