/**
 * What is finished, durably: an append-only file of trial outcomes with a checksum a record, keyed by
 * content, engine and the epoch that was asked for.
 *
 * <p>Uses {@code engine} for outcomes. The only room, with {@code app}, that writes under {@code .run/}.
 */
package dev.descent.journal;
