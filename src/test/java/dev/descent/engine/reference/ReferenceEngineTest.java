package dev.descent.engine.reference;

import dev.descent.engine.Engine;
import dev.descent.engine.EngineContract;

class ReferenceEngineTest extends EngineContract {
    @Override
    protected Engine engine() {
        return new ReferenceEngine();
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
