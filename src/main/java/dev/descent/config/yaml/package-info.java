/**
 * Text to tree: {@link dev.descent.config.yaml.YamlReader} reads a file into a {@link dev.descent.config.yaml.Node} tree with positions, and
 * {@link dev.descent.problem.ProblemText} shows people where a file is wrong.
 *
 * <p>The only room that touches snakeyaml-engine, and only its events: the tree is built here, so that depth, aliases,
 * duplicate keys and merges are under our own rules. Knows nothing of experiments.
 */
package dev.descent.config.yaml;
