/**
 * From a CSV to what a network learns: {@link dev.descent.data.Table} reads the file strictly, {@link dev.descent.data.Datasets}
 * encodes, splits and scales it, {@link dev.descent.data.RowOrder} shuffles its rows.
 *
 * <p>Uses {@code model}, {@code problem} (for the user's mistakes) and {@code number}; it alone reads the tables of users. Reads the one file it is
 * given and writes none; no clock, no logging, no random numbers but those of {@code number}: same bytes, same dataset.
 */
package dev.descent.data;
