package dev.descent.problem;

/**
 * What would be right instead of what a user wrote: first what is most likely meant, then all that is possible.
 *
 * @param hint a clause for the end of the message, such as "did you mean 'adam'?"; may be empty
 * @param expected such as "expected one of sgd, adam"; may be empty
 */
public record Remedy(String hint, String expected) {

    /** One without a guess at what is meant. */
    public static Remedy of(String expected) {
        return new Remedy("", expected);
    }

    /** The message with the hint behind it. */
    public String after(String message) {
        return hint.isEmpty() ? message : message + "; " + hint;
    }

    /** The message with all of the remedy behind it, where there is one line for both. */
    public String sentence(String message) {
        String told = after(message);
        return expected.isEmpty() ? told : told + (told.endsWith("?") ? " " : "; ") + expected;
    }
}
