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
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import smile.model.mlp.Layer;
import smile.model.mlp.LayerBuilder;
import smile.model.mlp.MultilayerPerceptron;
import smile.model.mlp.OutputFunction;
import smile.util.function.TimeFunction;

/**
 * The four jobs with Smile; jobs.py says how it is called.
 *
 * <p>The same: shapes, batches, epochs, the loss of all rows after every epoch. Different: Smile has no Adam, so it trains with
 * momentum and RMSProp together, which keep the same two slots a weight; its rows are objects of double precision. J2 has a part of
 * its trials, on threads.
 */
public final class SmileJobs {
    private static final int EPOCHS = 100;
    private static final int SWEPT = 200;
    private static final double ENOUGH = 1.5;

    /** A table and the network for it. */
    private record Job(String name, int features, List<Integer> hidden, int outputs, int batch) {}

    private static final Job J1 = new Job("j1", 3, List.of(10), 1, 32);
    private static final Job J3 = new Job("j3", 784, List.of(512, 512), 10, 128);
    private static final Job J4 = new Job("j4", 20, List.of(64, 64), 1, 256);

    private SmileJobs() {}

    public static void main(String[] arguments) throws Exception {
        int threads = Integer.parseInt(arguments[1]);
        Path folder = Path.of(arguments[2]);
        switch (arguments[0]) {
            case "whole" -> System.out.println(train(J1, Table.of(folder, J1), EPOCHS, 1));
            case "warm" -> System.out.println(warm(folder));
            case "sweep" -> System.out.println(sweep(folder, threads));
            case "wide" -> System.out.println(samples(folder, J3));
            case "long" -> System.out.println(samples(folder, J4));
            default -> throw new IllegalArgumentException(arguments[0]);
        }
    }

    private static double warm(Path folder) throws Exception {
        Table table = Table.of(folder, J1);
        for (int i = 0; i < 100; i++) {
            train(J1, table, EPOCHS, 1);
        }
        List<Double> taken = new ArrayList<>();
        for (double spent = 0; spent < ENOUGH; spent += taken.get(taken.size() - 1)) {
            taken.add(seconds(() -> train(J1, table, EPOCHS, 1)));
        }
        return taken.stream().sorted().toList().get(taken.size() / 2);
    }

    private static double sweep(Path folder, int threads) throws Exception {
        Table table = Table.of(folder, J1);
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            all(pool, table, SWEPT);
            return SWEPT / seconds(() -> all(pool, table, SWEPT));
        }
    }

    private static double all(ExecutorService pool, Table table, int trials) throws Exception {
        List<Future<Double>> running = new ArrayList<>();
        for (int t = 0; t < trials; t++) {
            int seed = t;
            running.add(pool.submit(() -> train(J1, table, EPOCHS, seed)));
        }
        double sum = 0;
        for (Future<Double> trial : running) {
            sum += trial.get();
        }
        return sum;
    }

    private static double samples(Path folder, Job job) throws Exception {
        Table table = Table.of(folder, job);
        train(job, table.first(2_000), 1, 1);
        return table.x().length / seconds(() -> train(job, table, 1, 1));
    }

    private static double seconds(Callable<Double> work) throws Exception {
        long start = System.nanoTime();
        work.call();
        return (System.nanoTime() - start) * 1e-9;
    }

    /** The loss after the last epoch. */
    private static double train(Job job, Table table, int epochs, int seed) {
        boolean classifies = job.outputs() > 1;
        List<LayerBuilder> layers = new ArrayList<>(List.of(Layer.input(job.features())));
        job.hidden().forEach(units -> layers.add(Layer.rectifier(units)));
        layers.add(classifies ? Layer.mle(job.outputs(), OutputFunction.SOFTMAX) : Layer.mse(1, OutputFunction.LINEAR));
        LayerBuilder[] builders = layers.toArray(new LayerBuilder[0]);
        Random random = new Random(seed);
        double last = 0;
        try (MultilayerPerceptron network =
                classifies ? new smile.classification.MLP(builders) : new smile.regression.MLP(builders)) {
            network.setLearningRate(TimeFunction.constant(0.001));
            network.setMomentum(TimeFunction.constant(0.9));
            network.setRMSProp(0.999, 1e-7);
            for (int epoch = 0; epoch < epochs; epoch++) {
                int[] order = permutation(table.x().length, random);
                for (int from = 0; from < order.length; from += job.batch()) {
                    step(network, table, Arrays.copyOfRange(order, from, Math.min(order.length, from + job.batch())));
                }
                last = measured(network, table, job.outputs());
            }
        }
        return last;
    }

    private static void step(MultilayerPerceptron network, Table table, int[] rows) {
        double[][] x = new double[rows.length][];
        for (int r = 0; r < rows.length; r++) {
            x[r] = table.x()[rows[r]];
        }
        if (network instanceof smile.classification.MLP classifier) {
            classifier.update(
                    x, Arrays.stream(rows).map(row -> (int) table.y()[row]).toArray());
        } else if (network instanceof smile.regression.MLP regression) {
            regression.update(
                    x, Arrays.stream(rows).mapToDouble(row -> table.y()[row]).toArray());
        }
    }

    private static double measured(MultilayerPerceptron network, Table table, int outputs) {
        double total = 0;
        double[] shares = new double[outputs];
        for (int r = 0; r < table.x().length; r++) {
            if (network instanceof smile.classification.MLP classifier) {
                classifier.predict(table.x()[r], shares);
                total -= Math.log(Math.max(1e-7, shares[(int) table.y()[r]]));
            } else if (network instanceof smile.regression.MLP regression) {
                double error = regression.predict(table.x()[r]) - table.y()[r];
                total += error * error;
            }
        }
        return total / table.x().length;
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

    /** Rows of features, and targets. */
    private record Table(double[][] x, double[] y) {
        static Table of(Path folder, Job job) throws IOException {
            double[] y = doubles(folder.resolve(job.name() + "-y.f32"));
            double[] all = doubles(folder.resolve(job.name() + "-x.f32"));
            double[][] x = new double[y.length][];
            for (int r = 0; r < y.length; r++) {
                x[r] = Arrays.copyOfRange(all, r * job.features(), (r + 1) * job.features());
            }
            return new Table(x, y);
        }

        Table first(int rows) {
            int count = Math.min(x.length, rows);
            return new Table(Arrays.copyOf(x, count), Arrays.copyOf(y, count));
        }

        private static double[] doubles(Path file) throws IOException {
            FloatBuffer buffer = ByteBuffer.wrap(Files.readAllBytes(file))
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .asFloatBuffer();
            double[] values = new double[buffer.remaining()];
            for (int i = 0; i < values.length; i++) {
                values[i] = buffer.get(i);
            }
            return values;
        }
    }
}
