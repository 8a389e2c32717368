package dev.descent.output.svg;

/**
 * The words around a picture.
 *
 * @param title what it shows
 * @param subtitle how to read it, and what was left out; may be empty
 */
public record Caption(String title, String subtitle) {}
