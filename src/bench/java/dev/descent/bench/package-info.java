/**
 * Benchmarks: what training and everything around it cost on this machine, beside what the machine could do.
 * {@link dev.descent.bench.Benchmarks} is the command, {@link dev.descent.bench.Workload} the jobs that are timed,
 * {@link dev.descent.bench.Fork} the fresh JVM in which each figure is taken. Classes named {@code …Benchmark} measure single
 * operations and are JMH's.
 *
 * <p>In no jar and no test: the profile {@code bench} compiles it. Here the clock is what is measured with; in the program few rooms may read it.
 */
package dev.descent.bench;
