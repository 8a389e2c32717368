package dev.descent.journal;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Drives that force no folders are told from disks that fail, whatever the language of the system's messages. */
class DurableTest {
    @TempDir
    private Path folder;

    /** A drive that fails at some paths, with a German message. */
    private interface Drive {
        boolean failsAt(Path path);
    }

    @AfterEach
    void nothingIsLeftBehind() {
        Assertions.assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aFolderIsForced() {
        assertThatCode(() -> Durable.folder(folder)).doesNotThrowAnyException();
    }

    @Test
    void aDriveThatForcesNoFoldersIsLeftAtThat() {
        assertThatCode(() -> force(Files::isDirectory)).doesNotThrowAnyException();
    }

    @Test
    void aDiskThatForcesNothingIsTold() {
        assertThatIOException().isThrownBy(() -> force(path -> true)).withMessage("Ungültiges Argument");
    }

    @Test
    void aSingleFolderThatFailsIsTold() {
        assertThatIOException().isThrownBy(() -> force(folder::equals)).withMessage("Ungültiges Argument");
    }

    @Test
    void aFolderThatIsNotThereIsTold() {
        assertThatIOException().isThrownBy(() -> Durable.folder(folder.resolve("none")));
    }

    @Test
    void aSystemThatOpensNoFoldersIsLeftAtThat() {
        assertThatCode(() -> Durable.folder(folder, new Durable.Forcing() {
                    @Override
                    void force(Path path, StandardOpenOption mode) throws IOException {
                        throw new AccessDeniedException(path.toString());
                    }
                }))
                .doesNotThrowAnyException();
    }

    private void force(Drive drive) throws IOException {
        Durable.folder(folder, new Durable.Forcing() {
            @Override
            void force(Path path, StandardOpenOption mode) throws IOException {
                if (drive.failsAt(path)) {
                    throw new IOException("Ungültiges Argument");
                }
                super.force(path, mode);
            }
        });
    }
}
