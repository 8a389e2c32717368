/**
 * Where tasks are carried out: the contract, what is carried, and threads of this process. Uses {@code engine}, {@code model} and
 * {@code number}; knows nothing of files.
 */
package dev.descent.executor;
