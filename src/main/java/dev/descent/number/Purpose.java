package dev.descent.number;

/** What random values are for; part of their key, so that no use disturbs another. */
public enum Purpose {
    /** Initial weights; counter: the element of the variable. */
    WEIGHTS("weights"),
    /** The order of the training rows; counters: epoch from 1, position. */
    ORDER("order"),
    /** Dropped values; counters: step from 1, then row of the batch and unit. */
    DROPOUT("dropout"),
    /** Which rows train, validate and test; counter: position. */
    SPLIT("split"),
    /** Points of a random search. */
    SEARCH("search");

    private final String word;

    Purpose(String word) {
        this.word = word;
    }

    /** The word that enters the key's digest. */
    public String word() {
        return word;
    }
}
