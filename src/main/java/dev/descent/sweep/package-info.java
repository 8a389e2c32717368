/**
 * Many trials out of one file: a sweep's axes replace keys of the file's tree, and every tree is a trial. Works on
 * {@link dev.descent.config.yaml.Node} trees and the shapes of {@code model}; what the values mean is for {@code config} to say.
 *
 * <p>{@link dev.descent.sweep.Sweep} is the door; {@link dev.descent.sweep.KeyPath} names a place in a file;
 * {@link dev.descent.sweep.ContentId} names what decides a trial's outcome. No I/O.
 */
package dev.descent.sweep;
