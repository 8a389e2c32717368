package dev.descent.model;

/** How a trial ended, as the tables say it. */
public enum Status {
    COMPLETED("completed"),
    /** A search stopped it before its last epoch, for others were better there. */
    HALVED("halved"),
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
