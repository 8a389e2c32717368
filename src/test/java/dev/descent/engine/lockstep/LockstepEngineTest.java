package dev.descent.engine.lockstep;

import dev.descent.engine.Engine;
import dev.descent.engine.EngineContract;

class LockstepEngineTest extends EngineContract {
    @Override
    protected Engine engine() {
        return new LockstepEngine();
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
