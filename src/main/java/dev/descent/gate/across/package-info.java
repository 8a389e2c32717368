/**
 * Several results folders at once: {@link dev.descent.gate.across.SweptFolder} is one of them with its axes,
 * {@link dev.descent.gate.across.CommonAxis} an axis that all of them have, {@link dev.descent.gate.across.MethodScores} what each of
 * its values came to in each, {@link dev.descent.gate.across.UnlikeMethods} why these can't be compared.
 */
package dev.descent.gate.across;
