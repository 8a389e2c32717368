/**
 * Shows pages to browsers on this machine: {@link dev.descent.serve.PageServer} answers on the loopback address alone and knows
 * nothing of what it shows.
 *
 * <p>The only room that touches the JDK's HTTP server.
 */
package dev.descent.serve;
