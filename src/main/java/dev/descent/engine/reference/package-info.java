/**
 * The textbook: trains one trial at a time with plain loops, in the order in which a book would write them, and thereby defines
 * every bit of a trained network. Faster engines are tested against it.
 *
 * <p>Read {@link dev.descent.engine.reference.ReferenceEngine} first, then {@code ReferenceTraining} (epochs and steps), {@code Model} (forward
 * and backward through a chain of nodes) and a node: {@code DenseNode}, {@code ActivationNode}, {@code SoftmaxNode},
 * {@code DropoutNode}, {@code BatchNormalizationNode}, {@code LayerNormalizationNode}; {@code Skips} are residuals. A
 * {@link dev.descent.engine.reference.StepObserver} looks on. Uses the rooms below; no I/O, no threads, no clock.
 */
package dev.descent.engine.reference;
