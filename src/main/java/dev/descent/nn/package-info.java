/**
 * Networks as mathematics: what layers compute and pass back ({@code Activations}, {@code Softmax},
 * {@code Normalization}, {@code DropoutMask}), what training makes small ({@code Losses},
 * {@code Penalties}), where weights start ({@code Initializers}), what else is measured
 * ({@code Metrics}), and the plan of one network ({@link dev.descent.nn.Network}), which says where every number lies.
 *
 * <p>The formulas of training are float32 and their source is the definition to the bit: explicit fma, one order for every sum.
 * Losses and softmax read {@link dev.descent.nn.Rows}, so that one source serves a row that lies contiguous and one that is a lane among
 * others. Uses {@code model}, {@code number}, {@code kernel} and {@code optim}. No I/O, no logging, no clock; all state is the caller's.
 */
package dev.descent.nn;
