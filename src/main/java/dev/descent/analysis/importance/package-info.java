/**
 * Which of the swept keys mattered: {@link dev.descent.analysis.importance.FunctionalAnova} for complete grids, whose factors
 * {@link dev.descent.analysis.importance.Crossing} finds, {@link dev.descent.analysis.importance.PedAnova} for the points of a search;
 * and what trying bought: {@link dev.descent.analysis.importance.ExpectedBest} and {@link dev.descent.analysis.importance.BestInOrder}.
 *
 * <p>Uses {@code model}, {@code number}, {@code sweep.search}. Sums are chains in the order of configurations, cells or keys.
 */
package dev.descent.analysis.importance;
