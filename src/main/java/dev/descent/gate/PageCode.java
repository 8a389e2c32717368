package dev.descent.gate;

/** Which lines of a page of HTML, read in their order, are its program, its style and what it says of itself: no number there is a result. */
final class PageCode {
    private boolean isInside;

    /** Whether the next line is code; the page's data, and whatever a reader sees, are not. */
    boolean isCode(String line) {
        isInside |= line.startsWith("<style>") || line.startsWith("<script>");
        boolean isCode = isInside || line.startsWith("<meta ");
        if (line.startsWith("</style>") || line.startsWith("</script>")) {
            isInside = false;
        }
        return isCode;
    }
}
