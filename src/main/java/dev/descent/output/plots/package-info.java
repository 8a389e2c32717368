/**
 * The plots of one experiment: {@link dev.descent.output.plots.Pictures} says which there are, each other class when a picture is
 * worth showing and what is in it. How a plot is drawn is for {@code output.svg} to say.
 */
package dev.descent.output.plots;
