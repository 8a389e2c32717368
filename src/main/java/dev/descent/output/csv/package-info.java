/** The CSV files of one experiment, one class a file; each is written as trials are read. */
package dev.descent.output.csv;
