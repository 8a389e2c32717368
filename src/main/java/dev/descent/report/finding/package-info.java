/**
 * What is found out of an experiment's outcomes before a report is written: {@link dev.descent.report.finding.Results} is what it is
 * found in, {@link dev.descent.report.finding.Findings} all that was found. {@link dev.descent.report.finding.Survey} walks over the
 * trials once, {@link dev.descent.report.finding.Ranking} says who is best, {@link dev.descent.report.finding.Expectations} whether
 * conditions hold, {@link dev.descent.report.finding.Warnings} what to bear in mind.
 *
 * <p>Tables are cells and lines are plain sentences here; how they look in a file is for others to say.
 */
package dev.descent.report.finding;
