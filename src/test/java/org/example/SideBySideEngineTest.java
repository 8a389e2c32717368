package org.example;

import dev.descent.engine.Engine;
import dev.descent.engine.EngineContract;

class SideBySideEngineTest extends EngineContract {
    @Override
    protected Engine engine() {
        return new SideBySideEngine();
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
