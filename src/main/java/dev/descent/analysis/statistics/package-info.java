/**
 * What repeats say together: a {@link dev.descent.analysis.statistics.Summary} of one sample, the
 * {@link dev.descent.analysis.statistics.PairComparison} of two, by the {@link dev.descent.analysis.statistics.PairedComparison} or
 * the {@link dev.descent.analysis.statistics.SignedRankComparison}, with what it could have
 * {@link dev.descent.analysis.statistics.Detectable detected}; the {@link dev.descent.analysis.statistics.RankComparison} of several and
 * its form for few rounds by {@link dev.descent.analysis.statistics.ImanDavenport}, {@link dev.descent.analysis.statistics.Holm}'s correction for many questions, a {@link dev.descent.analysis.statistics.Proportion}
 * of rows. Callers round to 6 significant digits before anything is decided or printed: the library's special functions may differ
 * in their last bits from platform to platform.
 *
 * <p>Sums are chains in the order of the sample. The only room that touches commons-statistics.
 */
package dev.descent.analysis.statistics;
