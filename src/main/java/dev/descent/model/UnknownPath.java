package dev.descent.model;

import dev.descent.problem.NearestName;
import java.util.List;

/** A path names nothing that an experiment file has or could have; the message says where it ends, the remedy what would be right. */
public final class UnknownPath extends Exception {
    private static final long serialVersionUID = 1L;

    private final String remedy;
    private final boolean malformed;

    private UnknownPath(String path, String why, String remedy, boolean malformed) {
        super("unknown path " + path + ": " + why, null, false, false);
        this.remedy = remedy;
        this.malformed = malformed;
    }

    static UnknownPath of(String path, String why, String remedy) {
        return new UnknownPath(path, why, remedy, false);
    }

    /** The path ends at something that is wrong itself. */
    static UnknownPath malformed(String path, String why) {
        return new UnknownPath(path, why, "", true);
    }

    /** @param owner what lacks the parameter, in a sentence */
    static UnknownPath noParameter(String path, String owner, ComponentType type, String name) {
        List<String> known = type.keys();
        return of(
                path,
                owner + " has no " + name,
                known.isEmpty()
                        ? owner + " has no keys"
                        : ForeignWords.ours(type, name)
                                .map(ours -> "expected " + NearestName.oneOf(known) + "; here it is " + ours)
                                .orElseGet(() -> NearestName.expected(known, name)));
    }

    /** @param list the path of the list */
    static UnknownPath noElement(String path, String list, int size) {
        return of(
                path,
                list + " has " + size + (size == 1 ? " element" : " elements"),
                size == 1
                        ? "expected " + list + "[0]"
                        : "expected one of " + list + "[0] to " + list + "[" + (size - 1) + "]");
    }

    /** @param owner the path of what is not there */
    static UnknownPath absent(String path, String owner) {
        return of(path, "there is no " + owner, "give " + owner + " in the file");
    }

    /** What would be right; may be empty. */
    public String remedy() {
        return remedy;
    }

    /** Whether the path ends at something that is wrong itself, which its reader has told. */
    public boolean malformed() {
        return malformed;
    }
}
