/**
 * What is found out of an experiment's outcomes before a report is written: {@link dev.descent.analysis.Results} is what it is
 * found in, {@link dev.descent.analysis.Findings} all that was found. {@link dev.descent.analysis.TrialStatistics} walks over the
 * trials once, {@link dev.descent.analysis.Ranking} says who is best, {@link dev.descent.analysis.Expectations} whether
 * conditions hold, {@link dev.descent.analysis.Warnings} what to bear in mind.
 *
 * <p>Tables are cells and lines are plain sentences here; how they look in a file is for others to say.
 */
package dev.descent.analysis;
