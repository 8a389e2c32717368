/**
 * Where tasks are carried out: the contract, what is carried, and threads of this process. Uses {@code engine} and
 * {@code model}; knows nothing of files.
 */
package dev.descent.executor;
