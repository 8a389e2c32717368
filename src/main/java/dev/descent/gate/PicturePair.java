package dev.descent.gate;

import java.util.HashMap;
import java.util.Map;

/**
 * Two copies of a picture as they are read side by side: where the reader is, and what their ids stand for. An id is a digest of what the
 * picture shows. So the ids of one copy may be others only if the picture has moved, and then one for one.
 */
final class PicturePair {
    private final Map<String, String> ofLeft = new HashMap<>();
    private final Map<String, String> ofRight = new HashMap<>();
    private boolean isInTag;
    private boolean isRenamed;
    private boolean hasMoved;

    /** Goes over a character that both have and that belongs to no number, id or colour. */
    void pass(char c) {
        isInTag = c == '<' || isInTag && c != '>';
    }

    /** Whether the reader is inside a tag, where places, colours and ids stand; all else are words. */
    boolean isInTag() {
        return isInTag;
    }

    /** Goes over a number or a colour that differs. */
    void move() {
        hasMoved = true;
    }

    /** Goes over an id; whether the two have stood for one another so far. */
    boolean agree(String left, String right) {
        isRenamed |= !left.equals(right);
        return ofLeft.computeIfAbsent(left, id -> right).equals(right)
                && ofRight.computeIfAbsent(right, id -> left).equals(left);
    }

    /** Whether the ids are others, though the copies show the same. */
    boolean isRenamedForNothing() {
        return isRenamed && !hasMoved;
    }
}
