/**
 * What the program says of its own language: {@link dev.descent.output.manual.JsonSchema} for editors, {@link dev.descent.output.manual.Listing}
 * for the terminal, {@link dev.descent.output.manual.ReferencePage} for readers. All three are walks over the
 * {@link dev.descent.model.Vocabulary}; nothing is written here that stands there.
 *
 * <p>Uses {@code model} and {@code number}. Deterministic; reads nothing but a text of its own.
 */
package dev.descent.output.manual;
