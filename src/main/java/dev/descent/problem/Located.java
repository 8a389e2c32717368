package dev.descent.problem;

/** Something that a user wrote, which knows where it stands. */
public interface Located {
    Position position();
}
