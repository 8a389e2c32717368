package dev.descent.engine.pytorch;

import dev.descent.engine.Engine;
import dev.descent.engine.EngineContract;

class PyTorchEngineTest extends EngineContract {
    @Override
    protected Engine engine() {
        return new PyTorchEngine();
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
    protected boolean tellsParametersAtEpochs() {
        return true;
    }
}
