package dev.descent.executor;

/**
 * How long an executor would like its tasks to take, since handing one out costs it something.
 *
 * @param seconds by estimate; 0 for the smallest tasks that fill an engine's lanes
 * @param cores how many tasks train at once; 0 if that is not known
 * @param overhead what handing one out costs, in seconds
 */
public record TaskTime(double seconds, int cores, double overhead) {
    /** For who hands them out for nothing. */
    public static final TaskTime ANY = new TaskTime(0, 0, 0);
}
