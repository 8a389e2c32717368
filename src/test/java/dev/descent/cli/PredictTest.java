package dev.descent.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Networks that are saved: what they predict is what their engine predicted, and what can't be is said. */
class PredictTest {
    private static final int ROWS = 60;

    @TempDir
    private Path folder;

    private CommandRig rig;

    @BeforeEach
    void start() throws IOException {
        rig = new CommandRig(folder);
        StringBuilder csv = new StringBuilder("id,city,size,grade,when,rooms,price,sold,rating\n");
        for (int i = 0; i < ROWS; i++) {
            String city = i % 13 == 5
                    ? ""
                    : List.of("Bern", "Basel", "Zürich", "Chur, GR", "Olten").get(i * i % 5);
            csv.append(i)
                    .append(',')
                    .append(city.contains(",") ? '"' + city + '"' : city)
                    .append(',')
                    .append(i % 11 == 3 ? "" : String.valueOf(20 + i * 37 % 180 + 0.25))
                    .append(',')
                    .append(List.of("low", "mid", "high").get(i * 7 % 3))
                    .append(",2024-")
                    .append(10 + i % 3)
                    .append('-')
                    .append(10 + i % 19)
                    .append(',')
                    .append(i % 4 - 1)
                    .append(',')
                    .append(i * 31 % 97 * 10)
                    .append(',')
                    .append(i * 3 % 7 < 3 ? "yes" : "no")
                    .append(',')
                    .append(List.of("a", "b", "c").get(i * 5 % 3))
                    .append('\n');
        }
        Files.writeString(folder.resolve("flats.csv"), csv);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "scale: standard",
                "scale: min_max",
                "scale: robust",
                "scale: quantile",
                "scale: {piecewise: {bins: 4}}",
                "scale: none",
                "scale_target: standard",
                "scale_target: min_max",
                "scale_target: log_standard",
                "missing: {columns: {size: {mean: {indicator: true}}, city: category}}",
                "missing: {columns: {size: median, city: most_frequent}}",
                "missing: {columns: {size: most_frequent, city: {constant: Bern}}}",
                "missing: {columns: {size: {constant: 3.5}, city: {constant: nowhere}}}",
                "categorical: {columns: {city: {at_most: 2}, rooms: {}}}",
                "categorical: {columns: {grade: {order: [low, mid, high]}}}",
                "dates: {columns: {when: {as: [month, weekday, days]}}}",
                "split: {validation: 0.3, test: 0.2, stratify: grade}"
            })
    void whatWasPredictedIsPredictedAgainToTheBit(String keys) throws IOException {
        assertPredictedAgain("target: price\n  ignore: [id, sold, rating]\n  " + filling(keys), "dense: 1", "mse");
    }

    private static String filling(String keys) {
        return keys.startsWith("missing") ? keys : keys + "\n  missing: {default: mean, columns: {city: category}}";
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "target: sold | dense: {units: 1, activation: sigmoid} | binary_crossentropy",
                "target: sold | dense: 1 | binary_crossentropy: {from_logits: true}",
                "target: sold | dense: {units: 1, activation: tanh} | hinge",
                "target: rating | dense: {units: 3, activation: softmax} | categorical_crossentropy",
                "target: rating | dense: 3 | categorical_crossentropy: {from_logits: true}",
                "target: [price, rooms] | dense: 2 | mae"
            })
    void classesAndSeveralTargetsAreToo(String target, String layer, String loss) throws IOException {
        String ignored =
                target.contains("sold") ? "price, rating" : target.contains("rating") ? "price, sold" : "sold, rating";
        assertPredictedAgain(
                target + "\n  ignore: [id, " + ignored + "]\n  " + filling("scale: standard"), layer, loss);
    }

    private void assertPredictedAgain(String dataset, String layer, String loss) throws IOException {
        // ONNX carries no dates.
        List<String> forms = dataset.contains("dates") ? List.of("safetensors") : List.of("safetensors", "onnx");
        Path file = experiment(
                dataset, layer, loss, "sweep: {repeats: 2}\nreport: {model: " + forms + ", predictions: 60}");
        assertThat(rig.run("run", "--results", folder.resolve("results"), file))
                .as(rig.err())
                .isZero();
        for (String form : forms) {
            assertPredictedBy("model." + form);
        }
    }

    private void assertPredictedBy(String model) throws IOException {
        Path results = folder.resolve("results/t");
        assertThat(rig.run("predict", results.resolve(model), "--csv", folder.resolve("flats.csv")))
                .as(rig.err())
                .isZero();
        List<String> predicted = rig.out().lines().toList();
        List<String> shown = Files.readAllLines(results.resolve("predictions.csv"));
        assertThat(predicted).hasSize(ROWS + 1).hasSameSizeAs(shown);
        List<String> names = Arrays.asList(predicted.get(0).split(","));
        List<String> known = Arrays.asList(shown.get(0).split(","));
        for (int row = 1; row <= ROWS; row++) {
            List<String> expected = new ArrayList<>();
            List<String> cells = cells(shown.get(row));
            names.forEach(name -> expected.add(cells.get(known.indexOf(name))));
            assertThat(cells(predicted.get(row))).isEqualTo(expected);
        }
    }

    /** Split at commas that no quotes enclose. */
    private static List<String> cells(String line) {
        return Arrays.asList(line.split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", -1));
    }

    @Test
    void aRowThatLacksAValueHasNoPredictionAndIsCounted() throws IOException {
        Path model = model("missing: drop");
        Path csv = folder.resolve("new.csv");
        Files.writeString(csv, "size,city,extra\n50.25,Bern,1\n,Basel,2\n60,,3\n500,Lugano,4\n");
        assertThat(rig.run("predict", model, "--csv", csv)).isEqualTo(1);
        assertThat(rig.out().lines().toList())
                .hasSize(5)
                .startsWith("row,prediction")
                .contains("2,", "3,");
        assertThat(rig.err())
                .contains(
                        "note: 1 cell of the column 'city' has no value, and training had nothing in place of one: line 4")
                .contains("note: 1 cell of the column 'size' has no value, and training had nothing in place of one")
                .contains(
                        "note: 1 cell of the column 'city' holds a category that no training row had: 'Lugano' in line 5")
                .contains("note: 1 cell of the column 'size' lies outside the range of the training rows")
                .contains("4 rows predicted; 2 rows without a prediction");
    }

    @Test
    void aRowWhosePredictionIsNoNumberHasNoClassAndIsCounted() throws IOException {
        Path model = model(
                "target: rating\n  features: [rooms]",
                "dense: {units: 3, activation: softmax}",
                "categorical_crossentropy");
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(model)).order(ByteOrder.LITTLE_ENDIAN);
        for (int at = Long.BYTES + (int) bytes.getLong(0); at < bytes.capacity(); at += Float.BYTES) {
            bytes.putFloat(at, 3e38f);
        }
        Files.write(model, bytes.array());
        Path csv = folder.resolve("new.csv");
        Files.writeString(csv, "rooms\n1\n2\n");
        assertThat(rig.run("predict", model, "--csv", csv)).isEqualTo(1);
        assertThat(rig.out()).isEqualTo("row,prediction,probability_a,probability_b,probability_c\n1,,,,\n2,,,,\n");
        assertThat(rig.err())
                .contains("note: what the network computes for 2 rows is not a finite number: row 1, row 2")
                .contains("2 rows predicted; 2 rows without a prediction");
    }

    @Test
    void allMistakesOfATableAreToldAtOnceAndNothingIsWritten() throws IOException {
        Path model = model("missing: drop");
        Path csv = folder.resolve("new.csv");
        Path out = folder.resolve("out.csv");
        Files.writeString(csv, "size,city\nlarge,Bern\n3,Bern\nhuge,Chur\n");
        assertThat(rig.run("predict", model, "--csv", csv, "--out", out)).isEqualTo(2);
        assertThat(rig.err())
                .contains("new.csv:2:1: 'large' in the column 'size' is no number")
                .contains("new.csv:4:1: 'huge' in the column 'size' is no number")
                .contains("2 problems; nothing was predicted");
        Files.writeString(csv, "sise,town\n3,Bern\n");
        assertThat(rig.run("predict", model, "--csv", csv, "--out", out)).isEqualTo(2);
        assertThat(rig.err())
                .contains("there are no columns 'size', 'city', which the network was trained on")
                .contains("did you mean 'sise'?");
        assertThat(folder.toFile().list()).doesNotContain("out.csv", "out.csv.part");
    }

    @Test
    void nothingThatIsReadIsWrittenOver() throws IOException {
        Path model = model("missing: drop");
        Path csv = folder.resolve("new.csv");
        Files.writeString(csv, "size,city\n50.25,Bern\n");
        for (Path read : List.of(csv, model)) {
            byte[] before = Files.readAllBytes(read);
            assertThat(rig.run("predict", model, "--csv", csv, "--out", read)).isEqualTo(2);
            assertThat(rig.err()).contains(read + " is read by this command, and would be lost");
            assertThat(read).hasBinaryContent(before);
        }
        Path table = folder.resolve("flats.csv");
        Object[] export = {"export", folder.resolve("results/t"), "--trial", "1", "--data", folder, "--out"};
        Object[] over = Arrays.copyOf(export, export.length + 1);
        over[export.length] = table;
        assertThat(rig.run(over)).isEqualTo(2);
        assertThat(rig.err()).contains("ends neither with .safetensors nor with .onnx");
        over = Arrays.copyOf(over, over.length + 2);
        over[over.length - 2] = "--form";
        over[over.length - 1] = "onnx";
        assertThat(rig.run(over)).isEqualTo(2);
        assertThat(rig.err()).contains(table + " is read by this command, and would be lost");
    }

    @Test
    void theRunNamesWhatItSaved() throws IOException {
        Path model = model("missing: drop");
        assertThat(rig.err())
                .contains("t: 1 trial to train again, for its weights")
                .contains("t: saved " + model + "\n");
        assertThat(rig.run(
                        "run", "--quiet", "--results", folder.resolve("results"), folder.resolve("experiments/t.yaml")))
                .isZero();
        assertThat(rig.err()).isEmpty();
    }

    @Test
    void columnsThatNobodyNeedsMayHaveOneName() throws IOException {
        Path model = model("missing: drop");
        Path csv = folder.resolve("new.csv");
        Files.writeString(csv, "size,note,city,note,,\n50.25,a,Bern,b,,\n");
        assertThat(rig.run("predict", model, "--csv", csv)).as(rig.err()).isZero();
        Files.writeString(csv, "size,note,city,note,city\n50.25,a,Bern,b,Chur\n");
        assertThat(rig.run("predict", model, "--csv", csv)).isEqualTo(2);
        assertThat(rig.err())
                .contains("new.csv:1:21: the column 'city' stands twice")
                .doesNotContain("note' stands");
        Files.writeString(csv, "size,note,city,note\n50.25,a,Bern,b\n");
        assertThat(rig.run("predict", model, "--csv", csv, "--keep", "note")).isEqualTo(2);
        assertThat(rig.err()).contains("new.csv:1:16: the column 'note' stands twice");
    }

    @Test
    void keptColumnsStandBeforeThePredictionsAsTheyStandInTheFile() throws IOException {
        Path model = model("missing: drop");
        Path csv = folder.resolve("new.csv");
        Path out = folder.resolve("out.csv");
        Files.writeString(
                csv,
                "id,size,\"a, b\",city\n007,50.250,-x,Bern\n=1+1,60,\"one\r\n\ntwo, \"\"three\"\"\",Basel\n NA,70,NA,Bern\n");
        assertThat(rig.run("predict", model, "--csv", csv, "--out", out)).isZero();
        List<String> alone = Files.readAllLines(out);
        assertThat(rig.run("predict", model, "--csv", csv, "--out", out, "--keep", "id,\"a, b\"", "--keep", "size,id"))
                .as(rig.err())
                .isZero();
        assertThat(Files.readString(out))
                .isEqualTo("row,id,\"a, b\",size,prediction\n"
                        + "1,007,-x,50.250," + alone.get(1).substring(2) + "\n"
                        + "2,=1+1,\"one\r\n\ntwo, \"\"three\"\"\",60,"
                        + alone.get(2).substring(2) + "\n"
                        + "3,\" NA\",NA,70," + alone.get(3).substring(2) + "\n");
    }

    @Test
    void columnsThatCantBeKeptAreToldAtOnce() throws IOException {
        Path model = model("missing: drop");
        Path csv = folder.resolve("new.csv");
        Files.writeString(csv, "id,size,row\n1,2,3\n");
        assertThat(rig.run("predict", model, "--csv", csv, "--keep", "idd,name,id"))
                .isEqualTo(2);
        assertThat(rig.err())
                .contains("new.csv:1:1: there is no column 'city', which the network was trained on")
                .contains("new.csv:1:1: there are no columns 'idd', 'name', which are to be kept")
                .contains("did you mean 'id'?")
                .contains("2 problems; nothing was predicted");
        assertThat(rig.run("predict", model, "--csv", csv, "--keep", "row,id,prediction"))
                .isEqualTo(2);
        assertThat(rig.err().strip())
                .isEqualTo(
                        "predictions have columns of the names 'row', 'prediction' as well; leave them out of --keep, or rename them in "
                                + csv);
    }

    @Test
    void rowsOfManyBlocksKeepTheirOwnCells() throws IOException {
        Path model = model("missing: drop");
        Path csv = folder.resolve("new.csv");
        int rows = 9000;
        StringBuilder text = new StringBuilder("size,city,id\n");
        for (int i = 1; i <= rows; i++) {
            text.append("50.25,Bern,n").append(i).append('\n');
        }
        Files.writeString(csv, text);
        assertThat(rig.run("predict", model, "--csv", csv, "--keep", "id")).isZero();
        List<String> lines = rig.out().lines().toList();
        assertThat(lines).hasSize(rows + 1);
        for (int i = 1; i <= rows; i++) {
            assertThat(lines.get(i)).startsWith(i + ",n" + i + ",");
        }
    }

    @Test
    void aCellOfSeveralFeaturesIsCountedOnce() throws IOException {
        Path file = experiment(
                "target: price\n  features: [when]\n  dates: {columns: {when: {as: [month, weekday, days]}}}\n  missing: drop",
                "dense: 1",
                "mse",
                "report: {model: safetensors}");
        assertThat(rig.run("run", "--results", folder.resolve("results"), file))
                .as(rig.err())
                .isZero();
        Path csv = folder.resolve("new.csv");
        Files.writeString(csv, "when\n2024-10-10\n\n1999-01-02\n");
        assertThat(rig.run("predict", folder.resolve("results/t/model.safetensors"), "--csv", csv))
                .isEqualTo(1);
        assertThat(rig.err())
                .contains(
                        "1 cell of the column 'when' has no value, and training had nothing in place of one: line 3\n")
                .contains(
                        "1 cell of the column 'when' lies outside the range of the training rows: '1999-01-02' in line 4\n");
    }

    @Test
    void aFileMayBeReadByWhoMayReadOthers() throws IOException {
        Path model = model("missing: drop");
        Path csv = folder.resolve("new.csv");
        Files.writeString(csv, "size,city\n50.25,Bern\n");
        assumeTrue(csv.getFileSystem().supportedFileAttributeViews().contains("posix"));
        Path out = folder.resolve("out.csv");
        assertThat(rig.run("predict", model, "--csv", csv, "--out", out)).isZero();
        assertThat(Files.getPosixFilePermissions(out)).isEqualTo(Files.getPosixFilePermissions(csv));
        Set<PosixFilePermission> own = PosixFilePermissions.fromString("rw-rw----");
        Files.setPosixFilePermissions(out, own);
        assertThat(rig.run("predict", model, "--csv", csv, "--out", out)).isZero();
        assertThat(Files.getPosixFilePermissions(out)).isEqualTo(own);
    }

    @Test
    void nothingIsWrittenAmongResultsNorOverInitialWeights() throws IOException {
        Path model = model("missing: drop");
        Path results = folder.resolve("results/t");
        Path csv = folder.resolve("new.csv");
        Files.writeString(csv, "size,city\n50.25,Bern\n");
        for (String name : List.of("trials.csv", "new.csv", "plots/new.csv")) {
            assertThat(rig.run("predict", model, "--csv", csv, "--out", results.resolve(name)))
                    .isEqualTo(2);
            assertThat(rig.err())
                    .contains(name + " would lie among the results of an experiment, in ")
                    .contains("name a file elsewhere with --out");
        }
        Path start = Files.copy(model, folder.resolve("start.safetensors"));
        Path file = experiment(
                "target: price\n  features: [size, city]\n  missing: drop",
                "dense: 1",
                "mse",
                "initial_weights: ../start.safetensors\nname: on");
        assertThat(rig.run("run", "--results", folder.resolve("results"), file))
                .as(rig.err())
                .isZero();
        assertThat(rig.run("export", folder.resolve("results/on"), "--trial", "1", "--data", folder, "--out", start))
                .isEqualTo(2);
        assertThat(rig.err()).contains(start + " is read by this command, and would be lost");
        assertThat(start).hasSameBinaryContentAs(model);
    }

    @Test
    void aTrialThatDivergedHasNoNetwork() throws IOException {
        Path file = experiment(
                "target: price\n  features: [size, city]\n  missing: drop",
                "dense: 1",
                "mse",
                "learning_rate: 1e30\nreport: {model: safetensors}");
        Files.writeString(file, Files.readString(file).replace("optimizer: adam", "optimizer: sgd"));
        rig.run("run", "--results", folder.resolve("results"), file);
        Path results = folder.resolve("results/t");
        assertThat(Files.readString(results.resolve("trials.csv"))).contains(",diverged,");
        assertThat(results.resolve("model.safetensors")).doesNotExist();
        assertThat(rig.run("export", results, "--trial", "1", "--data", folder)).isEqualTo(2);
        assertThat(rig.err()).contains(") diverged at epoch 1; it has no network to save");
    }

    @Test
    void whatIsNotFiniteIsNoPrediction() throws IOException {
        String features = "features: [size, rooms]\n  missing: mean\n  scale: none";
        for (String target : List.of("price", "sold")) {
            boolean classes = target.equals("sold");
            Path file = experiment(
                    "target: " + target + "\n  " + features,
                    classes ? "dense: {units: 1, activation: sigmoid}" : "dense: 1",
                    classes ? "binary_crossentropy" : "mse",
                    "report: {model: safetensors}");
            Files.writeString(
                    file,
                    Files.readString(file)
                            .replace(
                                    "activation: relu}}, batch_normalization, {dropout: 0.1}",
                                    "kernel_initializer: ones}}"));
            assertThat(rig.run("run", "--results", folder.resolve("results"), file))
                    .as(rig.err())
                    .isZero();
            Path csv = folder.resolve("new.csv");
            Files.writeString(csv, "size,rooms\n3e38,3e38\n3e38,-3e38\n-3e38,3e38\n-3e38,-3e38\n50,2\n");
            Path out = folder.resolve("out.csv");
            Path model = folder.resolve("results/t/model.safetensors");
            assertThat(rig.run("predict", model, "--csv", csv, "--out", out)).isEqualTo(1);
            String empty = classes ? "\\d,,," : "\\d,";
            assertThat(Files.readAllLines(out))
                    .anyMatch(line -> line.matches(empty))
                    .noneMatch(line -> line.contains("inf"));
            assertThat(rig.err())
                    .containsPattern("note: what the network computes for \\d rows? is not a finite number: row ");
        }
    }

    @Test
    void withoutRecordsATrialIsComparedWithNothingOrNotKnown() throws IOException {
        model("missing: drop");
        Path results = folder.resolve("results/t");
        Path out = folder.resolve("one.safetensors");
        Files.move(results.resolve(".run"), folder.resolve("run"));
        assertThat(rig.run("export", results, "--trial", "1", "--data", folder, "--out", out))
                .isZero();
        assertThat(rig.err()).contains("how it ended before is not stored here, so that it was compared with nothing");

        Path file = experiment(
                "target: price\n  features: [size, city]\n  missing: drop\n  split: {validation: 0.3}",
                "dense: 1",
                "mse",
                "name: halved\nsweep:\n  search: {successive_halving: {configurations: 3, eta: 3, min_epochs: 1}}\n"
                        + "  over: {learning_rate: {log_uniform: [0.001, 0.1]}}\nreport: {model: safetensors}");
        assertThat(rig.run("run", "--results", folder.resolve("results"), file))
                .as(rig.err())
                .isZero();
        Path halved = folder.resolve("results/halved");
        assertThat(rig.run("export", halved, "--trial", "1", "--data", folder, "--out", out))
                .isZero();
        Files.move(halved.resolve(".run"), folder.resolve("run-of-halved"));
        assertThat(rig.run("export", halved, "--trial", "1", "--data", folder, "--out", out))
                .isEqualTo(2);
        assertThat(rig.err())
                .contains("how long trial 1 was trained is decided by outcomes that are not stored in " + halved);
    }

    @Test
    void whatAPipeGetsIsWholeOrNothing() throws Exception {
        Path model = model("missing: drop");
        Path csv = folder.resolve("new.csv");
        Path pipe = folder.resolve("pipe");
        CommandRig.pipe(pipe);
        Files.writeString(csv, "size,city\n50.25,Bern\n" + "60,Bern\n".repeat(5000) + "large,Bern\n");
        // Nobody reads the pipe: who opened it would wait.
        assertThat(rig.run("predict", model, "--csv", csv, "--out", pipe)).isEqualTo(2);
        assertThat(rig.err()).contains("'large' in the column 'size' is no number");
        Path full = Path.of("/dev/full");
        assumeTrue(Files.exists(full));
        Files.writeString(csv, "size,city\n" + "60,Bern\n".repeat(5000));
        assertThat(rig.run("predict", model, "--csv", csv, "--out", full)).isEqualTo(3);
        assertThat(rig.err()).startsWith("can't write /dev/full: ");
    }

    @Test
    void whatALinkLeadsToIsWrittenAndNotTheLink() throws IOException {
        Path model = model("missing: drop");
        Path csv = folder.resolve("new.csv");
        Files.writeString(csv, "size,city\n50.25,Bern\n");
        Path target = Files.writeString(folder.resolve("behind.csv"), "old");
        Path link = Files.createSymbolicLink(folder.resolve("link.csv"), target);
        assertThat(rig.run("predict", model, "--csv", csv, "--out", link)).isZero();
        assertThat(link).isSymbolicLink();
        assertThat(Files.readString(target)).startsWith("row,prediction\n1,");
        Path dangling = Files.createSymbolicLink(folder.resolve("dangling.csv"), Path.of("made.csv"));
        assertThat(rig.run("predict", model, "--csv", csv, "--out", dangling)).isZero();
        assertThat(dangling).isSymbolicLink();
        assertThat(Files.readString(folder.resolve("made.csv"))).startsWith("row,prediction\n1,");
        Path loop = Files.createSymbolicLink(folder.resolve("loop.csv"), Path.of("loop.csv"));
        assertThat(rig.run("predict", model, "--csv", csv, "--out", loop)).isEqualTo(3);
        assertThat(rig.err()).contains("can't write ").contains("loop.csv");
        assertThat(rig.run("predict", model, "--csv", csv, "--out", folder.resolve("no/such.csv")))
                .isEqualTo(2);
        assertThat(rig.err()).contains("there is no folder ");
    }

    @Test
    void whoMayReadOtherNewFilesMayReadPredictions() throws IOException {
        Path model = model("missing: drop");
        Path csv = folder.resolve("new.csv");
        Files.writeString(csv, "size,city\n50.25,Bern\n");
        Path out = folder.resolve("out.csv");
        assertThat(rig.run("predict", model, "--csv", csv, "--out", out)).isZero();
        assumeTrue(Files.getFileStore(folder).supportsFileAttributeView(PosixFileAttributeView.class));
        assertThat(Files.getPosixFilePermissions(out)).isEqualTo(Files.getPosixFilePermissions(csv));
    }

    @Test
    void aTableWithoutRowsHasNoPredictions() throws IOException {
        Path model = model("missing: drop");
        Path csv = folder.resolve("new.csv");
        Files.writeString(csv, "size,city\n");
        assertThat(rig.run("predict", model, "--csv", csv)).as(rig.err()).isZero();
        assertThat(rig.out()).isEqualTo("row,prediction\n");
        Files.writeString(csv, "city\n");
        assertThat(rig.run("predict", model, "--csv", csv)).isEqualTo(2);
        assertThat(rig.err()).contains("there is no column 'size'");
    }

    @Test
    void remediesAreThoseOfWhoPredicts() throws IOException {
        Path model = model("missing: drop");
        Path csv = folder.resolve("new.csv");
        Files.writeString(csv, "size;city\n50.25;Bern\n");
        assertThat(rig.run("predict", model, "--csv", csv)).isEqualTo(2);
        assertThat(rig.err())
                .contains(
                        "the network reads tables that are written as the one it was trained on: cells separated by ',', "
                                + "numbers with a decimal point, in utf-8")
                .doesNotContain("csv: {");
        Files.writeString(csv, "size,city\n1e308,Bern\n");
        assertThat(rig.run("predict", model, "--csv", csv)).isEqualTo(2);
        assertThat(rig.err()).contains("'1e308' in the column 'size' is beyond the range of 32-bit floats");
    }

    @Test
    void aTrialIsExportedByItsNumber() throws IOException {
        Path model = model("missing: drop");
        Path exported = folder.resolve("second.safetensors");
        assertThat(rig.run("export", folder.resolve("results/t"), "--trial", "1", "--out", exported, "--data", folder))
                .as(rig.err())
                .isZero();
        assertThat(rig.err()).contains("trial 1 (").contains("was trained again, with the numbers that are stored");
        assertThat(exported).hasSameBinaryContentAs(model);
        assertThat(rig.run("export", folder.resolve("results/t"), "--trial", "2", "--data", folder))
                .isEqualTo(2);
        assertThat(rig.err()).contains("there is no trial 2; there is 1 trial");
        assertThat(rig.run("export", folder, "--trial", "1")).isEqualTo(2);
        assertThat(rig.err()).contains("is no folder of an experiment's results");
    }

    @Test
    void aNetworkOfOtherWeightsIsADifference() throws IOException {
        Path model = model("missing: drop");
        Path file = folder.resolve("experiments/t.yaml");
        assertThat(rig.run("check", "--results", folder.resolve("results"), file))
                .as(rig.out())
                .isZero();
        byte[] bytes = Files.readAllBytes(model);
        bytes[bytes.length - 1] ^= 1;
        Files.write(model, bytes);
        assertThat(rig.run("check", "--results", folder.resolve("results"), file))
                .isEqualTo(1);
        assertThat(rig.out()).contains("model.safetensors: byte " + bytes.length + " differs");
    }

    @Test
    void theMeanOfRepeatsIsScoredAndPredictsAsOne() throws IOException {
        Path file = experiment(
                "target: price\n  features: [size, city]\n  missing: drop\n  split: {test: 0.3}",
                "dense: 1",
                "mse",
                "sweep: {repeats: 3}\nreport: {model: safetensors, ensemble: repeats}");
        assertThat(rig.run("run", "--results", folder.resolve("results"), file))
                .as(rig.err())
                .isZero();
        Path results = folder.resolve("results/t");
        assertThat(Files.readString(results.resolve("report.md")))
                .contains("## Ensemble")
                .contains("|  | one network: mean | least | greatest | ensemble |")
                .contains("holds the networks of 3 trials, whose mean predicts");
        Path csv = folder.resolve("new.csv");
        Files.writeString(csv, "size,city\n50.25,Bern\n130,Basel\n");
        double[] mean = predictions(results.resolve("model.safetensors"), csv);
        double[] sum = new double[2];
        for (int trial = 1; trial <= 3; trial++) {
            Path one = folder.resolve("one.safetensors");
            assertThat(rig.run("export", results, "--trial", trial, "--out", one, "--data", folder))
                    .as(rig.err())
                    .isZero();
            double[] own = predictions(one, csv);
            for (int r = 0; r < sum.length; r++) {
                sum[r] += own[r];
            }
        }
        for (int r = 0; r < sum.length; r++) {
            assertThat((float) mean[r]).isEqualTo((float) (sum[r] / 3));
        }
    }

    private double[] predictions(Path model, Path csv) {
        assertThat(rig.run("predict", model, "--csv", csv)).as(rig.err()).isZero();
        return rig.out()
                .lines()
                .skip(1)
                .mapToDouble(line -> Float.parseFloat(line.split(",")[1]))
                .toArray();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ensemble: repeats | sweep: {repeats: 1} | an ensemble is of several repeats, but each configuration has one",
                "ensemble: repeats | sweep: {repeats: 2, grid: {dataset.split: [{folds: 3}]}} | the repeats of an ensemble are trained on several folds",
                "ensemble: repeats | sweep: {repeats: 2, grid: {dataset.split: [{validation: 0.2, per_repeat: true}]}} | each repeat draws training rows of its own",
                "model: [onnx] | dates | the network can't be saved as model.onnx: the column 'when' holds dates, which ONNX has no operator for",
                "model: keras | epochs: 1 | 'keras'"
            })
    void whatCantBeSavedIsRefusedBeforeTheRun(String report, String sweep, String error) throws IOException {
        String rest = (sweep.startsWith("sweep") ? sweep : "") + "\nreport: {" + report + "}";
        String features = sweep.equals("dates") ? "[size, when]\n  dates: {columns: {when: {}}}" : "[size]";
        Path file = experiment("target: price\n  missing: drop\n  features: " + features, "dense: 1", "mse", rest);
        assertThat(rig.run("run", "--results", folder.resolve("results"), file)).isEqualTo(2);
        assertThat(rig.err()).contains(error);
    }

    @Test
    void whatIsNoNetworkOfOursIsRefusedInASentence() throws IOException {
        Path csv = folder.resolve("flats.csv");
        assertThat(rig.run("predict", csv, "--csv", csv)).isEqualTo(2);
        assertThat(rig.err().strip())
                .startsWith(csv + " can't be used: its header would be ")
                .endsWith("name a model.safetensors or model.onnx that Descent wrote");
        assertThat(rig.run("predict", folder.resolve("none"), "--csv", csv)).isEqualTo(2);
        assertThat(rig.err()).contains("there is no file");
        assertThat(rig.run("predict", folder, "--csv", csv)).isEqualTo(2);
        assertThat(rig.err()).contains("is no file");
    }

    /** The network of a small experiment on two columns. */
    private Path model(String missing) throws IOException {
        return model("target: price\n  features: [size, city]\n  " + missing, "dense: 1", "mse");
    }

    private Path model(String dataset, String layer, String loss) throws IOException {
        Path file = experiment(dataset, layer, loss, "report: {model: safetensors}");
        assertThat(rig.run("run", "--results", folder.resolve("results"), file))
                .as(rig.err())
                .isZero();
        return folder.resolve("results/t/model.safetensors");
    }

    private Path experiment(String dataset, String layer, String loss, String rest) throws IOException {
        Path file = folder.resolve("experiments/t.yaml");
        Files.createDirectories(file.getParent());
        Files.writeString(
                file,
                "dataset:\n  csv: ../flats.csv\n  " + dataset
                        + "\nlayers: [{dense: {units: 4, activation: relu}}, batch_normalization, {dropout: 0.1}, {"
                        + layer
                        + "}]\nloss: " + (loss.contains(":") ? "{" + loss + "}" : loss)
                        + "\noptimizer: adam\nepochs: 3\n" + rest
                        + "\n");
        return file;
    }
}
