/**
 * What several experiments say together of the methods that all of them tried: {@link dev.descent.analysis.across.ScoredDataSet} is
 * what each method came to in one of them, {@link dev.descent.analysis.across.MethodComparison} ranks, tests and profile over all,
 * {@link dev.descent.analysis.across.AcrossText} says it in sentences and tables without markup.
 *
 * <p>A method is a value of the axis that is compared, such as an optimizer; a data set is one experiment.
 */
package dev.descent.analysis.across;
