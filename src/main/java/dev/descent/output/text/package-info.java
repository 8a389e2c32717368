/**
 * The forms that reports are written in: CSV, Markdown, HTML, XML, JSON in a page, plain tables, a word for a shell. Each of them
 * keeps a user's text from breaking it. {@link dev.descent.analysis.Cell} is a value as all of them print it.
 *
 * <p>Uses {@code analysis}, {@code analysis.across} and {@code number}; knows nothing of experiments.
 */
package dev.descent.output.text;
