/**
 * What repeats say together: a {@link dev.descent.analysis.statistics.Summary} of one sample, the {@link dev.descent.analysis.statistics.PairedComparison} and the
 * {@link dev.descent.analysis.statistics.SignedRankComparison} of two, the {@link dev.descent.analysis.statistics.RankComparison} of several,
 * {@link dev.descent.analysis.statistics.Holm}'s correction for many questions. Callers round to 6 significant digits before anything is decided or
 * printed: the library's special functions may differ in their last bits from platform to platform.
 *
 * <p>Sums are chains in the order of the sample. The only room that touches commons-statistics.
 */
package dev.descent.analysis.statistics;
