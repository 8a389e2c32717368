/**
 * What repeats say together: a {@link dev.descent.stats.Summary} of one sample, the {@link dev.descent.stats.PairedComparison} of
 * two. Callers round to 6 significant digits before anything is decided or printed: the library's special functions may differ in
 * their last bits from platform to platform.
 *
 * <p>Sums are chains in the order of the sample. The only room that touches commons-statistics.
 */
package dev.descent.stats;
