package dev.descent.savedmodel;

import dev.descent.number.Phrases;
import dev.descent.number.VisibleText;

/** A file is no network that this program can use; the message says why, a sentence without its full stop. */
public final class ModelRefused extends Exception {
    private static final long serialVersionUID = 1L;
    private static final int LONGEST_SHOWN = 80;

    public ModelRefused(String message) {
        super(message);
    }

    /** A text of the file as part of a message: in one line, every character visible, and not endless. */
    public static String shown(String text) {
        return VisibleText.ofLine(Phrases.shortened(text, LONGEST_SHOWN));
    }
}
