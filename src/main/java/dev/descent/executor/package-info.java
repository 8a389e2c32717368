/** Where cohorts run: the contract, and threads of this process. Uses {@code engine} and {@code model}; knows nothing of files. */
package dev.descent.executor;
