package dev.descent.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;

/** What compiled classes call, read from them by the JDK's own javap and jdeps; and classes compiled to be read so. */
final class Bytecode {
    /** The program's classes. */
    static final Path MAIN = Path.of("target/classes");

    /** The flag that the build gives javac, and the form that javac writes without it. */
    static final List<String> CONCATENATIONS = List.of("-XDstringConcat=inline", "-XDstringConcat=indyWithConstants");

    private static final Pattern CALL =
            Pattern.compile("(?:// (?:Interface)?Method|// Field|// InvokeDynamic #\\d+|^ +#\\d+ REF_\\w+)[: ](\\S+)");
    private static final Pattern TYPE = Pattern.compile("^  this_class: .*// (\\S+)$");
    private static final Pattern METHOD = Pattern.compile("^  (?:\\S.* )?([\\w$.]+)\\(.*;$");

    private Bytecode() {}

    /**
     * A call, an access to a field or a method reference: the class and method that it stands in, and what it names as javap
     * prints it ({@code java/lang/Math.exp:(D)D}).
     */
    record Call(String type, String method, String target) {
        /** The target's name as Java writes it, {@code java.lang.Math.exp}. */
        String name() {
            return target.replaceAll(":.*", "").replace('/', '.');
        }

        @Override
        public String toString() {
            return type + "." + method + " uses " + target;
        }
    }

    /** A class, a class that it names, and the module of that one where it is known. */
    record Link(String from, String to, String module) {}

    static List<Call> calls(Path classes) throws IOException {
        List<Path> files;
        try (Stream<Path> found = Files.walk(classes)) {
            files = found.filter(f -> f.toString().endsWith(".class")).sorted().toList();
        }
        List<String> arguments = new ArrayList<>(List.of("-v", "-p"));
        files.forEach(f -> arguments.add(f.toString()));
        List<Call> calls = new ArrayList<>();
        String type = "";
        String method = "";
        for (String line : run("javap", arguments)) {
            Matcher head = TYPE.matcher(line);
            Matcher member = METHOD.matcher(line);
            Matcher call = CALL.matcher(line);
            if (head.find()) {
                type = head.group(1).replace('/', '.');
                method = "";
            } else if (member.find()) {
                method = member.group(1);
            } else if (call.find()) {
                calls.add(new Call(type, method, call.group(1).replace("\"", "")));
            } else if (line.startsWith("BootstrapMethods:")) {
                method = "";
            }
        }
        return calls;
    }

    static List<Link> links(Path classes) {
        List<Link> links = new ArrayList<>();
        for (String line : run("jdeps", List.of("-verbose:class", "-filter:none", classes.toString()))) {
            String[] words = line.strip().split("\\s+");
            if (line.startsWith(" ") && words[1].equals("->")) {
                String module = words.length > 3 ? words[3] : "";
                links.add(new Link(words[0], words[2], module));
            }
        }
        return links;
    }

    /** Compiles source files into {@code folder} with these options for javac. */
    static void compile(Path folder, List<Path> sources, List<String> options) throws IOException {
        JavaCompiler javac = javax.tools.ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();
        List<String> all = new ArrayList<>(List.of("-d", folder.toString(), "-proc:none"));
        all.addAll(options);
        try (StandardJavaFileManager files = javac.getStandardFileManager(null, null, null)) {
            Iterable<? extends JavaFileObject> units = files.getJavaFileObjectsFromPaths(sources);
            assertThat(javac.getTask(messages, files, null, all, null, units).call())
                    .as(messages.toString())
                    .isTrue();
        }
    }

    private static List<String> run(String tool, List<String> arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = ToolProvider.findFirst(tool)
                .orElseThrow()
                .run(new PrintWriter(out), new PrintWriter(err), arguments.toArray(String[]::new));
        assertThat(code)
                .as("%s: %s%s", tool, err, out.toString().lines().limit(5).toList())
                .isZero();
        return Arrays.asList(out.toString().split("\\R"));
    }
}
