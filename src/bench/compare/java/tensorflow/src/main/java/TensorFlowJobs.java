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
import java.util.stream.IntStream;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.core.Variable;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * The four jobs with TensorFlow for Java; jobs.py says how it is called.
 *
 * <p>The same: shapes, Adam, batches, epochs, the loss of all rows after every epoch. The table lies in the graph and a step is fed
 * the numbers of its rows, drawn by a random permutation. Different: J2 has Adam alone, and a part of its trials, on threads.
 */
public final class TensorFlowJobs {
    private static final int EPOCHS = 100;
    private static final int SWEPT = 24;
    private static final double ENOUGH = 1.5;

    /** A table and the network for it. */
    private record Job(String name, int features, List<Integer> hidden, int outputs, int batch) {}

    private static final Job J1 = new Job("j1", 3, List.of(10), 1, 32);
    private static final Job J3 = new Job("j3", 784, List.of(512, 512), 10, 128);
    private static final Job J4 = new Job("j4", 20, List.of(64, 64), 1, 256);

    private TensorFlowJobs() {}

    public static void main(String[] arguments) throws Exception {
        int threads = Integer.parseInt(arguments[1]);
        Path folder = Path.of(arguments[2]);
        switch (arguments[0]) {
            case "whole" -> System.out.println(train(J1, Table.of(folder, J1), EPOCHS, 1, 1));
            case "warm" -> System.out.println(warm(folder));
            case "sweep" -> System.out.println(sweep(folder, threads));
            case "wide" -> System.out.println(samples(folder, J3, threads));
            case "long" -> System.out.println(samples(folder, J4, threads));
            default -> throw new IllegalArgumentException(arguments[0]);
        }
    }

    private static double warm(Path folder) throws Exception {
        Table table = Table.of(folder, J1);
        for (int i = 0; i < 10; i++) {
            train(J1, table, EPOCHS, 1, 1);
        }
        List<Double> taken = new ArrayList<>();
        for (double spent = 0; spent < ENOUGH; spent += taken.get(taken.size() - 1)) {
            taken.add(seconds(() -> train(J1, table, EPOCHS, 1, 1)));
        }
        return taken.stream().sorted().toList().get(taken.size() / 2);
    }

    private static double sweep(Path folder, int threads) throws Exception {
        Table table = Table.of(folder, J1);
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            all(pool, table, 4 * threads);
            return SWEPT / seconds(() -> all(pool, table, SWEPT));
        } finally {
            pool.shutdown();
        }
    }

    private static double all(ExecutorService pool, Table table, int trials) throws Exception {
        List<Future<Double>> running = new ArrayList<>();
        for (int t = 0; t < trials; t++) {
            int seed = t;
            running.add(pool.submit(() -> train(J1, table, EPOCHS, seed, 1)));
        }
        double sum = 0;
        for (Future<Double> trial : running) {
            sum += trial.get();
        }
        return sum;
    }

    private static double samples(Path folder, Job job, int threads) throws Exception {
        Table table = Table.of(folder, job);
        train(job, table.first(2_000), 1, 1, threads);
        return table.rows() / seconds(() -> train(job, table, 1, 1, threads));
    }

    private static double seconds(Callable<Double> work) throws Exception {
        long start = System.nanoTime();
        work.call();
        return (System.nanoTime() - start) * 1e-9;
    }

    /** The loss after the last epoch. */
    private static double train(Job job, Table table, int epochs, int seed, int threads) {
        ConfigProto config = ConfigProto.newBuilder()
                .setIntraOpParallelismThreads(threads)
                .setInterOpParallelismThreads(1)
                .build();
        try (Graph graph = new Graph();
                Session session = new Session(graph, config)) {
            Network network = new Network(graph, job, table, seed);
            network.begin(session, job, table);
            Random random = new Random(seed);
            double last = 0;
            for (int epoch = 0; epoch < epochs; epoch++) {
                int[] order = permutation(table.rows(), random);
                for (int from = 0; from < order.length; from += job.batch()) {
                    network.step(session, Arrays.copyOfRange(order, from, Math.min(order.length, from + job.batch())));
                }
                last = network.measured(session, table.rows());
            }
            return last;
        }
    }

    /** The graph: the loss of some rows of the table, and a step of Adam that makes it smaller. */
    private static final class Network {
        private static final double RATE = 0.001;
        private static final double BETA_1 = 0.9;
        private static final double BETA_2 = 0.999;

        private final Placeholder<TFloat32> allX;
        private final Placeholder<TFloat32> allY;
        private final Placeholder<TInt32> rows;
        private final Placeholder<TFloat32> rate;
        private final List<Op> starts = new ArrayList<>();
        private final List<Op> updates = new ArrayList<>();
        private final Operand<TFloat32> loss;
        private final Ops tf;
        private double beta1Power = 1;
        private double beta2Power = 1;

        Network(Graph graph, Job job, Table table, int seed) {
            tf = Ops.create(graph);
            allX = tf.placeholder(TFloat32.class);
            allY = tf.placeholder(TFloat32.class);
            rows = tf.placeholder(TInt32.class, Placeholder.shape(Shape.of(-1)));
            rate = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.scalar()));
            Variable<TFloat32> x = tf.variable(Shape.of(table.rows(), job.features()), TFloat32.class);
            Variable<TFloat32> y = tf.variable(Shape.of(table.rows(), 1), TFloat32.class);
            starts.add(tf.assign(x, allX));
            starts.add(tf.assign(y, allY));

            List<Variable<TFloat32>> weights = new ArrayList<>();
            Operand<TFloat32> a = tf.gather(x, rows, tf.constant(0));
            int inputs = job.features();
            for (int units : job.hidden()) {
                a = tf.nn.relu(sums(a, inputs, units, weights, seed));
                inputs = units;
            }
            Operand<TFloat32> z = sums(a, inputs, job.outputs(), weights, seed);
            loss = tf.math.mean(rowLosses(z, tf.gather(y, rows, tf.constant(0)), job.outputs()), tf.constant(0));

            Output<?>[] gradients = graph.addGradients(
                    loss.asOutput(), weights.stream().map(Variable::asOutput).toArray(Output[]::new));
            for (int k = 0; k < gradients.length; k++) {
                @SuppressWarnings("unchecked")
                Output<TFloat32> gradient = (Output<TFloat32>) gradients[k];
                updates.add(adam(weights.get(k), gradient));
            }
        }

        private Operand<TFloat32> sums(
                Operand<TFloat32> a, int inputs, int units, List<Variable<TFloat32>> weights, int seed) {
            Variable<TFloat32> kernel = tf.variable(Shape.of(inputs, units), TFloat32.class);
            Variable<TFloat32> bias = tf.variable(Shape.of(units), TFloat32.class);
            float limit = (float) Math.sqrt(6.0 / (inputs + units));
            Operand<TFloat32> uniform = tf.random.randomUniform(
                    tf.constant(new int[] {inputs, units}),
                    TFloat32.class,
                    org.tensorflow.op.random.RandomUniform.seed((long) seed));
            starts.add(tf.assign(kernel, tf.math.mul(tf.math.sub(uniform, tf.constant(0.5f)), tf.constant(2 * limit))));
            starts.add(tf.assign(bias, tf.zeros(tf.constant(new int[] {units}), TFloat32.class)));
            weights.add(kernel);
            weights.add(bias);
            return tf.nn.biasAdd(tf.linalg.matMul(a, kernel), bias);
        }

        private Operand<TFloat32> rowLosses(Operand<TFloat32> z, Operand<TFloat32> y, int outputs) {
            if (outputs == 1) {
                return tf.squeeze(tf.math.square(tf.math.sub(z, y)));
            }
            Operand<TInt32> classes = tf.dtypes.cast(tf.reshape(y, tf.constant(new int[] {-1})), TInt32.class);
            Operand<TFloat32> chosen = tf.oneHot(classes, tf.constant(outputs), tf.constant(1f), tf.constant(0f));
            return tf.nn.softmaxCrossEntropyWithLogits(z, chosen).loss();
        }

        /** The rate that is fed has the corrections for the first steps in it already. */
        private Op adam(Variable<TFloat32> weights, Output<TFloat32> gradient) {
            Variable<TFloat32> m = tf.variable(weights.shape(), TFloat32.class);
            Variable<TFloat32> v = tf.variable(weights.shape(), TFloat32.class);
            int[] shape = IntStream.range(0, weights.shape().numDimensions())
                    .map(d -> (int) weights.shape().get(d))
                    .toArray();
            starts.add(tf.assign(m, tf.zeros(tf.constant(shape), TFloat32.class)));
            starts.add(tf.assign(v, tf.zeros(tf.constant(shape), TFloat32.class)));
            return tf.train.applyAdam(
                    weights,
                    m,
                    v,
                    tf.constant(0f),
                    tf.constant(0f),
                    rate,
                    tf.constant((float) BETA_1),
                    tf.constant((float) BETA_2),
                    tf.constant(1e-7f),
                    gradient);
        }

        void begin(Session session, Job job, Table table) {
            try (TFloat32 x = TFloat32.tensorOf(
                            Shape.of(table.rows(), job.features()), DataBuffers.of(table.x(), true, false));
                    TFloat32 y = TFloat32.tensorOf(Shape.of(table.rows(), 1), DataBuffers.of(table.y(), true, false))) {
                Session.Runner runner = session.runner().feed(allX, x).feed(allY, y);
                starts.forEach(runner::addTarget);
                runner.run().close();
            }
        }

        void step(Session session, int[] numbers) {
            beta1Power *= BETA_1;
            beta2Power *= BETA_2;
            double corrected = RATE * Math.sqrt(1 - beta2Power) / (1 - beta1Power);
            try (TInt32 batch = TInt32.vectorOf(numbers);
                    TFloat32 size = TFloat32.scalarOf((float) corrected)) {
                Session.Runner runner = session.runner().feed(rows, batch).feed(rate, size);
                updates.forEach(runner::addTarget);
                runner.run().close();
            }
        }

        double measured(Session session, int count) {
            int portion = 65_536;
            double total = 0;
            for (int from = 0; from < count; from += portion) {
                int to = Math.min(count, from + portion);
                try (TInt32 some = TInt32.vectorOf(IntStream.range(from, to).toArray());
                        var result =
                                session.runner().feed(rows, some).fetch(loss).run()) {
                    total += ((TFloat32) result.get(0)).getFloat() * (to - from);
                }
            }
            return total / count;
        }
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
