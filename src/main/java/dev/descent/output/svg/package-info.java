/**
 * Pictures of numbers, written as SVG: a {@link dev.descent.output.svg.Plot} is a record of what to show and draws itself.
 *
 * <p>The same numbers give the same bytes on every machine: text is laid out by an assumed width of 0.6 em, coordinates are
 * rounded to hundredths, ids come from the content, numbers are printed by {@code number}. Colours follow the reader's light or dark
 * scheme, can be told apart by the colour-blind, and never carry a meaning alone: every curve has a dash and a marker of its own.
 *
 * <p>Uses {@code number}, {@code output.text}, and {@code function} for trajectories. No I/O but the given {@link java.lang.Appendable}, no fonts, no AWT.
 */
package dev.descent.output.svg;
