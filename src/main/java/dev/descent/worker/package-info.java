/**
 * Carries out what executors bring: makes the trials of a task from what it says, compares their ids, trains them, and answers in bytes;
 * in the process of a run, or in another one that has nothing but the base. Knows the engines. Uses {@code executor}, {@code engine},
 * {@code engine.lockstep}, {@code engine.reference}, {@code analysis}, {@code config}, {@code data}, {@code function}, {@code model}, {@code nn}, {@code problem} and {@code number}; writes files into a
 * temporary folder alone.
 */
package dev.descent.worker;
