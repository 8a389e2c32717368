package dev.descent.engine.lockstep.wide;

import dev.descent.engine.Engine;
import dev.descent.engine.EngineContract;

class WidePlainContractTest extends EngineContract {
    @Override
    protected Engine engine() {
        return WideEngine.plain();
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
