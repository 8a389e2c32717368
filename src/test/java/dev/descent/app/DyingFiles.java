package dev.descent.app;

import dev.descent.app.DyingDisk.Operation;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessMode;
import java.nio.file.CopyOption;
import java.nio.file.DirectoryStream;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.StandardOpenOption;
import java.nio.file.WatchService;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileAttributeView;
import java.nio.file.attribute.UserPrincipalLookupService;
import java.nio.file.spi.FileSystemProvider;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The default file system behind a {@link DyingDisk}: reading goes through, every change is asked for. */
final class DyingFiles extends FileSystemProvider {
    private final DyingDisk disk;
    private final FileSystem files = new Wrapped();

    private DyingFiles(DyingDisk disk) {
        this.disk = disk;
    }

    /** The same place, seen through a disk. */
    static Path on(DyingDisk disk, Path path) {
        return new DyingFiles(disk).wrap(path);
    }

    private Path wrap(Path path) {
        return path == null
                ? null
                : (Path) Proxy.newProxyInstance(
                        DyingFiles.class.getClassLoader(),
                        new Class<?>[] {Path.class, Inner.class},
                        (self, method, args) -> switch (method.getName()) {
                            case "inner" -> path;
                            case "getFileSystem" -> files;
                            case "toFile" ->
                                throw new UnsupportedOperationException("files are reached through their paths alone");
                            default -> forward(path, method, args);
                        });
    }

    private Object forward(Path path, java.lang.reflect.Method method, Object[] args) throws Throwable {
        Object[] plain = args == null ? new Object[0] : args.clone();
        for (int i = 0; i < plain.length; i++) {
            plain[i] = plain[i] instanceof Inner wrapped ? wrapped.inner() : plain[i];
        }
        try {
            Object result = method.invoke(path, plain);
            return result instanceof Path other ? wrap(other) : result;
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    /** What is behind a path of this file system. */
    interface Inner {
        Path inner();
    }

    /** The path itself if it is not of this file system: an experiment's file, say, which stands elsewhere. */
    private static Path plain(Path path) {
        return path instanceof Inner wrapped ? wrapped.inner() : path;
    }

    @Override
    public FileChannel newFileChannel(Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
            throws IOException {
        Path plain = plain(path);
        boolean writes = options.contains(StandardOpenOption.WRITE) || options.contains(StandardOpenOption.APPEND);
        boolean creates = writes
                && (options.contains(StandardOpenOption.CREATE) || options.contains(StandardOpenOption.CREATE_NEW))
                && !Files.exists(plain, LinkOption.NOFOLLOW_LINKS);
        boolean truncates = writes && options.contains(StandardOpenOption.TRUNCATE_EXISTING);
        DyingDisk.Change<FileChannel> open = () -> FileChannel.open(plain, options, attributes);
        FileChannel channel = creates
                ? disk.change(Operation.CREATE, open)
                : truncates ? disk.change(Operation.SET_LENGTH, open) : open.make();
        return new DyingChannel(disk, channel);
    }

    @Override
    public SeekableByteChannel newByteChannel(
            Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes) throws IOException {
        return newFileChannel(path, options, attributes);
    }

    @Override
    public DirectoryStream<Path> newDirectoryStream(Path folder, DirectoryStream.Filter<? super Path> filter)
            throws IOException {
        List<Path> entries = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(plain(folder))) {
            for (Path entry : stream) {
                Path wrapped = wrap(entry);
                if (filter.accept(wrapped)) {
                    entries.add(wrapped);
                }
            }
        }
        return new DirectoryStream<>() {
            @Override
            public Iterator<Path> iterator() {
                return entries.iterator();
            }

            @Override
            public void close() {}
        };
    }

    @Override
    public void createDirectory(Path folder, FileAttribute<?>... attributes) throws IOException {
        Path plain = plain(folder);
        if (Files.exists(plain, LinkOption.NOFOLLOW_LINKS)) {
            Files.createDirectory(plain, attributes);
        }
        disk.change(Operation.MAKE_FOLDER, () -> Files.createDirectory(plain, attributes));
    }

    @Override
    public void delete(Path path) throws IOException {
        Path plain = plain(path);
        if (!Files.exists(plain, LinkOption.NOFOLLOW_LINKS)) {
            Files.delete(plain);
        }
        disk.change(Operation.DELETE, () -> {
            Files.delete(plain);
            return plain;
        });
    }

    @Override
    public void move(Path from, Path to, CopyOption... options) throws IOException {
        disk.change(Operation.MOVE, () -> Files.move(plain(from), plain(to), options));
    }

    @Override
    public void copy(Path from, Path to, CopyOption... options) {
        throw new UnsupportedOperationException("a copy is no single operation");
    }

    @Override
    public boolean isSameFile(Path one, Path other) throws IOException {
        return Files.isSameFile(plain(one), plain(other));
    }

    @Override
    public boolean isHidden(Path path) throws IOException {
        return Files.isHidden(plain(path));
    }

    @Override
    public FileStore getFileStore(Path path) throws IOException {
        return Files.getFileStore(plain(path));
    }

    @Override
    public void checkAccess(Path path, AccessMode... modes) throws IOException {
        Path plain = plain(path);
        plain.getFileSystem().provider().checkAccess(plain, modes);
    }

    @Override
    public <V extends FileAttributeView> V getFileAttributeView(Path path, Class<V> type, LinkOption... options) {
        throw new UnsupportedOperationException("attributes are for reading");
    }

    @Override
    public <A extends BasicFileAttributes> A readAttributes(Path path, Class<A> type, LinkOption... options)
            throws IOException {
        return Files.readAttributes(plain(path), type, options);
    }

    @Override
    public Map<String, Object> readAttributes(Path path, String names, LinkOption... options) throws IOException {
        return Files.readAttributes(plain(path), names, options);
    }

    @Override
    public void setAttribute(Path path, String name, Object value, LinkOption... options) {
        throw new UnsupportedOperationException("attributes are for reading");
    }

    @Override
    public String getScheme() {
        return "dying";
    }

    @Override
    public FileSystem newFileSystem(URI uri, Map<String, ?> environment) {
        throw new UnsupportedOperationException();
    }

    @Override
    public FileSystem getFileSystem(URI uri) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Path getPath(URI uri) {
        throw new UnsupportedOperationException();
    }

    private final class Wrapped extends FileSystem {
        private final FileSystem inner = Path.of("").getFileSystem();

        @Override
        public FileSystemProvider provider() {
            return DyingFiles.this;
        }

        @Override
        public Path getPath(String first, String... more) {
            return wrap(inner.getPath(first, more));
        }

        @Override
        public String getSeparator() {
            return inner.getSeparator();
        }

        @Override
        public boolean isOpen() {
            return true;
        }

        @Override
        public boolean isReadOnly() {
            return false;
        }

        @Override
        public void close() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Iterable<Path> getRootDirectories() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Iterable<FileStore> getFileStores() {
            return inner.getFileStores();
        }

        @Override
        public Set<String> supportedFileAttributeViews() {
            return inner.supportedFileAttributeViews();
        }

        @Override
        public PathMatcher getPathMatcher(String pattern) {
            throw new UnsupportedOperationException();
        }

        @Override
        public UserPrincipalLookupService getUserPrincipalLookupService() {
            throw new UnsupportedOperationException();
        }

        @Override
        public WatchService newWatchService() {
            throw new UnsupportedOperationException();
        }
    }
}
