/**
 * What repeats say together: a {@link dev.descent.stats.Summary} of one sample, the {@link dev.descent.stats.PairedComparison} and the
 * {@link dev.descent.stats.SignedRankComparison} of two, the {@link dev.descent.stats.RankComparison} of several,
 * {@link dev.descent.stats.Holm}'s correction for many questions. Callers round to 6 significant digits before anything is decided or
 * printed: the library's special functions may differ in their last bits from platform to platform.
 *
 * <p>Sums are chains in the order of the sample. The only room that touches commons-statistics.
 */
package dev.descent.stats;
