/** {@link dev.descent.report.markdown.ReportPage}, report.md, and its sections. */
package dev.descent.report.markdown;
