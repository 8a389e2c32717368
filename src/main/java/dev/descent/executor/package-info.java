/** Where cohorts run: the contract, and threads of this process. Uses {@code engine}; knows nothing of files. */
package dev.descent.executor;
