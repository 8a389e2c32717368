/**
 * {@link dev.descent.output.html.HtmlPage}, report.html: a page to explore, with the trials' numbers inside it. Its style and scripts
 * are text files of the same name among the resources.
 */
package dev.descent.output.html;
