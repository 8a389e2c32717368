package dev.descent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file that is not there: which one is meant, and no name of a file that an experiment may not read. */
class NearFilesTest {
    private static final String EXPERIMENT = """
            dataset: {csv: ../data/advertising.csv, target: sales}
            layers: [{dense: 1}]
            loss: mse
            optimizer: sgd
            """;

    @TempDir
    Path outside;

    @TempDir
    Path project;

    private CommandRig rig;

    @BeforeEach
    void writeProject() throws IOException {
        rig = new CommandRig(project);
        rig.experiment("mine.yaml", EXPERIMENT);
        Files.writeString(outside.resolve("secrets.csv"), "a,sales\n1,2\n2,3\n");
    }

    private String refused(String csv) {
        Path file = rig.experiment("x.yaml", EXPERIMENT.replace("../data/advertising.csv", csv));
        assertThat(rig.run("plan", file)).isEqualTo(2);
        return rig.err();
    }

    @Test
    void aTableOfANearNameIsOffered() {
        assertThat(refused("../data/advertisin.csv")).contains("; did you mean '../data/advertising.csv'?\n");
        assertThat(refused("advertising.csv")).contains("; write ../data/advertising.csv\n");
        assertThat(refused("../data/nothing-like-it.csv")).doesNotContain("did you mean", "write ");
    }

    @Test
    void noFileOfAnotherFolderIsOffered() throws IOException {
        Files.createSymbolicLink(project.resolve("data/secrets.csv"), outside.resolve("secrets.csv"));
        Files.createSymbolicLink(project.resolve("experiments/away"), outside);
        Files.createDirectories(project.resolve(".git"));
        Files.writeString(project.resolve(".git/secrets.csv"), "a,sales\n1,2\n");
        for (String csv : new String[] {"../data/secret.csv", "away/secret.csv", "../.git/secret.csv", "secret.csv"}) {
            assertThat(refused(csv)).as(csv).doesNotContain("secrets");
        }
        assertThat(refused(outside.resolve("secret.csv").toString())).doesNotContain("secrets");
    }

    @Test
    void anExperimentOfANearNameIsOffered() {
        Path folder = project.resolve("experiments");
        for (String word : new String[] {"mien.yaml", "mine", "mine.yml"}) {
            assertThat(rig.run("plan", folder.resolve(word))).isEqualTo(2);
            assertThat(rig.err())
                    .isEqualTo("there is no file or folder " + folder.resolve(word) + "; did you mean '"
                            + folder.resolve("mine.yaml") + "'?\n");
        }
        assertThat(rig.run("plan", "iris")).isEqualTo(2);
        assertThat(rig.err()).contains("did you mean '" + Path.of("experiments/iris.yaml") + "'?");
        assertThat(rig.run("plan", folder.resolve("else.yaml"))).isEqualTo(2);
        assertThat(rig.err()).doesNotContain("did you mean");
    }

    @Test
    void newOffersTableAndTarget() throws IOException {
        assertThat(rig.run("new", "x", "--csv", "iris.csv", "--target", "species", "--experiments", project))
                .isEqualTo(2);
        assertThat(rig.err())
                .contains("there is no file iris.csv; did you mean '" + Path.of("data/iris.csv")
                        + "'? its path is relative to the working folder");
        Path flats = Files.writeString(project.resolve("data/flats.csv"), "rooms,Price EUR\n1,200\n2,300\n3,420\n");
        assertThat(rig.run("new", "x", "--csv", flats, "--target", "price", "--experiments", project))
                .isEqualTo(2);
        assertThat(rig.err()).contains("has no column 'price'; did you mean 'Price EUR'? it has rooms, Price EUR");
    }
}
