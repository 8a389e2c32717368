package dev.descent.config.yaml;

import dev.descent.problem.NearestName;
import dev.descent.problem.Position;
import dev.descent.problem.ProblemText;
import dev.descent.problem.Problems;
import dev.descent.problem.Remedy;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentEndEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingEndEvent;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceEndEvent;
import org.snakeyaml.engine.v2.events.StreamEndEvent;
import org.snakeyaml.engine.v2.events.StreamStartEvent;

/**
 * Builds the tree of one document from the parser's events, as they come: what is wrong is told on the way, and nothing is
 * built that would be too deep or too large. Deep recursion is impossible, for the depth is checked before each level.
 */
final class TreeBuilder {
    private static final String STANDARD_TAG = "tag:yaml.org,2002:";
    private static final int MOST_SUGGESTED = 100;
    private static final Set<String> SCALAR_TAGS = Set.of("str", "int", "float", "bool", "null");

    private final SourceText source;
    private final IndexedPaths paths;
    private final Problems problems;
    private final Iterator<Event> events;
    private final Map<String, Built> anchors = new LinkedHashMap<>();
    private final Set<String> openAnchors = new HashSet<>();
    private final List<Integer> openBrackets = new ArrayList<>();
    private final Set<Integer> linesWithTabs = new HashSet<>();
    private long repeated;
    private int reached;

    TreeBuilder(SourceText source, IndexedPaths paths, Problems problems, Iterator<Event> events) {
        this.source = source;
        this.paths = paths;
        this.problems = problems;
        this.events = events;
    }

    /** The rest of the file cannot be read; why is among the problems. */
    static final class Stopped extends Exception {
        private static final long serialVersionUID = 1L;
    }

    /** A node with the number of values below it and itself, aliases written out (0: a bad alias), and the levels of lists and mappings. */
    private record Built(Node node, long size, int height) {}

    /** An entry of a mapping, or what {@code <<} brings in. */
    private record Member(Node.Entry entry, boolean merged) {}

    /** Where the innermost list or mapping in brackets begins that is not closed yet. */
    Optional<Integer> innermostOpenBracket() {
        return openBrackets.isEmpty() ? Optional.empty() : Optional.of(openBrackets.get(openBrackets.size() - 1));
    }

    /** Up to which index the text has been understood. */
    int reached() {
        return reached;
    }

    /** The root of the only document; empty if there is none. */
    Optional<Node> document() throws Stopped {
        Optional<Node> root = Optional.empty();
        while (true) {
            Event event = next();
            if (event instanceof StreamEndEvent) {
                return root;
            }
            if (event instanceof DocumentStartEvent start) {
                if (root.isPresent()) {
                    problems.add(
                            position(event),
                            "a second document begins here",
                            "an experiment is one document; move this one to a file of its own");
                    throw new Stopped();
                }
                checkDirectives(start);
                root = Optional.of(node(next(), 1).node());
            } else if (!(event instanceof StreamStartEvent || event instanceof DocumentEndEvent)) {
                throw new AssertionError(event);
            }
        }
    }

    /** Directives change what the text means, so that none but the version we read is let pass. */
    private void checkDirectives(DocumentStartEvent start) {
        for (int line = source.line(start(start)); line < source.line(end(start)); line++) {
            String text = source.lines().get(line).strip();
            if (text.startsWith("%") && !text.matches("%YAML +1\\.2( *| +#.*)")) {
                problems.add(
                        source.lineStart(line),
                        ProblemText.quoted(text) + " is not understood",
                        "leave the directive out; files are read as YAML 1.2");
            }
        }
    }

    private Event next() throws Stopped {
        if (problems.size() >= YamlReader.MOST_PROBLEMS) {
            throw new Stopped();
        }
        Event event = events.next();
        reached = end(event);
        if (event instanceof NodeEvent) {
            int line = source.line(start(event));
            int tab = source.tabThatIndents(line);
            if (tab >= 0 && tab < start(event) && linesWithTabs.add(line)) {
                problems.add(source.position(tab, tab + 1), TAB, "indent with spaces");
            }
        }
        return event;
    }

    static final String TAB = "a tab indents this line";

    private Built node(Event event, int depth) throws Stopped {
        if (event instanceof AliasEvent alias) {
            return alias(alias, depth);
        }
        if (event instanceof ScalarEvent scalar) {
            Built built = new Built(value(scalar), 1, 0);
            keep(scalar, built);
            return built;
        }
        CollectionStartEvent start = (CollectionStartEvent) event;
        if (depth > YamlReader.MOST_LEVELS) {
            tooDeep(event);
        }
        checkCollectionTag(start);
        if (start.getAnchor().isPresent()) {
            openAnchors.add(start.getAnchor().get().getValue());
        }
        if (start.isFlow()) {
            openBrackets.add(start(event));
        }
        Built built = start instanceof MappingStartEvent ? mapping(start, depth) : sequence(start, depth);
        if (start.isFlow()) {
            openBrackets.remove(openBrackets.size() - 1);
        }
        if (start.getAnchor().isPresent()) {
            openAnchors.remove(start.getAnchor().get().getValue());
        }
        keep(start, built);
        return built;
    }

    /** For the aliases that may follow, if what was built has an anchor. */
    private void keep(NodeEvent event, Built built) {
        if (event.getAnchor().isPresent()) {
            anchors.put(event.getAnchor().get().getValue(), built);
        }
    }

    private void tooDeep(Event event) throws Stopped {
        problems.add(
                position(event),
                "lists and mappings are nested deeper than " + YamlReader.MOST_LEVELS + " levels",
                "an experiment needs fewer than ten");
        throw new Stopped();
    }

    private Built alias(AliasEvent event, int depth) throws Stopped {
        String name = paths.restore(event.getAlias().getValue());
        Built built = anchors.get(event.getAlias().getValue());
        if (openAnchors.contains(event.getAlias().getValue())) {
            problems.add(
                    position(event),
                    "*" + name + " stands inside the value that &" + name + " names, which would never end",
                    "write the value out");
        } else if (built == null) {
            List<String> known = anchors.size() > MOST_SUGGESTED ? List.of() : List.copyOf(anchors.keySet());
            problems.add(
                    position(event),
                    "no anchor is named " + ProblemText.quoted(name),
                    known.isEmpty()
                            ? Remedy.of("name a value with &" + name + " before this line")
                            : NearestName.expected(known, name));
        } else {
            repeated += built.size();
            if (repeated > YamlReader.MOST_REPEATED) {
                problems.add(
                        position(event),
                        "the aliases of this file repeat more than " + YamlReader.MOST_REPEATED + " values",
                        "write a sweep instead of aliases of aliases");
                throw new Stopped();
            }
            if (depth + built.height() - 1 > YamlReader.MOST_LEVELS) {
                tooDeep(event);
            }
            return built;
        }
        return new Built(new Node.Unreadable(position(event)), 0, 0);
    }

    private Built sequence(CollectionStartEvent start, int depth) throws Stopped {
        List<Node> elements = new ArrayList<>();
        long size = 1;
        int height = 1;
        Event event = next();
        for (; !(event instanceof SequenceEndEvent); event = next()) {
            Built element = node(event, depth + 1);
            elements.add(element.node());
            size += element.size();
            height = Math.max(height, 1 + element.height());
        }
        return new Built(new Node.Sequence(position(start, end(event), 1), elements), size, height);
    }

    private Built mapping(CollectionStartEvent start, int depth) throws Stopped {
        List<Member> members = new ArrayList<>();
        Map<String, Position> given = new LinkedHashMap<>();
        long size = 1;
        int height = 1;
        boolean mergedAlready = false;
        Event event = next();
        for (; !(event instanceof MappingEndEvent); event = next()) {
            if (isMergeKey(event)) {
                Position at = position(event);
                if (mergedAlready) {
                    problems.add(at, "the key '<<' is given twice", "give it once, with a list: <<: [*a, *b]");
                }
                mergedAlready = true;
                Built value = node(next(), depth + 1);
                if (value.size() > 0) {
                    merge(value.node(), at, members);
                }
                size += value.size();
                height = Math.max(height, 1 + value.height());
                continue;
            }
            Optional<Node.Scalar> key = key(event, depth);
            Built value = node(next(), depth + 1);
            size += 1 + value.size();
            height = Math.max(height, 1 + value.height());
            if (key.isPresent()) {
                addOnce(new Node.Entry(key.get(), value.node()), given, members);
            }
        }
        int firstKey =
                members.isEmpty() ? 1 : members.get(0).entry().key().position().length();
        return new Built(
                new Node.Mapping(position(start, end(event), firstKey), entries(members, given)), size, height);
    }

    private void addOnce(Node.Entry entry, Map<String, Position> given, List<Member> members) {
        Node.Scalar key = entry.key();
        Position first = given.putIfAbsent(key.text(), key.position());
        if (first != null) {
            problems.add(
                    key,
                    "the key " + ProblemText.quoted(key.text()) + " is given twice",
                    "it stands in line " + first.line() + " already; leave one of them out");
        } else {
            members.add(new Member(entry, false));
        }
    }

    /** The mapping's own entries and, where {@code <<} stands, those merged ones that no other entry precedes. */
    private static List<Node.Entry> entries(List<Member> members, Map<String, Position> own) {
        Map<String, Node.Entry> entries = new LinkedHashMap<>();
        for (Member member : members) {
            if (!member.merged() || !own.containsKey(member.entry().name())) {
                entries.putIfAbsent(member.entry().name(), member.entry());
            }
        }
        return List.copyOf(entries.values());
    }

    private static boolean isMergeKey(Event event) {
        return event instanceof ScalarEvent s
                && s.isPlain()
                && s.getTag().isEmpty()
                && s.getValue().equals("<<");
    }

    private void merge(Node value, Position at, List<Member> members) {
        List<Node> sources = value instanceof Node.Sequence list ? list.elements() : List.of(value);
        for (Node one : sources) {
            if (one instanceof Node.Mapping mapping) {
                for (Node.Entry entry : mapping.entries()) {
                    members.add(new Member(entry, true));
                }
            } else {
                problems.add(
                        at,
                        "'<<' merges mappings, but this is " + one.describe(),
                        "expected an alias of a mapping, such as <<: *defaults, or a list of them");
            }
        }
    }

    private Optional<Node.Scalar> key(Event event, int depth) throws Stopped {
        if (event instanceof ScalarEvent scalar) {
            Node.Scalar key = keyText(scalar);
            keep(scalar, new Built(key, 1, 0));
            if (key.text().isEmpty() && scalar.isPlain()) {
                problems.add(key, "a key is empty", "expected a name before the colon");
                return Optional.empty();
            }
            return Optional.of(key);
        }
        Position at = position(event);
        Node node = node(event, depth + 1).node();
        if (node instanceof Node.Scalar key) {
            return Optional.of(new Node.Scalar(at, key.text(), Optional.of(key.text())));
        }
        if (!(node instanceof Node.Unreadable)) {
            problems.add(at, "a key must be a name, but this is " + node.describe(), "write name: value");
        }
        return Optional.empty();
    }

    private Node.Scalar keyText(ScalarEvent event) {
        String text = paths.restore(event.getValue());
        Position at = scalarPosition(event, text);
        checkCharacters(text, at);
        standardTag(event);
        return new Node.Scalar(at, text, Optional.of(text));
    }

    private Node value(ScalarEvent event) {
        String text = paths.restore(event.getValue());
        Position at = scalarPosition(event, text);
        int before = problems.told();
        checkCharacters(text, at);
        Optional<String> tag = standardTag(event);
        if (problems.told() > before) {
            return new Node.Unreadable(at);
        }
        try {
            if (tag.isPresent()) {
                return new Node.Scalar(at, text, CoreScalars.tagged(tag.get(), text));
            }
            boolean plain = event.isPlain() && event.getTag().isEmpty();
            return new Node.Scalar(at, text, plain ? CoreScalars.plain(text) : Optional.of(text));
        } catch (CoreScalars.Refused refused) {
            problems.add(at, refused.getMessage(), refused.remedy());
            return new Node.Unreadable(at);
        }
    }

    /** Of what only escapes can stand for, a text may have all that other texts of UTF-8 have. */
    private void checkCharacters(String text, Position at) {
        for (int i = 0; i < text.length(); i = text.offsetByCodePoints(i, 1)) {
            if (SourceText.isNoText(text.codePointAt(i))) {
                problems.add(at, "this text holds the " + SourceText.name(text.codePointAt(i)), "leave the escape out");
                return;
            }
        }
    }

    /** The tag of a scalar, {@code int} for {@code !!int}; one that is not understood is told. */
    private Optional<String> standardTag(ScalarEvent event) {
        String tag = paths.restore(event.getTag().orElse("!"));
        if (tag.equals("!")) {
            return Optional.empty();
        }
        if (tag.startsWith(STANDARD_TAG) && SCALAR_TAGS.contains(tag.substring(STANDARD_TAG.length()))) {
            return Optional.of(tag.substring(STANDARD_TAG.length()));
        }
        unknownTag(event, tag, "a single value");
        return Optional.empty();
    }

    private void checkCollectionTag(CollectionStartEvent event) {
        boolean mapping = event instanceof MappingStartEvent;
        String tag = paths.restore(event.getTag().orElse("!"));
        if (!tag.equals("!") && !tag.equals(STANDARD_TAG + (mapping ? "map" : "seq"))) {
            unknownTag(event, tag, mapping ? "a mapping" : "a list");
        }
    }

    private void unknownTag(Event event, String tag, String what) {
        String written = tag.startsWith(STANDARD_TAG) ? "!!" + tag.substring(STANDARD_TAG.length()) : tag;
        problems.add(
                source.position(start(event), start(event) + 1),
                "the tag " + ProblemText.quoted(written) + " is not known for " + what,
                "leave the tag out: files hold plain values, never objects of a programming language");
    }

    /** The scalar itself, behind its anchor and tag if it stands in one line. */
    private Position scalarPosition(ScalarEvent event, String text) {
        int start = start(event);
        int end = end(event);
        int length = text.codePointCount(0, text.length());
        if (event.isPlain() && length > 0 && end - length >= start && source.matches(end - length, text)) {
            start = end - length;
        }
        return source.position(start, end);
    }

    /** From the event to {@code end} if it is written in brackets, else {@code length} characters. */
    private Position position(CollectionStartEvent event, int end, int length) {
        int start = start(event);
        return source.position(start, event.isFlow() ? end : start + length);
    }

    private Position position(Event event) {
        return source.position(start(event), end(event));
    }

    private static int start(Event event) {
        return event.getStartMark().orElseThrow().getIndex();
    }

    private static int end(Event event) {
        return event.getEndMark().orElseThrow().getIndex();
    }
}
