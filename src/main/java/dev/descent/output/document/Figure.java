package dev.descent.output.document;

import dev.descent.output.text.Content;

/**
 * A picture on a page.
 *
 * @param file its address, relative to the page
 * @param title what it shows
 * @param subtitle how to read it; may be empty
 * @param drawing the picture as an element of an HTML page
 */
public record Figure(String file, String title, String subtitle, Content drawing) {}
