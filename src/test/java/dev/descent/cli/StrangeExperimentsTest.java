package dev.descent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What has an experiment's name, but is no file, is named by the commands that read the folder, and waited for by none. */
@Timeout(60)
class StrangeExperimentsTest {
    @TempDir
    private Path folder;

    private CommandRig rig;
    private Path experiments;

    @BeforeEach
    void open() throws IOException {
        rig = new CommandRig(folder);
        experiments = folder.resolve("experiments");
        Files.writeString(folder.resolve("data/few.csv"), "a,y\n1,2\n2,3\n3,5\n4,6\n5,8\n");
    }

    @Test
    void allOfThemAreNamedAtOnce() throws Exception {
        rig.experiment("x.yaml", "minimize: {function: x^2, start: {x: 1}}\nepochs: 1\n");
        CommandRig.pipe(experiments.resolve("a.yaml"));
        Files.createDirectory(experiments.resolve("b.yml"));
        Files.createSymbolicLink(experiments.resolve("c.yaml"), folder.resolve("gone.yaml"));
        Files.createSymbolicLink(experiments.resolve("d.yaml"), Path.of("/dev/zero"));
        for (String command : new String[] {"run", "plan", "check"}) {
            assertThat(rig.run(command, experiments)).isEqualTo(2);
            assertThat(rig.err().lines())
                    .containsExactly(
                            named("a.yaml", "a device or a pipe"),
                            named("b.yml", "a folder"),
                            named("c.yaml", "a symbolic link that leads nowhere"),
                            named("d.yaml", "a device or a pipe"));
        }
    }

    private String named(String file, String kind) {
        return experiments.resolve(file) + " is " + kind
                + ", not an experiment file; remove it, or give it another name";
    }

    @Test
    void aNewExperimentIsMadeBesideThem() throws Exception {
        CommandRig.pipe(experiments.resolve("a.yaml"));
        Files.createDirectory(experiments.resolve("b.yaml"));
        Files.createSymbolicLink(experiments.resolve("c.yaml"), folder.resolve("gone.yaml"));
        Files.createSymbolicLink(experiments.resolve("d.yaml"), Path.of("/dev/zero"));
        rig.experiment("e.yaml", "# yaml-language-server: $schema=../sch\u00e9ma.json\n");
        assertThat(create()).as(rig.err()).isZero();
        assertThat(experiments.resolve("first.yaml"))
                .content()
                .startsWith("# yaml-language-server: $schema=../sch\u00e9ma.json\n");
    }

    @Test
    void aSchemaThatIsNoFileIsNamed() throws IOException {
        Path schema = experiments.resolve("experiment.schema.json");
        Files.createSymbolicLink(schema, folder.resolve("gone.json"));
        assertThat(create()).isEqualTo(2);
        assertThat(rig.err()).contains(schema + " is a symbolic link that leads nowhere, but the schema");
        assertThat(experiments.resolve("first.yaml")).doesNotExist();
        Files.delete(schema);
        assertThat(create()).as(rig.err()).isZero();
        assertThat(schema).isRegularFile();
    }

    private int create() {
        return rig.run(
                "new", "first", "--csv", folder.resolve("data/few.csv"), "--target", "y", "--experiments", experiments);
    }
}
