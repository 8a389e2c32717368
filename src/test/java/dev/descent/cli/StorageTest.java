package dev.descent.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A disk that is full or may not be written to: the run ends with 3 and one sentence, the results that stood are as they were, and the
 * next run on a mended disk goes on to the bytes of an undisturbed one.
 *
 * <p>Real small disks need a system that lets this process mount them (Linux, root). A limit on the size of files stands in for
 * them elsewhere, on any system with a shell.
 */
class StorageTest {
    private static final String FEW = sweep(2);
    /** About 500 KiB of outcomes. */
    private static final String MANY = sweep(150);

    @TempDir
    private Path folder;

    private CommandRig rig;
    private Path disk;
    private boolean mounted;

    private static String sweep(int repeats) {
        return """
                dataset: {csv: ../data/few.csv, target: y}
                layers: [{dense: 1}]
                loss: mse
                optimizer: adam
                epochs: 150
                batch_size: full
                sweep: {repeats: %d}
                """.replace("%d", Integer.toString(repeats));
    }

    @BeforeEach
    void write() throws IOException {
        rig = new CommandRig(folder);
        Files.writeString(folder.resolve("data/few.csv"), "a,b,y\n1,2,3\n2,3,5\n3,5,8\n5,8,13\n");
        disk = Files.createDirectories(folder.resolve("disk"));
    }

    @AfterEach
    void unmount() throws IOException, InterruptedException {
        if (mounted) {
            shell("umount", disk.toString());
        }
    }

    @Test
    void whatStandsInTheWayOfResultsIsNamed() throws IOException {
        Path file = rig.experiment("x.yaml", FEW);
        Files.writeString(disk.resolve("x"), "");
        assertThat(rig.run("run", file, "--results", disk)).isEqualTo(2);
        assertThat(rig.err()).contains(disk.resolve("x") + " is not a folder", "write elsewhere with --results DIR");
        Files.delete(disk.resolve("x"));
        assertThat(rig.run("run", file, "--results", disk)).isZero();
        Path report = disk.resolve("x/report.md");
        Files.delete(report);
        Files.createDirectories(report.resolve("inside"));
        assertThat(rig.run("run", file, "--results", disk)).isEqualTo(3);
        assertThat(rig.err()).contains("a folder stands in the place of " + report);
    }

    @Test
    void aDiskThatFillsUpWhileTrialsTrainLosesNothing() throws IOException, InterruptedException {
        mount("size=400k");
        Map<String, String> before = runOnDisk(FEW);
        assertStops(MANY, "No space left on device");
        assertThat(reports(disk)).isEqualTo(before);

        shell("mount", "-o", "remount,size=64m", disk.toString());
        assertGoesOn();
    }

    @Test
    void aDiskThatFillsUpWhileReportsAreWrittenKeepsTheOldOnes() throws IOException, InterruptedException {
        Path elsewhere = folder.resolve("elsewhere");
        run(MANY, elsewhere);
        long journal = Files.size(elsewhere.resolve("x/.run/journal"));
        mount("size=" + (journal / 1024 + 250) + "k");
        Map<String, String> before = runOnDisk(FEW);
        assertStops(MANY, "No space left on device");
        assertThat(reports(disk)).isEqualTo(before);
        assertThat(disk.resolve("x/.run/journal")).hasSize(journal);

        shell("mount", "-o", "remount,size=64m", disk.toString());
        assertThat(assertGoesOn()).contains("0 trials to train, 150 known from before");
    }

    @Test
    void aDiskThatMayNotBeWrittenToIsToldInASentence() throws IOException, InterruptedException {
        mount("size=64m");
        Map<String, String> before = runOnDisk(FEW);
        shell("mount", "-o", "remount,ro", disk.toString());
        assertStops(MANY, "Read-only file system");
        assertThat(reports(disk)).isEqualTo(before);

        shell("mount", "-o", "remount,rw", disk.toString());
        assertGoesOn();
    }

    @Test
    void aFolderThatMayNotBeWrittenToIsToldInASentence() throws IOException {
        assumeTrue(!isRoot(), "root may write everywhere");
        assumeTrue(Files.getFileStore(disk).supportsFileAttributeView("posix"), "there are no permissions here");
        Files.setPosixFilePermissions(disk, PosixFilePermissions.fromString("r-xr-xr-x"));
        assertStops(FEW, "permission denied");
        Files.setPosixFilePermissions(disk, PosixFilePermissions.fromString("rwxr-xr-x"));
        assertThat(runOnDisk(FEW)).isNotEmpty();
    }

    @Test
    void aJournalThatMayGrowNoFurtherLosesNothing() throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "there is no shell to limit the size of files with");
        Map<String, String> before = runOnDisk(FEW);
        Path file = rig.experiment("x.yaml", MANY);
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        // 256 blocks of 512 or 1,024 bytes: some of the journal, not all.
        Process process = new ProcessBuilder(
                        "/bin/sh",
                        "-c",
                        "ulimit -f 256; exec \"$@\"",
                        "sh",
                        java,
                        "-XX:TieredStopAtLevel=1",
                        "-XX:-UsePerfData",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "run",
                        file.toString(),
                        "--quiet",
                        "--results",
                        disk.toString())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isEqualTo(3);
        assertThat(output.lines().filter(line -> !line.startsWith("WARNING: Using incubator")))
                .singleElement()
                .asString()
                .startsWith("can't write under " + disk.resolve("x"))
                .contains("File too large")
                .endsWith("what was finished before is kept: mend that and run again");
        assertThat(reports(disk)).isEqualTo(before);
        assertGoesOn();
    }

    private Map<String, String> runOnDisk(String yaml) throws IOException {
        run(yaml, disk);
        return reports(disk);
    }

    private void run(String yaml, Path results) {
        assertThat(rig.run("run", rig.experiment("x.yaml", yaml), "--results", results, "--quiet"))
                .as(rig.err())
                .isZero();
    }

    private void assertStops(String yaml, String reason) {
        assertThat(rig.run("run", rig.experiment("x.yaml", yaml), "--results", disk, "--quiet"))
                .as(rig.err())
                .isEqualTo(3);
        assertThat(rig.err().lines())
                .singleElement()
                .asString()
                .startsWith("can't ")
                .contains(reason);
    }

    /** A run of the large sweep does not begin anew, and ends as if nothing had been; returns what it says. */
    private String assertGoesOn() throws IOException {
        assertThat(rig.run("run", rig.experiment("x.yaml", MANY), "--results", disk))
                .as(rig.err())
                .isZero();
        String told = rig.err();
        assertThat(told).contains(" known from before").doesNotContain("150 trials to train");
        Path undisturbed = folder.resolve("undisturbed");
        run(MANY, undisturbed);
        assertThat(reports(disk)).isEqualTo(reports(undisturbed));
        return told;
    }

    private static Map<String, String> reports(Path results) throws IOException {
        Map<String, String> reports = new TreeMap<>();
        try (Stream<Path> tree = Files.walk(results)) {
            for (Path path : tree.filter(Files::isRegularFile).toList()) {
                String name = results.relativize(path).toString();
                if (!name.contains(".run")) {
                    reports.put(name, Files.readString(path));
                }
            }
        }
        return reports;
    }

    private void mount(String size) throws IOException, InterruptedException {
        assumeTrue(isRoot(), "only root may mount a small disk");
        mounted = exitCode("mount", "-t", "tmpfs", "-o", size, "tmpfs", disk.toString()) == 0;
        assumeTrue(mounted, "this system lets nobody mount a small disk");
    }

    private static boolean isRoot() {
        return System.getProperty("user.name").equals("root");
    }

    private static void shell(String... command) throws IOException, InterruptedException {
        assertThat(exitCode(command)).as(String.join(" ", List.of(command))).isZero();
    }

    private static int exitCode(String... command) throws IOException, InterruptedException {
        try {
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            return -1;
        }
    }
}
