/**
 * The mathematics of a search: {@link dev.descent.sweep.search.Distribution} says what a drawn value can be,
 * {@link dev.descent.sweep.search.SearchSpace} which values belong together, and {@link dev.descent.sweep.search.RandomPoints},
 * {@link dev.descent.sweep.search.SobolPoints} and {@link dev.descent.sweep.search.TreeParzen} propose points of it;
 * {@link dev.descent.sweep.search.Rungs} says after which epochs a search compares.
 *
 * <p>Uses {@code number}. Pure functions of their arguments: no files, no clock, no generator with a state, so that a search that was cut
 * short finds the same points again.
 */
package dev.descent.sweep.search;
