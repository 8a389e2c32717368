package dev.descent.engine.lockstep;

import dev.descent.engine.Engine;
import dev.descent.engine.RungsContract;
import dev.descent.kernel.Kernels;

class OneLaneRungsTest extends RungsContract {
    @Override
    protected Engine engine() {
        return new LockstepEngine(1, Kernels.plain());
    }
}
