package dev.descent.executor.spark;

import dev.descent.executor.Task;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.spark.SimpleFutureAction;
import org.apache.spark.api.java.JavaSparkContext;
import scala.concurrent.ExecutionContext;
import scala.jdk.javaapi.CollectionConverters;
import scala.runtime.BoxedUnit;
import scala.util.Try;

/** Tasks that are one job of Spark. */
final class Wave {
    /** How much company a task has in its job. */
    enum Stage {
        /** The tasks as they come, many in a job. */
        MANY,
        /** One task whose job of many was given up. */
        TASK,
        /** One trial of a task that was given up. */
        TRIAL,
        /** One trial that was given up, while no other job runs. */
        ALONE
    }

    private final Stage stage;
    private final List<Task> tasks;
    private final BitSet home = new BitSet();
    private SimpleFutureAction<BoxedUnit> job;

    Wave(Stage stage, List<Task> tasks) {
        this.stage = stage;
        this.tasks = tasks;
    }

    Stage stage() {
        return stage;
    }

    /** How many of its tasks are not home. */
    int out() {
        return tasks.size() - home.cardinality();
    }

    /** Those that are not home. */
    List<Task> lost() {
        List<Task> lost = new ArrayList<>();
        for (int place = home.nextClearBit(0); place < tasks.size(); place = home.nextClearBit(place + 1)) {
            lost.add(tasks.get(place));
        }
        return lost;
    }

    /** Notes that a task is home. */
    Task comeHome(int place) {
        home.set(place);
        return tasks.get(place);
    }

    /**
     * Makes it a job.
     *
     * @param number of this wave
     * @param events are told on threads of Spark, which they must not keep: in the order in which they happened, the end last
     */
    void send(int number, JavaSparkContext context, CarryOut carryOut, Consumer<Event> events) {
        List<byte[]> bytes = tasks.stream().map(Task::bytes).toList();
        List<Object> places = new ArrayList<>();
        for (int place = 0; place < bytes.size(); place++) {
            places.add(place);
        }
        job = context.sc()
                .submitJob(
                        context.parallelize(bytes, bytes.size()).rdd(),
                        carryOut,
                        CollectionConverters.asScala(places).toSeq(),
                        (place, answers) -> {
                            events.accept(new Event.Home(number, (Integer) place, answers));
                            return BoxedUnit.UNIT;
                        },
                        () -> BoxedUnit.UNIT);
        job.onComplete(
                end -> {
                    events.accept(new Event.Over(number, failure(end)));
                    return BoxedUnit.UNIT;
                },
                ExecutionContext.fromExecutor(Runnable::run));
    }

    private static Optional<Throwable> failure(Try<BoxedUnit> end) {
        return end.isFailure() ? Optional.of(end.failed().get()) : Optional.empty();
    }

    void cancel() {
        job.cancel();
    }
}
