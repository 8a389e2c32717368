package dev.descent.engine;

import dev.descent.engine.reference.ReferenceEngine;
import dev.descent.model.Trial;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.io.TempDir;

/** An engine that nobody knows here, found as a service, keeps the contract: it is all that an engine needs. */
class ThirdEngineTest extends EngineContract {
    @TempDir
    private static Path folder;

    /** Trains a cohort from its end. */
    public static final class BackwardsEngine implements Engine {
        @Override
        public String name() {
            return "backwards";
        }

        @Override
        public void train(Cohort cohort, TrainingListener listener) {
            List<Trial> trials = new ArrayList<>(cohort.trials());
            Collections.reverse(trials);
            new ReferenceEngine().train(new Cohort(cohort.data(), trials), listener);
        }
    }

    @Override
    protected Engine engine() {
        try {
            Path services = Files.createDirectories(folder.resolve("META-INF/services"));
            Files.writeString(services.resolve(Engine.class.getName()), BackwardsEngine.class.getName() + "\n");
            try (URLClassLoader loader =
                    new URLClassLoader(new URL[] {folder.toUri().toURL()}, Engine.class.getClassLoader())) {
                return ServiceLoader.load(Engine.class, loader).stream()
                        .map(ServiceLoader.Provider::get)
                        .filter(engine -> engine.name().equals("backwards"))
                        .findFirst()
                        .orElseThrow();
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
