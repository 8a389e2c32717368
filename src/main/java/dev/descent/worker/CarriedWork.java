package dev.descent.worker;

import dev.descent.config.DataFolders;
import dev.descent.config.TrialMaker;
import dev.descent.data.Table;
import dev.descent.engine.Engine;
import dev.descent.executor.Base;
import dev.descent.executor.Base.CarriedTable;
import dev.descent.executor.Base.Versions;
import dev.descent.executor.Worker;
import dev.descent.number.Digest;
import dev.descent.problem.FileRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Work that was carried to another process: there is nothing here but the base and the program. */
public final class CarriedWork {
    private CarriedWork() {}

    /**
     * A base with what is to be carried to others.
     *
     * @param engine the engine that trains
     * @param experiment the text of experiment.yaml
     * @param firstRows how many of the file's first rows each trial predicts
     * @param part the part that predictions are asked for, if one is
     * @param tables the files of the experiment's table and of its initial weights
     * @throws IOException if a file or the program's classes can't be read
     */
    public static Base base(Engine engine, String experiment, int firstRows, Optional<String> part, List<Path> tables)
            throws IOException {
        List<CarriedTable> carried = new ArrayList<>();
        for (Path table : tables) {
            byte[] bytes = Files.readAllBytes(table);
            carried.add(new CarriedTable(table.getFileName().toString(), Digest.sha256(bytes), bytes));
        }
        return new Base(Program.versions(engine), engine.name(), experiment, firstRows, part, carried);
    }

    /**
     * A worker in this process.
     *
     * @throws WorkRefused if this program is another one than that which wrote the base, or something did not arrive as it was sent
     * @throws IOException if the files can't be written where temporary files lie, or read
     */
    public static Worker open(Base base) throws WorkRefused, IOException {
        Plugins<Engine> engines = Engines.find(Engines.builtIn());
        Engine engine = engines.named(base.engine())
                .orElseThrow(() -> new WorkRefused("no engine is named '" + base.engine()
                        + "' here; have each machine load the jar of the plug-in too, and run again"));
        Optional<String> obstacle = engine.obstacle();
        if (obstacle.isPresent()) {
            throw new WorkRefused("the engine '" + engine.name() + "' can't be used on a machine that was to train: "
                    + obstacle.get() + "; train elsewhere, or with another engine");
        }
        refuseOthers(base, Program.versions(engine));
        Path folder = Files.createTempDirectory("descent-");
        try {
            return open(base, engine, folder);
        } catch (FileRefused e) {
            throw new WorkRefused("it reads otherwise there than where the run began (" + said(e, folder)
                    + "): if a file was changed meanwhile, run again");
        } finally {
            delete(folder);
        }
    }

    private static void refuseOthers(Base base, Versions here) throws WorkRefused {
        Versions there = base.versions();
        if (there.arithmetic() != here.arithmetic()) {
            throw new WorkRefused("the arithmetic here is version " + here.arithmetic()
                    + ", but that of the program which sent the work is " + there.arithmetic()
                    + "; have each machine load the jar that runs here, and run again");
        }
        if (!there.program().equals(here.program())) {
            throw new WorkRefused(
                    "the program here is another build than the one which sent the work: its classes have SHA-256 "
                            + here.program() + ", those that are expected " + there.program()
                            + "; have each machine load the jar that runs here, and run again");
        }
        for (CarriedTable table : base.tables()) {
            if (!Digest.sha256(table.bytes()).equals(table.sha256())) {
                throw new WorkRefused("the file " + table.name() + " did not arrive as it was sent; run again");
            }
        }
    }

    /** What is wrong, without the folder that nobody knows. */
    private static String said(FileRefused refused, Path folder) {
        return refused.problems()
                .get(0)
                .message()
                .replaceAll(Pattern.quote(folder.toString()) + "[\\\\/]table-\\d+[\\\\/]", "");
    }

    /** Each table lies in a folder of its own, for two may have one name; the file says by digests which is which. */
    private static Worker open(Base base, Engine engine, Path folder) throws FileRefused, IOException {
        List<Path> folders = new ArrayList<>();
        for (CarriedTable table : base.tables()) {
            Path own = Files.createDirectory(folder.resolve("table-" + (folders.size() + 1)));
            Files.write(own.resolve(table.name()), table.bytes());
            folders.add(own);
        }
        Path file = Files.createDirectory(folder.resolve("experiment")).resolve("experiment.yaml");
        Files.writeString(file, base.experiment());
        Map<Path, Table> tables = new HashMap<>();
        TrialMaker maker = TrialMaker.read(file, new DataFolders(folders), table -> tables.put(table.path(), table));
        return new TrialWorker(
                TrialWorker.makingBy(maker),
                engine,
                new BuiltDatasets(tables::get, base.firstRows())::of,
                base.part(),
                id -> Optional.empty());
    }

    private static void delete(Path folder) throws IOException {
        List<Path> all;
        try (Stream<Path> files = Files.walk(folder)) {
            all = new ArrayList<>(files.toList());
        }
        Collections.reverse(all);
        for (Path file : all) {
            Files.delete(file);
        }
    }
}
