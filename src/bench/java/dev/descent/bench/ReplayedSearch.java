package dev.descent.bench;

import dev.descent.sweep.search.Observation;
import dev.descent.sweep.search.Point;
import dev.descent.sweep.search.RandomPoints;
import dev.descent.sweep.search.Rung;
import dev.descent.sweep.search.Rungs;
import dev.descent.sweep.search.SobolPoints;
import dev.descent.sweep.search.TreeParzen;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;

/** Searches that go on for as long as there are epochs to spend, each with what it holds to be the best after every step. */
enum ReplayedSearch {
    RANDOM("random") {
        @Override
        void run(Course course, long seed) {
            oneByOne(new RandomPoints(course.table().space(), seed)::point, course);
        }
    },
    SOBOL("sobol") {
        @Override
        void run(Course course, long seed) {
            oneByOne(new SobolPoints(course.table().space(), seed)::point, course);
        }
    },
    TPE("tpe, batch 4") {
        @Override
        void run(Course course, long seed) {
            RandomPoints random = new RandomPoints(course.table().space(), seed);
            TreeParzen model = new TreeParzen(course.table().space(), seed);
            List<Observation> told = new ArrayList<>();
            Set<Point> known = new HashSet<>();
            while (!course.isOver()) {
                List<Point> batch = new ArrayList<>();
                int size = told.isEmpty() ? TreeParzen.STARTUP : BATCH;
                for (int i = 0; i < size; i++) {
                    int index = told.size() + i;
                    Point point = told.isEmpty()
                            ? random.point(index)
                            : model.propose(told, batch, known, index).orElseThrow();
                    batch.add(point);
                    known.add(point);
                }
                for (Point point : batch) {
                    double value = course.train(point);
                    told.add(new Observation(point, Double.isInfinite(value) ? Double.NaN : value));
                }
            }
        }
    },
    HALVING("successive_halving, 64, eta 3, min_epochs 3") {
        @Override
        void run(Course course, long seed) {
            RandomPoints points = new RandomPoints(course.table().space(), seed);
            List<Rung> rungs = Rungs.successiveHalving(64, course.table().epochs(), ETA, 3);
            int next = 0;
            while (!course.isOver()) {
                next = bracket(points, next, rungs, course);
            }
        }
    },
    HYPERBAND("hyperband, eta 3, min_epochs 1") {
        @Override
        void run(Course course, long seed) {
            RandomPoints points = new RandomPoints(course.table().space(), seed);
            List<List<Rung>> brackets = Rungs.hyperband(course.table().epochs(), ETA, 1);
            int next = 0;
            for (int b = 0; !course.isOver(); b++) {
                next = bracket(points, next, brackets.get(b % brackets.size()), course);
            }
        }
    };

    private static final int BATCH = 4;
    private static final int ETA = 3;

    private final String title;

    ReplayedSearch(String title) {
        this.title = title;
    }

    /** As it is written in an experiment file, more or less. */
    String title() {
        return title;
    }

    /** Spends the epochs of a course. */
    abstract void run(Course course, long seed);

    private static void oneByOne(IntFunction<Point> points, Course course) {
        for (int i = 0; !course.isOver(); i++) {
            course.train(points.apply(i));
        }
    }

    /** Halves the next points; the number of the point after them. */
    private static int bracket(RandomPoints points, int first, List<Rung> rungs, Course course) {
        List<Point> left = new ArrayList<>();
        for (int i = 0; i < rungs.get(0).configurations(); i++) {
            left.add(points.point(first + i));
        }
        int trained = 0;
        for (Rung rung : rungs) {
            left = left.subList(0, Math.min(left.size(), rung.configurations()));
            for (Point point : left) {
                course.spend(rung.epochs() - trained);
                if (rung.epochs() == course.table().epochs()) {
                    course.end(point);
                }
            }
            trained = rung.epochs();
            List<Point> sorted = new ArrayList<>(left);
            sorted.sort(Comparator.comparingDouble(point -> course.table().value(point, rung.epochs())));
            left = sorted;
        }
        return first + rungs.get(0).configurations();
    }

    /** What was spent, and the regret of the best that was trained to its end. */
    static final class Course {
        private final ReplayTable table;
        private final double[] regrets;
        private long spent;
        private double best;
        private double regret;

        /** @param most whole trainings */
        Course(ReplayTable table, int most) {
            this.table = table;
            this.regrets = new double[most];
            this.best = Double.POSITIVE_INFINITY;
            this.regret = Double.NaN;
        }

        ReplayTable table() {
            return table;
        }

        boolean isOver() {
            return spent >= (long) regrets.length * table.epochs();
        }

        /** Spends epochs. */
        void spend(int epochs) {
            for (int e = 0; e < epochs; e++) {
                spent++;
                int trainings = (int) (spent / table.epochs());
                if (spent % table.epochs() == 0 && trainings <= regrets.length) {
                    regrets[trainings - 1] = regret;
                }
            }
        }

        /** A configuration was trained to its end. */
        void end(Point point) {
            double value = table.value(point, table.epochs());
            if (value < best) {
                best = value;
                regret = table.regret(point);
            }
            int trainings = (int) (spent / table.epochs());
            if (spent % table.epochs() == 0 && trainings >= 1 && trainings <= regrets.length) {
                regrets[trainings - 1] = regret;
            }
        }

        /** Trains a configuration from its start to its end; its value. */
        double train(Point point) {
            spend(table.epochs());
            end(point);
            return table.value(point, table.epochs());
        }

        /** The regret after each whole training's worth of epochs; NaN as long as none was trained to its end. */
        double[] regrets() {
            return regrets.clone();
        }
    }
}
