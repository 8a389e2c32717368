package dev.descent.run;

import dev.descent.report.Content;
import dev.descent.report.ReportFolder;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * The folder of one experiment under results/. A report is written to a temporary file under {@code .run/} and moved into
 * place, so that a reader, or a run cut short, never sees half of one.
 */
final class ResultsFolder implements ReportFolder {
    private final Path folder;

    /** @throws Stopped if the folder or {@code .run/} in it can't be made or is a symbolic link */
    ResultsFolder(Path results, String name) throws Stopped {
        folder = results.resolve(name);
        try {
            Files.createDirectories(folder);
            Files.createDirectories(run());
        } catch (IOException e) {
            throw Stopped.machine("can't make the folder " + run() + ": " + Reasons.of(e), e);
        }
        for (Path path : new Path[] {folder, run()}) {
            if (!Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
                throw Stopped.refused(
                        path + " is a symbolic link; results are written into real folders only: remove it");
            }
        }
    }

    Path folder() {
        return folder;
    }

    /** {@code .run/}: what is not reproducible. */
    Path run() {
        return folder.resolve(".run");
    }

    @Override
    public void write(String name, Content content) throws IOException {
        writeAtomically(folder.resolve(name), run().resolve(name + ".part"), content);
    }

    @Override
    public void remove(String name) throws IOException {
        Files.deleteIfExists(folder.resolve(name));
    }

    static void writeAtomically(Path target, Path temporary, Content content) throws IOException {
        try (FileChannel channel = FileChannel.open(
                        temporary,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE);
                Writer out = new BufferedWriter(Channels.newWriter(channel, StandardCharsets.UTF_8), 1 << 16)) {
            content.write(out);
            out.flush();
            channel.force(false);
        }
        try {
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
