package dev.descent.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The commit and the host are known without asking git or the network, and no file of a stranger's repository is passed on. */
class RunEnvironmentTest {
    private static final String HASH = "0123456789abcdef0123456789abcdef01234567";

    @TempDir
    private Path folder;

    private Path file;
    private Path git;

    @BeforeEach
    void makeRepository() throws IOException {
        file = folder.resolve("deep/experiments/x.yaml");
        git = Files.createDirectories(folder.resolve(".git"));
        Files.createDirectories(file.getParent());
    }

    @Test
    void aBranchIsFollowedLooseAndPacked() throws IOException {
        write(git.resolve("HEAD"), "ref: refs/heads/feature/a-1\n");
        write(
                git.resolve("packed-refs"),
                "# pack-refs with: peeled\n" + HASH + " refs/heads/feature/a-1\n^" + HASH + "\n");
        assertThat(GitCommit.of(file)).contains(HASH);
        write(git.resolve("refs/heads/feature/a-1"), HASH.replace('0', 'f') + "\n");
        assertThat(GitCommit.of(file)).contains(HASH.replace('0', 'f'));
    }

    @Test
    void aCheckedOutCommitIsItself() throws IOException {
        write(git.resolve("HEAD"), HASH + "\n");
        assertThat(GitCommit.of(file)).contains(HASH);
    }

    @Test
    void aWorktreeHasItsOwnHeadAndTheCommonBranches() throws IOException {
        write(folder.resolve("deep/.git"), "gitdir: ../.git/worktrees/deep\n");
        write(git.resolve("worktrees/deep/HEAD"), "ref: refs/heads/main\n");
        write(git.resolve("worktrees/deep/commondir"), "../..\n");
        write(git.resolve("refs/heads/main"), HASH + "\n");
        assertThat(GitCommit.of(file)).contains(HASH);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ref: refs/heads/../../../secret",
                "ref: ../secret",
                "ref: /etc/hostname",
                "ref: refs/heads/none",
                "ref: refs/heads/.lock",
                "something else",
                ""
            })
    void anythingElseIsNoCommit(String head) throws IOException {
        write(folder.resolve("secret"), "a password\n");
        write(git.resolve("HEAD"), head + "\n");
        assertThat(GitCommit.of(file)).isEmpty();
    }

    @Test
    void aLinkToAnotherFileIsReadButNotPassedOn() throws IOException {
        write(folder.resolve("secret"), "a password\n");
        write(git.resolve("HEAD"), "ref: refs/heads/main\n");
        Files.createDirectories(git.resolve("refs/heads"));
        Files.createSymbolicLink(git.resolve("refs/heads/main"), folder.resolve("secret"));
        assertThat(GitCommit.of(file)).isEmpty();
        write(folder.resolve("deep/.git"), "gitdir: \0\n");
        assertThat(GitCommit.of(file)).isEmpty();
    }

    @Test
    void theFilesSayWhereAndFromWhat() throws IOException {
        write(git.resolve("HEAD"), HASH + "\n");
        RunEnvironment.write(folder, file);
        assertThat(folder.resolve("commit")).hasContent(HASH + "\n");
        assertThat(folder.resolve("host"))
                .content()
                .contains("processors: ")
                .contains("host: " + RunEnvironment.host());
        Files.delete(git.resolve("HEAD"));
        RunEnvironment.write(folder, file);
        assertThat(folder.resolve("commit")).doesNotExist();
        assertThat(Optional.of(RunEnvironment.host())).get().asString().isNotBlank();
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
