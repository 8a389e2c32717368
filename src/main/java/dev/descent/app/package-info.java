/**
 * The use cases: run, plan, check, compare, explain, new. An experiment's folders are found, made and written here; what a person
 * sees on the terminal, and the few files that belong to the terminal alone, such as a bug report, are {@code cli}'s.
 */
package dev.descent.app;
