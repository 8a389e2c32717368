/** The command line: arguments, progress, messages, exit codes. The only room that prints to a terminal. */
package dev.descent.cli;
