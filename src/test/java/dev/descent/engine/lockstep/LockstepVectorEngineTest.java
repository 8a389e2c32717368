package dev.descent.engine.lockstep;

import dev.descent.engine.Engine;
import dev.descent.engine.EngineContract;
import dev.descent.kernel.Kernels;

/** The contract again with vectors, which small trials like these would not get. */
class LockstepVectorEngineTest extends EngineContract {
    @Override
    protected Engine engine() {
        return new LockstepEngine(16, Kernels.vector());
    }

    @Override
    protected boolean tellsEpochs() {
        return true;
    }

    @Override
    protected boolean tellsKeptParameters() {
        return true;
    }

    @Override
    protected boolean tellsSteps() {
        return true;
    }

    @Override
    protected boolean tellsParametersAtEpochs() {
        return true;
    }
}
