package dev.descent.bench;

import dev.descent.data.Part;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes the jobs' tables for programs in other languages: floats in little-endian order, row by row; of classes their numbers. */
@Command(
        name = "data",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Writes j1-x.f32, j1-y.f32 and so on, the tables of J1, J3 and J4 as plain floats.")
final class DataCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FOLDER", description = "Where to.")
    private Path folder;

    @Option(names = "--j3-rows", defaultValue = "20000", description = "Rows of J3; default: ${DEFAULT-VALUE}.")
    private int wideRows;

    @Option(names = "--j4-rows", defaultValue = "1000000", description = "Rows of J4; default: ${DEFAULT-VALUE}.")
    private int longRows;

    @Override
    public Integer call() throws IOException {
        Files.createDirectories(folder);
        write("j1", Workload.J1);
        write("j3", Workload.J3.withRows(wideRows));
        write("j4", Workload.J4.withRows(longRows));
        return 0;
    }

    private void write(String name, Workload work) throws IOException {
        Part part = MadeUpData.part(work.rows(), work.features(), work.outputs());
        write(name + "-x.f32", part.inputs());
        write(name + "-y.f32", work.classifies() ? classes(part) : part.targets());
    }

    private static float[] classes(Part part) {
        float[] classes = new float[part.rows()];
        for (int k = 0; k < part.targets().length; k++) {
            if (part.targets()[k] == 1) {
                classes[k / part.outputs()] = k % part.outputs();
            }
        }
        return classes;
    }

    private void write(String name, float[] values) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * values.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        Files.write(folder.resolve(name), bytes.array());
    }
}
