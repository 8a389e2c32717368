/**
 * Finds engines and executors by name: the built-in ones are given in code, the others by {@link java.util.ServiceLoader}.
 * Remembers what could not be loaded and why.
 */
package dev.descent.plugin;
