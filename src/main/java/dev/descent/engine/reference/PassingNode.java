package dev.descent.engine.reference;

/** Gives what it gets: the place in a chain where the way around a residual's layers leaves, or joins again. */
final class PassingNode implements LayerNode {
    private final int units;

    PassingNode(int units) {
        this.units = units;
    }

    @Override
    public int outputs() {
        return units;
    }

    @Override
    public float[] forward(float[] parameters, float[] x, int rows, long step) {
        return x;
    }

    @Override
    public float[] backward(
            float[] parameters, float[] x, float[] y, float[] dy, int rows, long step, float[] gradients) {
        return dy;
    }
}
