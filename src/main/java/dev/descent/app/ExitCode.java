package dev.descent.app;

import java.util.List;

/** What a command tells the shell. */
public enum ExitCode {
    DONE(0, "done"),
    NOT_HELD(1, "an expectation or a check failed"),
    REFUSED(2, "the request or a file is wrong"),
    MACHINE_LACKS(
            3, "the machine lacks something: disk, memory, permission, a plug-in that is known but not installed"),
    NOTHING_COMPLETED(4, "no trial completed or has what it is ranked by, or nothing was comparable"),
    ROUND_OPEN(5, "a round is open: run its shards and merge again"),
    OUR_BUG(70, "a bug of Descent's own"),
    INTERRUPTED(130, "interrupted; what is finished is kept");

    private final int code;
    private final String about;

    ExitCode(int code, String about) {
        this.code = code;
        this.about = about;
    }

    /** The most severe of several experiments: the machine, then a round that is open, so that nothing is final, then nothing completed, then an expectation. */
    public static ExitCode of(List<RunSummary> summaries) {
        for (ExitCode code : List.of(MACHINE_LACKS, ROUND_OPEN, NOTHING_COMPLETED, NOT_HELD)) {
            if (summaries.stream().anyMatch(s -> s.exitCode() == code)) {
                return code;
            }
        }
        return DONE;
    }

    public int code() {
        return code;
    }

    public String about() {
        return about;
    }
}
