package dev.descent.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * No order of a hash table gets out: HashMap, HashSet, IdentityHashMap, ConcurrentHashMap, and Map.of and Set.of of several
 * entries, whose order is another one in each process, are asked for what they hold and never walked, printed or handed out.
 *
 * <p>Reads the sources, file by file: it can't see a table that is handed to a method as an argument.
 */
class HashOrderTest {
    private static final Set<String> TABLES = Set.of(
            "HashMap", "HashSet", "IdentityHashMap", "WeakHashMap", "ConcurrentHashMap", "Hashtable", "Properties");
    private static final Set<String> WALKS = Set.of(
            "entrySet", "keySet", "values", "stream", "parallelStream", "forEach", "iterator", "toArray", "toString");
    private static final Set<String> COPIES = Set.of("copyOf", "addAll", "putAll", "join", "valueOf");
    private static final Set<String> LISTS =
            Set.of("ArrayList", "LinkedHashSet", "LinkedHashMap", "ArrayDeque", "LinkedList");

    @Test
    void noSourceFileWalksAHashTable() throws IOException {
        List<Path> sources;
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            sources = files.filter(f -> f.toString().endsWith(".java")).sorted().toList();
        }
        assertThat(sources).hasSizeGreaterThan(100);
        List<String> found = new ArrayList<>();
        int tables = 0;
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = javac.getStandardFileManager(null, null, null)) {
            for (Walks walks : read(javac, files.getJavaFileObjectsFromPaths(sources))) {
                found.addAll(walks.found);
                tables += walks.tables();
            }
        }
        assertThat(tables).as("hash tables in fields").isGreaterThan(5);
        assertThat(found).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "for (String key : new HashSet<>(names)) print(key);",
                "var table = new HashMap<String, Integer>(); for (var entry : table.entrySet()) print(entry);",
                "Map<String, Integer> table = new HashMap<>(); table.keySet().forEach(this::print);",
                "Map<String, Integer> table = new HashMap<>(); print(table.values().stream().toList());",
                "Map<String, Integer> table = new HashMap<>(); table.forEach((key, value) -> print(key));",
                "for (String one : seen()) print(one); } private Set<String> seen() { return new HashSet<>(names);",
                "Map<String, Integer> table; table = Collections.synchronizedMap(new IdentityHashMap<>());"
                        + " print(table.values());",
                "print(field.iterator());",
                "Set<String> seen = new HashSet<>(names); print(new ArrayList<>(seen));",
                "Set<String> seen = new HashSet<>(names); print(List.copyOf(seen));",
                "Set<String> seen = new HashSet<>(names); print(String.join(\", \", seen));",
                "Set<String> seen = new HashSet<>(names); print(\"seen: \" + seen);",
                "Set<String> seen = new HashSet<>(names); seen.forEach(this::print);",
                "Set<String> seen = new HashSet<>(names); return seen;",
                "Set<String> seen = Set.of(\"a\", \"b\"); for (String one : seen) print(one);",
                "for (var entry : Map.of(\"a\", 1, \"b\", 2).entrySet()) print(entry);",
                "return Map.of(\"a\", 1, \"b\", 2);",
                "print(names.stream().collect(Collectors.toSet()).toString());",
                "return names.stream().collect(Collectors.groupingBy(String::length));",
                "var byName = names.stream().collect(Collectors.toMap(x -> x, x -> 1)); print(byName.keySet());",
            })
    void refusesWhatIsPlanted(String body) throws IOException {
        assertThat(walks(body)).as(body).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Set<String> seen = new HashSet<>(names); for (String name : names) if (!seen.add(name)) print(name);",
                "Map<String, Integer> table = new HashMap<>(); table.merge(\"a\", 1, Integer::sum); print(table.get(\"a\"));",
                "Map<String, Integer> table = new HashMap<>(); print(new TreeMap<>(table));",
                "Map<String, Integer> table = new LinkedHashMap<>(); table.forEach((key, value) -> print(key));",
                "for (String key : new TreeSet<>(names)) print(key);",
                "print(seen().contains(\"a\")); } private Set<String> seen() { return new HashSet<>(names);",
                "List<String> field = names; for (String one : field) print(one);",
                "for (var entry : Map.of(\"a\", 1).entrySet()) print(entry);",
                "return Map.of();",
                "return names.stream().collect(Collectors.groupingBy(String::length, TreeMap::new, Collectors.toList()));",
            })
    void letsPassWhatHasAnOrderOrNeedsNone(String body) throws IOException {
        assertThat(walks(body)).as(body).isEmpty();
    }

    private static List<String> walks(String body) throws IOException {
        String text = "class Planted { Set<String> field = new HashSet<>(); Object it() { " + body + " } }";
        JavaFileObject source =
                new SimpleJavaFileObject(URI.create("string:///Planted.java"), JavaFileObject.Kind.SOURCE) {
                    @Override
                    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                        return text;
                    }
                };
        return read(ToolProvider.getSystemJavaCompiler(), List.of(source)).get(0).found;
    }

    private static List<Walks> read(JavaCompiler javac, Iterable<? extends JavaFileObject> sources) throws IOException {
        JavacTask task = (JavacTask) javac.getTask(null, null, null, List.of("-proc:none"), null, sources);
        List<Walks> all = new ArrayList<>();
        for (CompilationUnitTree unit : task.parse()) {
            Walks walks = new Walks(unit);
            unit.accept(walks.makers, null);
            unit.accept(walks, null);
            all.add(walks);
        }
        return all;
    }

    /** The last name of {@code a.b.C<D>}. */
    private static String simpleName(Tree tree) {
        if (tree instanceof MemberSelectTree select) {
            return select.getIdentifier().toString();
        }
        return tree.toString().replaceAll("<.*", "");
    }

    /** The names of a file's private methods that return a hash table, which its other methods may ask as they like. */
    private static final class Makers extends TreeScanner<Void, Void> {
        private final Set<String> names = new HashSet<>();

        @Override
        public Void visitMethod(MethodTree method, Void unused) {
            Scope scope = new Scope(this, new Scope(this, null));
            scope.declare(method);
            List<ExpressionTree> returned = new ArrayList<>();
            new TreeScanner<Void, Void>() {
                @Override
                public Void visitReturn(ReturnTree statement, Void unused) {
                    returned.add(statement.getExpression());
                    return null;
                }
            }.scan(method, null);
            if (isPrivate(method) && returned.stream().anyMatch(scope::isTable)) {
                names.add(method.getName().toString());
            }
            return null;
        }

        static boolean isPrivate(MethodTree method) {
            return method.getModifiers().getFlags().contains(Modifier.PRIVATE);
        }
    }

    /** The names of a file's fields or of a method's variables, and which of them are given a hash table. */
    private static final class Scope {
        private final Set<String> declared = new HashSet<>();
        private final Set<String> tables = new HashSet<>();
        private final Makers makers;
        private final Scope outer;

        Scope(Makers makers, Scope outer) {
            this.makers = makers;
            this.outer = outer;
        }

        void declare(Tree tree) {
            new TreeScanner<Void, Void>() {
                @Override
                public Void visitMethod(MethodTree method, Void unused) {
                    return outer == null ? null : super.visitMethod(method, unused);
                }

                @Override
                public Void visitVariable(VariableTree variable, Void unused) {
                    declared.add(variable.getName().toString());
                    give(variable.getName().toString(), variable.getInitializer());
                    return super.visitVariable(variable, unused);
                }
            }.scan(tree, null);
            new TreeScanner<Void, Void>() {
                @Override
                public Void visitAssignment(AssignmentTree assignment, Void unused) {
                    give(simpleName(assignment.getVariable()), assignment.getExpression());
                    return super.visitAssignment(assignment, unused);
                }
            }.scan(tree, null);
        }

        private void give(String name, ExpressionTree value) {
            if (declared.contains(name) && isTable(value)) {
                tables.add(name);
            }
        }

        boolean isTable(Tree tree) {
            if (tree instanceof NewClassTree made) {
                return TABLES.contains(simpleName(made.getIdentifier()));
            }
            if (tree instanceof IdentifierTree name) {
                return isNameOfTable(name.getName().toString());
            }
            if (tree instanceof MemberSelectTree field) {
                return (outer == null ? this : outer).tables.contains(simpleName(field));
            }
            return tree instanceof MethodInvocationTree call && makesTable(call);
        }

        private boolean isNameOfTable(String name) {
            return outer == null || declared.contains(name) ? tables.contains(name) : outer.isNameOfTable(name);
        }

        private boolean makesTable(MethodInvocationTree call) {
            String method = simpleName(call.getMethodSelect());
            String on =
                    call.getMethodSelect() instanceof MemberSelectTree select ? simpleName(select.getExpression()) : "";
            int arguments = call.getArguments().size();
            return switch (method) {
                case "of" -> on.equals("Map") && arguments > 2 || on.equals("Set") && arguments > 1;
                case "ofEntries", "copyOf" -> on.equals("Map") || on.equals("Set");
                case "newKeySet", "toSet", "toUnmodifiableSet", "toUnmodifiableMap", "groupingByConcurrent" -> true;
                case "newSetFromMap", "synchronizedMap", "synchronizedSet", "unmodifiableMap", "unmodifiableSet" ->
                    isTable(call.getArguments().get(0));
                case "toMap" -> arguments < 4;
                case "groupingBy" -> arguments < 3;
                case "collect" -> arguments == 1 && isTable(call.getArguments().get(0));
                default -> on.isEmpty() && makers.names.contains(method);
            };
        }
    }

    /** Where a file walks, copies, prints or hands out its hash tables. */
    private static final class Walks extends TreeScanner<Void, Void> {
        private final List<String> found = new ArrayList<>();
        private final Makers makers = new Makers();
        private final CompilationUnitTree unit;
        private Scope scope;
        private boolean inPrivateMethod;

        Walks(CompilationUnitTree unit) {
            this.unit = unit;
            this.scope = new Scope(makers, null);
        }

        /** How many fields of the file are given hash tables. */
        int tables() {
            return scope.tables.size();
        }

        @Override
        public Void visitCompilationUnit(CompilationUnitTree file, Void unused) {
            scope.declare(file);
            return super.visitCompilationUnit(file, unused);
        }

        @Override
        public Void visitMethod(MethodTree method, Void unused) {
            Scope around = scope;
            boolean before = inPrivateMethod;
            scope = new Scope(makers, around.outer == null ? around : around.outer);
            scope.declare(method);
            inPrivateMethod = Makers.isPrivate(method);
            super.visitMethod(method, unused);
            inPrivateMethod = before;
            scope = around;
            return null;
        }

        @Override
        public Void visitEnhancedForLoop(EnhancedForLoopTree loop, Void unused) {
            refuse(loop.getExpression(), loop.getExpression());
            return super.visitEnhancedForLoop(loop, unused);
        }

        @Override
        public Void visitReturn(ReturnTree statement, Void unused) {
            if (!inPrivateMethod) {
                refuse(statement.getExpression(), statement);
            }
            return super.visitReturn(statement, unused);
        }

        @Override
        public Void visitBinary(BinaryTree operation, Void unused) {
            if (operation.getKind() == Tree.Kind.PLUS) {
                refuse(operation.getLeftOperand(), operation);
                refuse(operation.getRightOperand(), operation);
            }
            return super.visitBinary(operation, unused);
        }

        @Override
        public Void visitMethodInvocation(MethodInvocationTree call, Void unused) {
            String method = simpleName(call.getMethodSelect());
            if (call.getMethodSelect() instanceof MemberSelectTree select) {
                if (WALKS.contains(method)) {
                    refuse(select.getExpression(), call);
                }
                if (COPIES.contains(method) && !Set.of("Map", "Set").contains(simpleName(select.getExpression()))) {
                    call.getArguments().forEach(argument -> refuse(argument, call));
                }
            }
            return super.visitMethodInvocation(call, unused);
        }

        @Override
        public Void visitMemberReference(MemberReferenceTree reference, Void unused) {
            if (WALKS.contains(reference.getName().toString())) {
                refuse(reference.getQualifierExpression(), reference);
            }
            return super.visitMemberReference(reference, unused);
        }

        @Override
        public Void visitNewClass(NewClassTree made, Void unused) {
            if (LISTS.contains(simpleName(made.getIdentifier()))) {
                made.getArguments().forEach(argument -> refuse(argument, made));
            }
            return super.visitNewClass(made, unused);
        }

        private void refuse(Tree table, Tree where) {
            if (scope.isTable(table)) {
                found.add(Path.of(unit.getSourceFile().getName()).getFileName() + ": " + where);
            }
        }
    }
}
