package dev.descent.model;

/** A kind of component: what can stand in one place of an experiment file. */
public enum Kind {
    LAYER("layer"),
    ACTIVATION("activation"),
    LOSS("loss"),
    METRIC("metric"),
    OPTIMIZER("optimizer"),
    SCHEDULE("learning-rate schedule"),
    INITIALIZER("initializer"),
    SCALER("scaler"),
    MISSING("missing-value rule"),
    CLIPPING("gradient clipping"),
    BASELINE("baseline"),
    /** Where the trials of a sweep come from that is not a grid. */
    SEARCH("search"),
    /** What a search draws the values of a key from. */
    DISTRIBUTION("distribution"),
    /** A list of numbers that need not be written one by one. */
    SPACE("space"),
    /** A part of the file with fixed keys and no name of its own to choose, such as {@code dataset}. */
    SECTION("section");

    private final String title;

    Kind(String title) {
        this.title = title;
    }

    /** Its name in a sentence: "learning-rate schedule". */
    public String title() {
        return title;
    }

    /** Its name in the plural: "losses". */
    public String plural() {
        return title + (title.endsWith("s") || title.endsWith("ch") ? "es" : "s");
    }

    /** Its name with its article: "an optimizer". */
    public String withArticle() {
        return ("aeiou".indexOf(title.charAt(0)) >= 0 ? "an " : "a ") + title;
    }
}
