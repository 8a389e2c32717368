/**
 * What earlier reports wrote, read back: {@link dev.descent.gate.stored.StoredFolder} is a results folder as it stands, which a
 * stranger may have written; {@link dev.descent.gate.stored.ResultsIndex} the page over all of them.
 */
package dev.descent.gate.stored;
