/**
 * Makes the site from the repository's Markdown, its results and its Javadoc. A tool of the build, behind the Maven profile {@code site}: no
 * other build compiles it, and the program knows nothing of it.
 */
package dev.descent.pages;
