package dev.descent.output.svg;

import java.util.Locale;

/**
 * The words around a picture.
 *
 * @param title what it shows
 * @param subtitle how to read it, and what was left out; may be empty
 */
public record Caption(String title, String subtitle) {
    /** With something more to say. */
    Caption and(String more) {
        return new Caption(
                title,
                subtitle.isEmpty()
                        ? more.substring(0, 1).toUpperCase(Locale.ROOT) + more.substring(1)
                        : subtitle + "; " + more);
    }
}
