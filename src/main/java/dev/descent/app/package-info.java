/**
 * The use cases: run, plan, check, compare, explain, new. Files are found, read and written here and nowhere above; what a
 * person sees on the terminal is {@code cli}'s.
 */
package dev.descent.app;
