package dev.descent.model;

import dev.descent.problem.NearestName;
import dev.descent.problem.Remedy;
import java.util.List;
import java.util.Optional;

/** A path names nothing that an experiment file has or could have; the message says where it ends, the remedy what would be right. */
public final class UnknownPath extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Remedy remedy;
    private final boolean malformed;
    private final Optional<String> having;

    private UnknownPath(String path, String why, Remedy remedy, boolean malformed, Optional<String> having) {
        super("unknown path " + path + (why.isEmpty() ? "" : ": " + why), null, false, false);
        this.remedy = remedy;
        this.malformed = malformed;
        this.having = having;
    }

    static UnknownPath of(String path, String why) {
        return of(path, why, Remedy.of(""));
    }

    static UnknownPath of(String path, String why, Remedy remedy) {
        return new UnknownPath(path, why, remedy, false, Optional.empty());
    }

    /** The path ends at something that is wrong itself. */
    static UnknownPath malformed(String path, String why) {
        return new UnknownPath(path, why, Remedy.of(""), true, Optional.empty());
    }

    /** @param owner what lacks the parameter, in a sentence */
    static UnknownPath noParameter(String path, String owner, ComponentType type, String name) {
        List<String> known = type.keys();
        Remedy remedy = known.isEmpty()
                ? Remedy.of(owner + " has no keys")
                : ForeignWords.ours(type, name)
                        .map(ours -> new Remedy(ours.told(), "expected " + NearestName.oneOf(known)))
                        .orElseGet(() -> NearestName.expected(known, name));
        Optional<String> having = type.kind() == Kind.SECTION
                ? Optional.empty()
                : Vocabulary.of(type.kind()).stream()
                        .filter(other -> other.parameter(name).isPresent())
                        .findFirst()
                        .map(other -> "{" + other.name() + ": {" + name + ": …}}");
        return new UnknownPath(path, path.equals(name) ? "" : owner + " has no " + name, remedy, false, having);
    }

    /** @param list the path of the list */
    static UnknownPath noElement(String path, String list, int size) {
        return of(
                path,
                list + " has " + size + (size == 1 ? " element" : " elements"),
                Remedy.of(
                        size == 1
                                ? "expected " + list + "[0]"
                                : "expected one of " + list + "[0] to " + list + "[" + (size - 1) + "]"));
    }

    /** @param owner the path of what is not there */
    static UnknownPath absent(String path, String owner) {
        return of(path, "there is no " + owner, Remedy.of("give " + owner + " in the file"));
    }

    /** What would be right; may be empty. */
    public Remedy remedy() {
        return remedy;
    }

    /** Another component that has the parameter which is missing, as it is written: {@code {adam: {beta_1: …}}}. */
    public Optional<String> having() {
        return having;
    }

    /** Whether the path ends at something that is wrong itself, which its reader has told. */
    public boolean malformed() {
        return malformed;
    }
}
