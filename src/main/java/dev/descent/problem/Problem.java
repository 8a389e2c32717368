package dev.descent.problem;

import java.util.Optional;

/**
 * One mistake in a file of the user's.
 *
 * @param position where
 * @param message what is wrong, without a full stop
 * @param remedy what would be right; may be empty
 * @param line the text of the line, empty if it can't be shown
 */
public record Problem(Position position, String message, Optional<String> remedy, Optional<String> line) {}
