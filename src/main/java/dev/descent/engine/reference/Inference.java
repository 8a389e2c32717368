package dev.descent.engine.reference;

import dev.descent.model.Component;
import dev.descent.nn.Network;
import java.util.List;

/** What a trained network says to rows: to the bit what the engines predict. */
public final class Inference {
    private final Model model;

    /** @param loss what the network was trained with: some losses are computed from the logits, and predictions behind them */
    public Inference(Network network, Component loss) {
        this.model = new Model(network, loss, 0, 1);
    }

    /**
     * Predictions for rows.
     *
     * @param parameters in the order of {@link Network}; not changed
     * @param inputs rows × inputs
     * @return rows × outputs, after the last activation; scaled if targets were
     */
    public float[] predictions(float[] parameters, float[] inputs, int rows) {
        List<float[]> values = model.forward(parameters, inputs, rows, LayerNode.INFERENCE);
        return model.predictions(parameters, values.get(values.size() - 1), rows);
    }
}
