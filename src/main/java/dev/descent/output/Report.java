package dev.descent.output;

import dev.descent.output.text.Content;

/**
 * One file of a results folder.
 *
 * @param name its name in the folder, such as {@code trials.csv}
 * @param content what it holds
 */
public record Report(String name, Content content) {}
