/**
 * What is wrong with something that a user wrote, where, and what would be right: {@link dev.descent.problem.Problems} collects
 * mistakes with their positions and throws them once, for YAML, tables and expressions alike.
 *
 * <p>Uses {@code number}, to show texts. No I/O, no logging.
 */
package dev.descent.problem;
