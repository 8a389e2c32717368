/** {@link dev.descent.output.markdown.ReportPage}, report.md, and its sections. */
package dev.descent.output.markdown;
