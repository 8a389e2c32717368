package dev.descent.worker;

import dev.descent.engine.Engine;
import dev.descent.executor.Base.Versions;
import dev.descent.model.Arithmetic;
import dev.descent.number.CodePoints;
import dev.descent.number.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Which program this is, told by what its classes say: another build of the same source is the same where the compiler was. */
final class Program {
    private static final int BUFFER = 1 << 16;
    /** Where the house's own classes lie: a jar may hold libraries too. */
    private static final String OWN = "dev/descent/";

    private Program() {}

    /**
     * What has to be the same on each machine that trains for this one.
     *
     * @param engine the engine that trains
     * @throws IOException if the classes can't be read
     */
    static Versions versions(Engine engine) throws IOException {
        Digest.OfPieces digest = new Digest.OfPieces();
        URI own = place(Program.class);
        add(Path.of(own), OWN, digest);
        URI plugIn = place(GuardedEngine.unguarded(engine).getClass());
        if (!plugIn.equals(own)) {
            add(Path.of(plugIn), "", digest);
        }
        return new Versions(Arithmetic.VERSION, digest.end());
    }

    private static URI place(Class<?> type) throws IOException {
        CodeSource source = type.getProtectionDomain().getCodeSource();
        try {
            if (source != null) {
                return source.getLocation().toURI();
            }
        } catch (URISyntaxException e) {
            throw new IOException("can't tell where " + type.getName() + " was loaded from", e);
        }
        throw new IOException("can't tell where " + type.getName() + " was loaded from");
    }

    private static void add(Path place, String folder, Digest.OfPieces digest) throws IOException {
        if (Files.isDirectory(place)) {
            addClasses(place, folder, digest);
            return;
        }
        try (FileSystem jar = FileSystems.newFileSystem(place, Map.of())) {
            addClasses(jar.getPath("/"), folder, digest);
        }
    }

    private static void addClasses(Path root, String folder, Digest.OfPieces digest) throws IOException {
        List<String> names;
        try (Stream<Path> files = Files.walk(root.resolve(folder))) {
            names = files.map(file -> root.relativize(file).toString().replace('\\', '/'))
                    .filter(name -> name.endsWith(".class") && !name.startsWith("META-INF/"))
                    .sorted(CodePoints.ORDER)
                    .toList();
        }
        byte[] bytes = new byte[BUFFER];
        for (String name : names) {
            byte[] path = name.getBytes(StandardCharsets.UTF_8);
            digest.add(path, path.length);
            try (InputStream in = Files.newInputStream(root.resolve(name))) {
                for (int count = in.read(bytes); count >= 0; count = in.read(bytes)) {
                    digest.add(bytes, count);
                }
            }
        }
    }
}
