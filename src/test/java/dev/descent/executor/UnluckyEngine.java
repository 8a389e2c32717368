package dev.descent.executor;

import dev.descent.engine.Cohort;
import dev.descent.engine.Engine;
import dev.descent.engine.TrainingListener;
import dev.descent.engine.WorkerPool;
import dev.descent.engine.lockstep.LockstepEngine;
import dev.descent.model.Trial;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Trains as {@link LockstepEngine} does, trial by trial, but for the mishaps that a test wrote into a folder; there it notes which trials it
 * begins and leaves. The first feature of the table is called as the folder, so that every process of the machine finds it.
 */
public final class UnluckyEngine implements Engine {
    private static final long TICK_MILLIS = 20;
    private static final long PATIENCE_TICKS = 60_000 / TICK_MILLIS;

    /** What a trial meets with. */
    enum Mishap {
        /** It finds no memory, so many times. */
        NO_MEMORY,
        /** It throws, so many times. */
        THROWS,
        /** It lasts until so many trials are left; it throws if that takes a minute. */
        LASTS
    }

    /** More than there ever are. */
    static final int FOR_EVER = Integer.MAX_VALUE;

    private final Engine engine = new LockstepEngine();

    /** Has a trial meet with a mishap. */
    static void befalls(Path folder, int trial, Mishap mishap, int many) throws IOException {
        Files.writeString(folder.resolve("mishap-" + trial), mishap + " " + many);
    }

    /** How many times trials were begun. */
    static long begun(Path folder) throws IOException {
        return marks(folder, "begun-");
    }

    /** How many times trials that were begun were left, with an outcome or without. */
    static long left(Path folder) throws IOException {
        return marks(folder, "left-");
    }

    private static long marks(Path folder, String kind) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith(kind))
                    .count();
        }
    }

    @Override
    public String name() {
        return "unlucky";
    }

    @Override
    public void train(Cohort cohort, TrainingListener listener) {
        Path folder = Path.of(cohort.data().features().get(0));
        try {
            for (Trial trial : cohort.trials()) {
                if (listener.cancelled()) {
                    return;
                }
                int attempt = mark(folder, "begun-" + trial.number());
                try {
                    meet(folder, trial, attempt, listener);
                    engine.train(cohort.of(List.of(trial)), listener, WorkerPool.ALONE);
                } finally {
                    mark(folder, "left-" + trial.number());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes the first file of that kind which there is not yet; its number, from 1. */
    private static int mark(Path folder, String kind) throws IOException {
        for (int number = 1; ; number++) {
            try {
                Files.createFile(folder.resolve(kind + "-" + number));
                return number;
            } catch (FileAlreadyExistsException e) {
                // The next one then.
            }
        }
    }

    private static void meet(Path folder, Trial trial, int attempt, TrainingListener listener) throws IOException {
        Path file = folder.resolve("mishap-" + trial.number());
        if (!Files.exists(file)) {
            return;
        }
        String[] words = Files.readString(file).split(" ");
        int many = Integer.parseInt(words[1]);
        switch (Mishap.valueOf(words[0])) {
            case NO_MEMORY -> {
                if (attempt <= many) {
                    throw new OutOfMemoryError("on purpose");
                }
            }
            case THROWS -> {
                if (attempt <= many) {
                    throw new ArithmeticException("on purpose");
                }
            }
            case LASTS -> {
                for (long ticks = 0; left(folder) < many && !listener.cancelled(); ticks++) {
                    sleep(ticks);
                }
            }
        }
    }

    private static void sleep(long ticks) {
        if (ticks > PATIENCE_TICKS) {
            throw new IllegalStateException("what it waits for does not happen");
        }
        try {
            Thread.sleep(TICK_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
