package dev.descent.cli;

import dev.descent.app.RunListener;
import dev.descent.app.RunSummary;
import dev.descent.app.RunningExperiment;
import dev.descent.app.Stopped;
import dev.descent.config.Experiment;
import dev.descent.engine.TrialOutcome;
import dev.descent.model.ExperimentSpec;
import dev.descent.model.Trial;
import dev.descent.serve.PageServer;
import dev.descent.serve.Pages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code --serve}: the reports in a browser while they grow, and as they were written once their experiments have ended. */
final class LiveView implements RunListener, Pages, AutoCloseable {
    private static final String PAGE = "report.html";

    /** Instead of a number of trials: what a page shows before there is one, one of another run, and the report as it was written. */
    private static final int NOTHING = -1;

    private static final int STALE = -2;
    private static final int WRITTEN = -3;

    /** How far an experiment is; fields are empty until it comes to that. */
    private static final class Show {
        private RunningExperiment running;
        private final CurvesUnderWay curves = new CurvesUnderWay();
        private ProgressCounts tally;
        private boolean ended;
        private Optional<Path> reports = Optional.empty();
        private Optional<String> page = Optional.empty();
        private int shown = NOTHING;
        /** Held by whoever makes or reads the page, so that many who ask at once get one text. */
        private final Object making = new Object();
    }

    private final Map<String, Show> shows = new LinkedHashMap<>();
    private PageServer server;

    private LiveView(List<Experiment> experiments) {
        experiments.forEach(experiment -> shows.put(experiment.spec().name(), new Show()));
    }

    /**
     * Begins to serve.
     *
     * @param port 0 for any that is free
     * @throws Stopped if the port can't be had
     */
    static LiveView open(int port, List<Experiment> experiments) throws Stopped {
        LiveView view = new LiveView(experiments);
        try {
            PageServer.BOUNDS.forEach(LiveView::setUnlessGiven);
            view.server = PageServer.start(port, view, System::nanoTime);
        } catch (IOException e) {
            throw Stopped.machine(
                    "can't listen on port " + port + ": " + e.getMessage()
                            + "; choose another, or none for any that is free",
                    e);
        }
        return view;
    }

    /** What the user set with {@code -D} stays. */
    private static void setUnlessGiven(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }

    String address() {
        return server.address();
    }

    @Override
    public void started(RunningExperiment running) {
        Show show = shows.get(running.experiment().name());
        synchronized (show) {
            show.running = running;
            show.curves.begin(running.experiment());
            show.tally = new ProgressCounts(running, System::nanoTime);
            show.shown = STALE;
        }
        server.changed();
    }

    @Override
    public void finished(ExperimentSpec experiment, Trial trial, TrialOutcome outcome) {
        Show show = shows.get(experiment.name());
        synchronized (show) {
            show.tally.add(trial, outcome);
        }
        server.changed();
    }

    /** Looks how far the trials under way are. */
    void tick() {
        boolean moved = false;
        for (Show show : shows.values()) {
            synchronized (show) {
                if (show.tally != null && !show.ended) {
                    show.tally.look();
                    moved |= show.curves.add(show.tally.underWay());
                }
            }
        }
        if (moved) {
            server.changed();
        }
    }

    @Override
    public void ended(ExperimentSpec experiment, RunSummary summary) {
        Show show = shows.get(experiment.name());
        synchronized (show) {
            show.ended = true;
            show.curves.add(List.of());
            show.reports = summary.reported() ? Optional.of(summary.folder()) : Optional.empty();
        }
        server.changed();
    }

    @Override
    public List<String> names() {
        return List.copyOf(shows.keySet());
    }

    /** Trials that have ended, thousandths of the work, {@code running} or {@code ended}, a sentence, and the curves; a line each. */
    @Override
    public String state(String name) {
        Show show = shows.get(name);
        synchronized (show) {
            if (show.tally == null) {
                return "0\n0\nrunning\nwaits for its turn\n" + show.curves.json();
            }
            String how = show.ended ? "ended" : "running";
            return show.tally.done() + "\n" + (int) (1000 * show.tally.share()) + "\n" + how + "\n" + show.tally.text()
                    + "\n" + show.curves.json();
        }
    }

    @Override
    public Optional<String> page(String name) throws IOException {
        Show show = shows.get(name);
        synchronized (show.making) {
            return newest(show);
        }
    }

    private static Optional<String> newest(Show show) throws IOException {
        RunningExperiment running;
        Optional<Path> reports;
        int done;
        synchronized (show) {
            running = show.running;
            reports = show.reports;
            done = reports.isPresent() ? WRITTEN : show.tally == null ? NOTHING : show.tally.done();
            if (show.shown == done) {
                return show.page;
            }
        }
        Optional<String> newer =
                reports.isPresent() ? Optional.of(Files.readString(reports.get().resolve(PAGE))) : running.page();
        synchronized (show) {
            if (newer.isPresent()) {
                show.page = newer;
                show.shown = done;
            }
            return show.page;
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
