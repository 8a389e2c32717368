package dev.descent.model;

/** How a trial ended, as the tables say it. */
public enum Status {
    COMPLETED("completed"),
    DIVERGED("diverged"),
    FAILED("failed");

    private final String word;

    Status(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }
}
