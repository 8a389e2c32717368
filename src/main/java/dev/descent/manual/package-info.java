/**
 * What the program says of its own language: {@link dev.descent.manual.JsonSchema} for editors, {@link dev.descent.manual.Listing}
 * for the terminal, {@link dev.descent.manual.ReferencePage} for readers. All three are walks over the
 * {@link dev.descent.spec.Vocabulary}; nothing is written here that stands there.
 *
 * <p>Uses {@code spec} and {@code number}. Deterministic; reads nothing but a text of its own.
 */
package dev.descent.manual;
