/**
 * Many trials out of one file: a sweep sets values in those of the file. Works on
 * typed values of {@code model}; what they mean is for {@code config} to say.
 *
 * <p>{@link dev.descent.sweep.Sweep} is the door; {@link dev.descent.model.KeyPath} names a place in a file;
 * {@link dev.descent.sweep.ContentIds} names what decides a trial's outcome. No I/O.
 *
 * <p>Which of them are trained a {@link dev.descent.sweep.Strategy} says, round by round, told the outcomes of the rounds before;
 * {@link dev.descent.sweep.Grid} is the one that proposes all at once.
 */
package dev.descent.sweep;
