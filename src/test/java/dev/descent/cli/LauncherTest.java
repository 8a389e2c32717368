package dev.descent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The script that starts the program: where it finds the jar, and what it asks of Java. */
@DisabledOnOs(OS.WINDOWS)
class LauncherTest {
    private static final Path SCRIPT = Path.of("src/main/launcher/descent");
    private static final String VECTOR = "--add-modules jdk.incubator.vector";

    @TempDir
    private Path folder;

    private Path home;
    private Path launcher;
    private final Map<String, String> environment = new LinkedHashMap<>();
    private int exitCode;

    @BeforeEach
    void install() throws IOException {
        home = Files.createDirectories(folder.resolve("a place with spaces"));
        launcher = Files.copy(SCRIPT, home.resolve("descent"));
        assertThat(launcher.toFile().setExecutable(true)).isTrue();
        environment.put("DESCENT_CACHE", "off");
        environment.put("CI", "");
    }

    @Test
    void startsThroughASymbolicLinkFromAnyFolder() throws Exception {
        jar();
        Path bin = Files.createDirectories(folder.resolve("bin"));
        Path there = Files.createSymbolicLink(bin.resolve("there"), Path.of("../a place with spaces/descent"));
        Path link = Files.createSymbolicLink(bin.resolve("my descent"), there);
        environment.put("JAVA_HOME", System.getProperty("java.home"));

        assertThat(start(link, "--version")).isEqualTo(Version.text());
        assertThat(exitCode).isZero();
    }

    @Test
    void withoutAJarSaysHowToBuildOne() throws Exception {
        assertThat(start(launcher, "--version"))
                .contains("there is no descent-*-all.jar")
                .contains("mvn package");
        assertThat(exitCode).isEqualTo(3);
    }

    @Test
    void withoutJavaSaysWhatToInstall() throws Exception {
        jar();
        environment.put("JAVA_HOME", folder.resolve("nowhere").toString());
        assertThat(start(launcher, "--version")).contains("install a JDK of version 17 or newer");
        assertThat(exitCode).isEqualTo(3);
    }

    @Test
    void findsTheJarWhereAReleaseHasIt() throws Exception {
        Path bin = Files.createDirectories(folder.resolve("a release/bin"));
        ThinJar.write(Files.createDirectories(folder.resolve("a release/lib")).resolve("descent-1.0-all.jar"));
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        assertThat(start(Files.move(launcher, bin.resolve("descent")), "--version"))
                .isEqualTo(Version.text());
    }

    @Test
    void refusesAJavaThatIsTooOldOrDoesNotStart() throws Exception {
        jar();
        javaThatEchoes("JAVA_VERSION=\"17\"\nMODULES=\"java.base\"");
        assertThat(start(launcher, "plan")).startsWith("-jar|");
        for (String old : List.of("1.8.0_392", "11.0.2", "16")) {
            javaThatEchoes("JAVA_RUNTIME_VERSION=\"25\"\nJAVA_VERSION=\"" + old + "\"\nMODULES=\"java.base\"");
            assertThat(start(launcher, "plan"))
                    .contains("java/bin/java is older than Java 17; install a JDK of version 17 or newer");
            assertThat(exitCode).isEqualTo(3);
        }
        Path java = folder.resolve("java/bin/java");
        Files.writeString(folder.resolve("java/release"), "");
        Files.writeString(java, "#!/bin/sh\necho 'java version \"11.0.2\" 2019-01-15'\n");
        assertThat(start(launcher, "plan")).contains("java is older than Java 17");
        Files.writeString(java, "#!/bin/sh\necho unable to locate a Java runtime\nexit 1\n");
        assertThat(start(launcher, "plan")).contains("java does not start: unable to locate a Java runtime; install");
        assertThat(exitCode).isEqualTo(3);
    }

    @Test
    void asksForTheVectorModuleWhereJavaHasIt() throws Exception {
        jar();
        javaThatEchoes("MODULES=\"java.base jdk.incubator.vector\"");
        assertThat(start(launcher, "run", "my file.yaml")).startsWith(VECTOR).endsWith("run|my file.yaml");
        javaThatEchoes("MODULES=\"java.base\"");
        assertThat(start(launcher, "run", "my file.yaml"))
                .startsWith("-jar|")
                .doesNotContain("add-modules")
                .endsWith("run|my file.yaml");
    }

    @Test
    void asksAJavaThatDoesNotSayWhichModulesItHas() throws Exception {
        jar();
        javaThatEchoes("");
        assertThat(start(launcher, "plan")).startsWith(VECTOR);
    }

    @Test
    void givesJavaTheOptionsOfTheUser() throws Exception {
        jar();
        javaThatEchoes("MODULES=\"java.base\"");
        environment.put("DESCENT_JAVA_OPTS", "-Xmx4g -Xint");
        assertThat(start(launcher, "plan")).startsWith("-Xmx4g|-Xint|-jar|");
    }

    @Test
    @Timeout(120)
    void laterStartsReadTheArchiveThatTheFirstHasMade() throws Exception {
        jar();
        javaThatEchoes("MODULES=\"java.base\"");
        Path cache = folder.resolve("a cache");
        environment.put("DESCENT_CACHE", cache.toString());

        assertThat(start(launcher, "plan")).startsWith("-jar|");
        assertThat(start(launcher, "plan")).startsWith("-XX:SharedArchiveFile=" + cache);
        environment.put("DESCENT_JAVA_OPTS", "-Xint");
        assertThat(start(launcher, "plan"))
                .as("an archive made with other options is not for this start")
                .startsWith("-Xint|-jar|");
    }

    @Test
    void inCiNoArchiveIsMade() throws Exception {
        jar();
        javaThatEchoes("MODULES=\"java.base\"");
        Path cache = folder.resolve("a cache");
        environment.put("DESCENT_CACHE", cache.toString());
        environment.put("CI", "true");
        assertThat(start(launcher, "plan")).startsWith("-jar|");
        assertThat(cache).doesNotExist();
    }

    @Test
    void theRehearsalRunsEveryCommandWell() throws Exception {
        Rehearsal.main(new String[] {folder.resolve("rehearsal").toString()});
        assertThat(folder.resolve("rehearsal/results/rehearsal/report.md")).isNotEmptyFile();
        assertThat(Files.readString(folder.resolve("rehearsal/results/rehearsal/trials.csv"))
                        .lines())
                .hasSize(1 + 9 * 2)
                .filteredOn(line -> line.contains("completed"))
                .hasSize(9 * 2);
    }

    private void jar() throws IOException {
        ThinJar.write(home.resolve("descent-test-all.jar"));
    }

    /**
     * A Java that prints its arguments, lists the vector module, and makes an empty archive when it is asked to; where there is a
     * cache it ends once that holds an archive.
     */
    private void javaThatEchoes(String release) throws IOException {
        Path java = Files.createDirectories(folder.resolve("java/bin")).resolve("java");
        Files.writeString(java, """
                #!/bin/sh
                for argument; do
                    case $argument in
                        --list-modules) echo jdk.incubator.vector@17; exit ;;
                        -XX:ArchiveClassesAtExit=*) : >"${argument#*=}"; exit ;;
                    esac
                done
                while [ -d "$DESCENT_CACHE" ] && ! ls "$DESCENT_CACHE"/*.jsa >/dev/null 2>&1; do :; done
                IFS='|'
                echo "$*"
                """);
        assertThat(java.toFile().setExecutable(true)).isTrue();
        Files.writeString(folder.resolve("java/release"), release);
        environment.put("JAVA_HOME", folder.resolve("java").toString());
    }

    /** Starts the launcher in a folder that has nothing to do with it, and returns what it prints. */
    private String start(Path script, String... arguments) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(Stream.concat(Stream.of(script.toString()), Stream.of(arguments))
                        .toList())
                .directory(Files.createDirectories(folder.resolve("elsewhere")).toFile())
                .redirectErrorStream(true);
        builder.environment().keySet().removeIf(key -> key.startsWith("JAVA_") || key.startsWith("JDK_"));
        builder.environment().putAll(environment);
        Process process = builder.start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        exitCode = process.exitValue();
        return printed.lines()
                .filter(line -> !line.startsWith("WARNING: Using incubator modules"))
                .collect(Collectors.joining("\n"))
                .replace("--add-modules|", "--add-modules ");
    }
}
