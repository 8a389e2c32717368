package dev.descent.kernel;

/** An activation of single values and its backward pass, for many values at once. Used by one thread at a time. */
public interface ActivationKernel {
    /** {@code a = f(z)}, {@code length} values from {@code at} on. */
    void forward(float[] z, float[] a, int at, int length);

    /** {@code ∂z = ∂a·f′(z)}, likewise; {@code ∂z} is not {@code ∂a}. */
    void backward(float[] z, float[] a, float[] da, float[] dz, int at, int length);
}
