/** Where cohorts run: the contract, and threads of this process. Uses {@code engine}, {@code data} and {@code model}; knows nothing of files. */
package dev.descent.executor;
