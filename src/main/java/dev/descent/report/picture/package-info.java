/**
 * The plots of one experiment: {@link dev.descent.report.picture.Pictures} says which there are, each other class when a picture is
 * worth showing and what is in it. How a plot is drawn is for {@code plot} to say.
 */
package dev.descent.report.picture;
