/**
 * The files of a results folder: {@link dev.descent.output.Reports} makes every file of one experiment. What each kind of file looks
 * like stands in a room of its own:
 *
 * <ul>
 *   <li>{@code text}: the forms that files are written in, and how each keeps a user's text from breaking it
 *   <li>{@code csv}, {@code markdown}, {@code html}: the files of one experiment
 *   <li>{@code plots}: which plots there are and what is in them; {@code svg}: how a plot is drawn
 *   <li>{@code manual}: what the program says of its own language
 * </ul>
 *
 * <p>What is found out before anything is written, who is best and what to bear in mind, stands in {@code analysis}. Everything is computed from values as they are printed, so that a reader can do it again from the CSV files. All of these rooms
 * write to {@link java.lang.Appendable}s and read {@link java.io.Reader}s; they open no files and ask no clock.
 */
package dev.descent.output;
