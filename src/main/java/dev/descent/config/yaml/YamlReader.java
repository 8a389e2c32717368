package dev.descent.config.yaml;

import dev.descent.problem.FileRefused;
import dev.descent.problem.Position;
import dev.descent.problem.Problems;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/**
 * Reads a YAML 1.2 file of one document into a tree, and refuses what would have to be guessed: duplicate keys, tabs, tags of a
 * language, endless aliases, numbers that are not finite. One liberty is taken, see {@link IndexedPaths}.
 */
public final class YamlReader {
    /** The largest file, in bytes: 4 MiB. */
    public static final int MOST_BYTES = 4 * 1024 * 1024;
    /** The deepest nesting of lists and mappings, aliases written out. */
    public static final int MOST_LEVELS = 64;
    /** How many values the aliases of a file may repeat. */
    public static final int MOST_REPEATED = 100_000;

    /** How many mistakes are told before the rest of a file is left unread. */
    static final int MOST_PROBLEMS = 1000;

    private static final int MOST_BAD_CHARACTERS = 20;
    private static final int LEAST_BUFFER = 1024;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private YamlReader() {}

    /**
     * Reads a file. Mistakes that leave a tree to read are among the problems of what is returned, so that they can be told together
     * with those of the values.
     *
     * @param shownName the file's name in messages
     * @throws FileRefused if it cannot be read or is not a tree, with every mistake that could be found
     */
    public static YamlFile read(Path file, String shownName) throws FileRefused {
        return read(decode(bytes(file, shownName), shownName), shownName);
    }

    /** Reads a text as if it were a file. */
    public static YamlFile read(String text, String shownName) throws FileRefused {
        boolean marked = !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK;
        String content = marked ? text.substring(1) : text;
        SourceText source = new SourceText(content, shownName);
        Problems problems = new Problems(source.lines());
        source.checkCharacters(problems, MOST_BAD_CHARACTERS);
        problems.throwIfAny();
        Optional<Node> root = build(content, source, problems);
        if (root.isPresent() && root.get() instanceof Node.Mapping mapping) {
            return new YamlFile(mapping, source.lines(), problems.inOrder());
        }
        problems.throwIfAny();
        if (root.isEmpty() || root.get() instanceof Node.Scalar s && s.value().isEmpty()) {
            problems.add(source.start(), "the file is empty", "expected a mapping of keys and values");
        } else {
            problems.add(
                    root.get(),
                    "the file is " + root.get().describe(),
                    "expected a mapping of keys and values, each as key: value");
        }
        throw new FileRefused(problems.inOrder());
    }

    private static Optional<Node> build(String content, SourceText source, Problems problems) {
        IndexedPaths paths = new IndexedPaths(content);
        LoadSettings settings = LoadSettings.builder()
                .setSchema(new CoreSchema())
                .setVersionFunction(version -> version)
                .setCodePointLimit(Integer.MAX_VALUE)
                // The parser copies its whole buffer whenever a long line makes it grow: let it never grow.
                .setBufferSize(Math.max(LEAST_BUFFER, content.length()))
                .build();
        TreeBuilder builder = new TreeBuilder(
                source,
                paths,
                problems,
                new Parse(settings).parseString(paths.hidden()).iterator());
        try {
            return builder.document();
        } catch (MarkedYamlEngineException e) {
            SyntaxErrors.tell(e, builder.innermostOpenBracket(), source, problems);
        } catch (YamlEngineException e) {
            // A doubt of the parser in itself, without a mark; seen with keys of several lines.
            int index = Math.min(builder.reached(), source.length() - 1);
            problems.add(source.position(index, index + 1), "what follows this is not valid YAML", "");
        } catch (IllegalArgumentException e) {
            SyntaxErrors.tellOfEscape(builder.reached(), source, problems);
        } catch (TreeBuilder.Stopped e) {
            // Why is among the problems already.
        }
        return Optional.empty();
    }

    private static byte[] bytes(Path file, String shownName) throws FileRefused {
        Position whole = Position.ofFile(shownName);
        Problems problems = new Problems(List.of());
        byte[] bytes = {};
        if (Files.isDirectory(file)) {
            problems.add(whole, "this is a directory, not a file", "");
        } else if (Files.exists(file) && !Files.isRegularFile(file)) {
            problems.add(whole, "this is a device or a pipe, not a file", "");
        } else {
            try (InputStream in = Files.newInputStream(file)) {
                bytes = in.readNBytes(MOST_BYTES + 1);
            } catch (NoSuchFileException e) {
                problems.add(whole, "there is no such file", "");
            } catch (AccessDeniedException e) {
                problems.add(whole, "the file can't be read: permission denied", "");
            } catch (IOException e) {
                problems.add(whole, "the file can't be read: " + e.getMessage(), "");
            }
        }
        if (bytes.length > MOST_BYTES) {
            problems.add(whole, "the file is larger than 4 MiB", "an experiment is a few kilobytes of text");
        }
        problems.throwIfAny();
        return bytes;
    }

    private static String decode(byte[] bytes, String shownName) throws FileRefused {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length + 1);
        CoderResult result = decoder.decode(in, out, true);
        String text = out.flip().toString();
        if (result.isError()) {
            SourceText source = new SourceText(text + "\uFFFD", shownName);
            Problems problems = new Problems(source.lines());
            boolean utf16 = bytes.length > 1
                    && ((bytes[0] & 0xFF) == 0xFF && (bytes[1] & 0xFF) == 0xFE
                            || (bytes[0] & 0xFF) == 0xFE && (bytes[1] & 0xFF) == 0xFF);
            problems.add(
                    source.position(source.length() - 1, source.length()),
                    utf16 ? "the file is UTF-16" : "the file is not UTF-8: byte 0x" + hex(bytes[in.position()]),
                    "save it as UTF-8");
            problems.throwIfAny();
        }
        return text;
    }

    private static String hex(byte b) {
        String digits = Integer.toHexString(b & 0xFF).toUpperCase(Locale.ROOT);
        return digits.length() == 1 ? "0" + digits : digits;
    }
}
