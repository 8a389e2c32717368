/**
 * From a file's tree to what it means, with every mistake that a user can make: {@link dev.descent.config.ExperimentReader} is the
 * door. Forms are checked by one walk over the shapes of the vocabulary ({@link dev.descent.config.ValueReader}); what values mean
 * together is checked a configuration at a time, at the position of the value that brought the mistake in.
 *
 * <p>An {@link dev.descent.config.Experiment} begins a search, and resolves what its rounds propose into trials.
 *
 * <p>Reads the experiment file, its tables and its initial weights, nothing else. The names of engines and executors reach it as sets.
 */
package dev.descent.config;
