/**
 * Files from strangers: whatever bytes a reader is given, it takes them or refuses them as a user's file. A {@link
 * dev.descent.fuzz.Target} says what must hold, a {@link dev.descent.fuzz.Mutator} makes the bytes, a {@link
 * dev.descent.fuzz.FuzzRound} brings them together; what was ever found stands under {@code src/test/resources/fuzz/<target>/} and is
 * tried again in every test run.
 */
package dev.descent.fuzz;
