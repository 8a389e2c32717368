/**
 * Networks in the format of ONNX, without its libraries: {@link dev.descent.savedmodel.onnx.OnnxWriter} writes a graph from the cells of a
 * row to what is predicted, {@link dev.descent.savedmodel.onnx.OnnxReader} takes the weights and the recipe out of it again.
 *
 * <p>Below them, {@code ProtoWriter} and {@code ProtoReader} know the encoding, {@code OnnxGraph}, {@code OnnxTensor} and
 * {@code OnnxAttribute} the format; {@code FeatureNodes}, {@code ScalingNodes}, {@code LayerNodes}, {@code ActivationNodes} and
 * {@code TargetNodes} say what becomes what.
 *
 * <p>Uses {@code savedmodel}, {@code nn}, {@code data}, {@code model} and {@code number}. No clock, no random numbers: the same network
 * gives the same bytes.
 */
package dev.descent.savedmodel.onnx;
