package dev.descent.savedmodel.onnx;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What ONNX Runtime makes of a network that was written. */
final class OnnxRun {
    private static final OrtEnvironment ENVIRONMENT = environment();

    private final Map<String, Object> outputs = new LinkedHashMap<>();

    private OnnxRun() {}

    /**
     * Runs a network.
     *
     * @param cells the texts of each column's cells; the empty one is missing
     */
    static OnnxRun of(byte[] model, Map<String, List<String>> cells) throws Exception {
        return DeepThread.call(() -> inDeepThread(model, cells));
    }

    private static OrtEnvironment environment() {
        try {
            return DeepThread.call(OrtEnvironment::getEnvironment);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static OnnxRun inDeepThread(byte[] model, Map<String, List<String>> cells) throws OrtException {
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            try (OrtSession session = ENVIRONMENT.createSession(model, options)) {
                return of(session, cells);
            }
        }
    }

    private static OnnxRun of(OrtSession session, Map<String, List<String>> cells) throws OrtException {
        Map<String, OnnxTensor> inputs = new LinkedHashMap<>();
        for (NodeInfo input : session.getInputInfo().values()) {
            inputs.put(input.getName(), tensor((TensorInfo) input.getInfo(), cells.get(input.getName())));
        }
        OnnxRun run = new OnnxRun();
        try (OrtSession.Result result = session.run(inputs)) {
            for (Map.Entry<String, OnnxValue> output : result) {
                run.outputs.put(output.getKey(), output.getValue().getValue());
            }
        } finally {
            inputs.values().forEach(OnnxTensor::close);
        }
        return run;
    }

    private static OnnxTensor tensor(TensorInfo info, List<String> cells) throws OrtException {
        if (info.type == OnnxJavaType.STRING) {
            String[][] texts = cells.stream().map(cell -> new String[] {cell}).toArray(String[][]::new);
            return OnnxTensor.createTensor(ENVIRONMENT, texts);
        }
        double[][] numbers = cells.stream()
                .map(cell -> new double[] {cell.isEmpty() ? Double.NaN : Double.parseDouble(cell)})
                .toArray(double[][]::new);
        return OnnxTensor.createTensor(ENVIRONMENT, numbers);
    }

    /** The names of the outputs. */
    List<String> names() {
        return List.copyOf(outputs.keySet());
    }

    /** An output of numbers, rows × its width. */
    float[][] numbers(String output) {
        return (float[][]) outputs.get(output);
    }

    String[] labels() {
        return (String[]) outputs.get("label");
    }
}
