package dev.descent.worker;

import dev.descent.engine.Engine;
import dev.descent.engine.lockstep.LockstepEngine;
import dev.descent.engine.reference.ReferenceEngine;
import java.util.List;

/** The engines that there are here. */
public final class Engines {
    private Engines() {}

    /** Those that need no looking for. */
    public static List<Engine> builtIn() {
        return List.of(new LockstepEngine(), new ReferenceEngine());
    }

    /** These and the plug-ins, each of which is held to its contract. */
    public static Plugins<Engine> find(List<Engine> builtIn) {
        return Plugins.find(Engine.class, Engine::name, builtIn).with(Engines::guarded);
    }

    private static Engine guarded(String name, Engine engine) {
        return engine instanceof LockstepEngine || engine instanceof ReferenceEngine
                ? engine
                : new GuardedEngine(name, engine);
    }
}
