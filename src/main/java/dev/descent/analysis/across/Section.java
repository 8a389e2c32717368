package dev.descent.analysis.across;

import java.util.List;

/**
 * A part of a page, in texts without markup.
 *
 * @param title what it is about
 * @param sentences before its table
 * @param header of its table; empty if it has none
 * @param rows of its table
 * @param left how many columns of the table are flush left
 */
public record Section(String title, List<String> sentences, List<String> header, List<List<String>> rows, int left) {
    public Section {
        sentences = List.copyOf(sentences);
        header = List.copyOf(header);
        rows = List.copyOf(rows);
    }

    static Section ofSentences(String title, List<String> sentences) {
        return new Section(title, sentences, List.of(), List.of(), 0);
    }

    /** Whether its sentences are items of their own. */
    public boolean isList() {
        return !hasTable() && sentences.size() > 1;
    }

    public boolean hasTable() {
        return !header.isEmpty();
    }
}
