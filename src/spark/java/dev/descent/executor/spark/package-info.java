/**
 * Has tasks carried out by Apache Spark: in this process, or by a cluster. Spark sees byte arrays alone; what they say is known to
 * {@code executor}, and who carries it out to {@code worker}.
 *
 * <p>{@link dev.descent.executor.spark.SparkRun} and what it uses live in the driver's process, {@link
 * dev.descent.executor.spark.CarryOut} and {@link dev.descent.executor.spark.OpenWorkers} in those of Spark's executors.
 */
package dev.descent.executor.spark;
