package dev.descent.executor;

import dev.descent.config.DataFolders;
import dev.descent.config.TrialMaker;
import dev.descent.data.Table;
import dev.descent.engine.Engine;
import dev.descent.model.KeyPath;
import dev.descent.model.Setting;
import dev.descent.number.Digest;
import dev.descent.problem.FileRefused;
import dev.descent.worker.BuiltDatasets;
import dev.descent.worker.CarriedWork;
import dev.descent.worker.TrialWorker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** Trials that any process can make anew: those of an experiment in a folder, numbered from 1 through the tasks. */
final class ContractWork implements Work {
    private static final int ROWS = 24;
    private static final int EPOCHS = 2;

    private static final String NETWORK = """
            dataset: {csv: t.csv, sha256: "%s", target: y}
            layers: [{dense: {units: 3, activation: tanh}}, {dense: 1}]
            loss: mse
            optimizer: adam
            epochs: %d
            """;

    private static final String DESCENT = """
            minimize: {function: x^2, start: {x: 1}}
            optimizer: sgd
            steps: 1
            """;

    private final Path file;
    private final List<Path> csv;
    private final Engine engine;
    private final List<Integer> sizes;
    private final TrialMaker maker;
    private final Map<Path, Table> tables = new HashMap<>();
    private final AtomicInteger handedOut = new AtomicInteger();

    private ContractWork(Path folder, String experiment, List<Path> csv, Engine engine, List<Integer> sizes)
            throws IOException, FileRefused {
        this.file = Files.writeString(folder.resolve("experiment.yaml"), experiment);
        this.csv = csv;
        this.engine = engine;
        this.sizes = sizes;
        this.maker = TrialMaker.read(file, DataFolders.OF_THE_PROJECT, table -> tables.put(table.path(), table));
    }

    /**
     * Networks, of which each has a learning rate of its own.
     *
     * @param folder an empty one, after which the table's first feature is called
     * @param sizes how many trials each task has
     */
    static ContractWork networks(Path folder, Engine engine, List<Integer> sizes) throws IOException, FileRefused {
        StringBuilder table = new StringBuilder("\"" + folder + "\",b,y\n");
        for (int row = 0; row < ROWS; row++) {
            table.append(row % 7 + "," + row % 5 + "," + row % 3 + "\n");
        }
        byte[] bytes = table.toString().getBytes(StandardCharsets.UTF_8);
        Path csv = Files.write(folder.resolve("t.csv"), bytes);
        return new ContractWork(folder, NETWORK.formatted(Digest.sha256(bytes), EPOCHS), List.of(csv), engine, sizes);
    }

    /** Ids and nothing else: another program's, so that whoever makes the trials anew answers that they are not the same. */
    static ContractWork foreignIds(Path folder, Engine engine, List<Integer> sizes) throws IOException, FileRefused {
        return new ContractWork(folder, DESCENT, List.of(), engine, sizes);
    }

    @Override
    public Base base() {
        try {
            return CarriedWork.base(engine, Files.readString(file), 0, Optional.empty(), csv);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Iterator<Task> tasks(TaskTime time) {
        return sizes.stream().map(this::next).iterator();
    }

    private Task next(int size) {
        int last = handedOut.addAndGet(size);
        return new Task(
                false,
                IntStream.rangeClosed(last - size + 1, last)
                        .mapToObj(this::trial)
                        .toList());
    }

    private TrialTask trial(int number) {
        if (csv.isEmpty()) {
            return new TrialTask(number, "foreign " + number, 1, List.of(), number, 0, 0);
        }
        List<Setting> settings = List.of(new Setting(KeyPath.of("learning_rate"), Optional.of(number / 1000.0)));
        String id = maker.trial(number, number, settings, 1, 0, EPOCHS).id();
        return new TrialTask(number, id, number, settings, 1, 0, EPOCHS);
    }

    /** How many trials the tasks had that were asked for. */
    int handedOut() {
        return handedOut.get();
    }

    @Override
    public Worker worker() {
        return new TrialWorker(
                TrialWorker.makingBy(maker),
                engine,
                new BuiltDatasets(tables::get, 0)::of,
                Optional.empty(),
                id -> Optional.empty());
    }
}
