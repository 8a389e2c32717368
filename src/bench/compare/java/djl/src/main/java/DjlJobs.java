import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.GradientCollector;
import ai.djl.training.Trainer;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;

/**
 * The four jobs with the Deep Java Library over libtorch; jobs.py says how it is called.
 *
 * <p>The same: shapes, Adam, batches, epochs, the loss of all rows after every epoch. Rows are drawn by a random permutation of their
 * numbers, which is faster than the library's data sets. Different: J2 has Adam alone, and a part of its trials.
 */
public final class DjlJobs {
    private static final int EPOCHS = 100;
    private static final int SWEPT = 12;
    private static final double ENOUGH = 1.5;

    /** A table and the network for it. */
    private record Job(String name, int features, List<Integer> hidden, int outputs, int batch) {}

    private static final Job J1 = new Job("j1", 3, List.of(10), 1, 32);
    private static final Job J3 = new Job("j3", 784, List.of(512, 512), 10, 128);
    private static final Job J4 = new Job("j4", 20, List.of(64, 64), 1, 256);

    private DjlJobs() {}

    public static void main(String[] arguments) throws Exception {
        System.setProperty("OPT_OUT_TRACKING", "true");
        System.setProperty("ai.djl.offline", "true");
        int threads = Integer.parseInt(arguments[1]);
        Path folder = Path.of(arguments[2]);
        boolean sweeps = arguments[0].equals("sweep");
        System.setProperty("ai.djl.pytorch.num_threads", sweeps ? "1" : Integer.toString(threads));
        System.setProperty("ai.djl.pytorch.num_interop_threads", "1");
        switch (arguments[0]) {
            case "whole" -> System.out.println(train(J1, Table.of(folder, J1), EPOCHS, 1));
            case "warm" -> System.out.println(warm(folder));
            case "sweep" -> System.out.println(sweep(folder));
            case "wide" -> System.out.println(samples(folder, J3));
            case "long" -> System.out.println(samples(folder, J4));
            default -> throw new IllegalArgumentException(arguments[0]);
        }
    }

    private static double warm(Path folder) throws Exception {
        Table table = Table.of(folder, J1);
        for (int i = 0; i < 10; i++) {
            train(J1, table, EPOCHS, 1);
        }
        List<Double> taken = new ArrayList<>();
        for (double spent = 0; spent < ENOUGH; spent += taken.get(taken.size() - 1)) {
            taken.add(seconds(() -> train(J1, table, EPOCHS, 1)));
        }
        return taken.stream().sorted().toList().get(taken.size() / 2);
    }

    /** Trials a second of one thread: the library's collector of gradients is one a process, so threads are processes here. */
    private static double sweep(Path folder) throws Exception {
        Table table = Table.of(folder, J1);
        all(table, 4);
        return SWEPT / seconds(() -> all(table, SWEPT));
    }

    private static double all(Table table, int trials) {
        double sum = 0;
        for (int seed = 0; seed < trials; seed++) {
            sum += train(J1, table, EPOCHS, seed);
        }
        return sum;
    }

    private static double samples(Path folder, Job job) throws Exception {
        Table table = Table.of(folder, job);
        train(job, table.first(2_000), 1, 1);
        return table.rows() / seconds(() -> train(job, table, 1, 1));
    }

    private static double seconds(Callable<Double> work) throws Exception {
        long start = System.nanoTime();
        work.call();
        return (System.nanoTime() - start) * 1e-9;
    }

    /** The loss after the last epoch. */
    private static double train(Job job, Table table, int epochs, int seed) {
        SequentialBlock network = new SequentialBlock();
        for (int units : job.hidden()) {
            network.add(Linear.builder().setUnits(units).build()).add(Activation::relu);
        }
        network.add(Linear.builder().setUnits(job.outputs()).build());
        Loss loss = job.outputs() > 1 ? Loss.softmaxCrossEntropyLoss() : Loss.l2Loss("mse", 1);
        Optimizer adam =
                Optimizer.adam().optLearningRateTracker(Tracker.fixed(0.001f)).build();
        try (Model model = Model.newInstance(job.name())) {
            model.setBlock(network);
            try (Trainer trainer = model.newTrainer(new DefaultTrainingConfig(loss).optOptimizer(adam))) {
                trainer.initialize(new Shape(1, job.features()));
                NDManager manager = trainer.getManager();
                NDArray x = manager.create(table.x(), new Shape(table.rows(), job.features()));
                NDArray y = manager.create(table.y(), new Shape(table.rows(), 1));
                Random random = new Random(seed);
                double last = 0;
                for (int epoch = 0; epoch < epochs; epoch++) {
                    int[] order = permutation(table.rows(), random);
                    for (int from = 0; from < order.length; from += job.batch()) {
                        step(trainer, x, y, order, from, Math.min(job.batch(), order.length - from));
                    }
                    last = measured(trainer, x, y, table.rows());
                }
                return last;
            }
        }
    }

    private static void step(Trainer trainer, NDArray x, NDArray y, int[] order, int from, int rows) {
        try (NDManager scope = trainer.getManager().newSubManager()) {
            long[] numbers = new long[rows];
            for (int r = 0; r < rows; r++) {
                numbers[r] = order[from + r];
            }
            NDArray batch = scope.create(numbers);
            NDArray inputs = x.get(scope, new NDIndex("{}", batch));
            NDArray targets = y.get(scope, new NDIndex("{}", batch));
            try (GradientCollector collector = trainer.newGradientCollector()) {
                NDList outputs = trainer.forward(new NDList(inputs));
                NDArray value = trainer.getLoss().evaluate(new NDList(targets), outputs);
                collector.backward(value);
                value.close();
                outputs.close();
            }
            trainer.step();
        }
    }

    private static double measured(Trainer trainer, NDArray x, NDArray y, int rows) {
        int portion = 65_536;
        double total = 0;
        for (int from = 0; from < rows; from += portion) {
            try (NDManager scope = trainer.getManager().newSubManager()) {
                int to = Math.min(rows, from + portion);
                NDArray inputs = x.get(scope, new NDIndex("{}:{}", from, to));
                NDArray targets = y.get(scope, new NDIndex("{}:{}", from, to));
                NDList outputs = trainer.evaluate(new NDList(inputs));
                outputs.attach(scope);
                total +=
                        trainer.getLoss().evaluate(new NDList(targets), outputs).getFloat() * (to - from);
            }
        }
        return total / rows;
    }

    private static int[] permutation(int n, Random random) {
        int[] order = new int[n];
        for (int i = 0; i < n; i++) {
            int j = random.nextInt(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        return order;
    }

    /** Features row by row, and targets. */
    private record Table(int rows, float[] x, float[] y) {
        static Table of(Path folder, Job job) throws IOException {
            float[] y = floats(folder.resolve(job.name() + "-y.f32"));
            return new Table(y.length, floats(folder.resolve(job.name() + "-x.f32")), y);
        }

        Table first(int count) {
            int few = Math.min(rows, count);
            return new Table(few, Arrays.copyOf(x, x.length / rows * few), Arrays.copyOf(y, few));
        }

        private static float[] floats(Path file) throws IOException {
            FloatBuffer buffer = ByteBuffer.wrap(Files.readAllBytes(file))
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .asFloatBuffer();
            float[] values = new float[buffer.remaining()];
            buffer.get(values);
            return values;
        }
    }
}
