/** {@link dev.descent.output.report.ReportPage}, report.md, and its sections. */
package dev.descent.output.report;
