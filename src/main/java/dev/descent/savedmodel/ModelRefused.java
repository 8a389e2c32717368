package dev.descent.savedmodel;

/** A file is no network that this program can use; the message says why, a sentence without its full stop. */
public final class ModelRefused extends Exception {
    private static final long serialVersionUID = 1L;

    public ModelRefused(String message) {
        super(message);
    }
}
