package dev.descent.engine.lockstep.wide;

import dev.descent.engine.Engine;
import dev.descent.engine.EngineContract;

/** The contract in vectors, cut for three threads. */
class WideVectorContractTest extends EngineContract {
    @Override
    protected Engine engine() {
        return WideEngine.vector().inParts(3);
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
