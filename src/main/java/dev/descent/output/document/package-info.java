/**
 * What a page says, block by block and without markup, and the two forms that it is written in: Markdown as GitHub shows it, and HTML.
 * A report is put together once, so that report.md and report.html say the same.
 *
 * <p>Uses {@code output.text}; knows nothing of experiments.
 */
package dev.descent.output.document;
