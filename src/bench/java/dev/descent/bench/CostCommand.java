package dev.descent.bench;

import dev.descent.engine.training.EstimatedTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.StringJoiner;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How long trials of many shapes take, beside what {@link EstimatedTime} says. */
@Command(
        name = "cost",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Measures trials of many shapes on one thread, each in a process of its own, beside their estimates.",
            "Says how far these are off, and which prices would fit what was measured best."
        })
final class CostCommand implements Callable<Integer> {
    @Option(names = "--quick", description = "Three shapes: shows that everything runs.")
    private boolean quick;

    private record Measured(CostCase shape, double seconds) {
        double estimated() {
            return time().seconds(shape.epochs());
        }

        double ratio() {
            return estimated() / seconds;
        }

        EstimatedTime time() {
            return EstimatedTime.of(shape.spec(), shape.dataset());
        }

        /** What of the fit's sum each kind of work is, for a price of 1 ns. */
        double[] shares() {
            double[] shares = time().work(shape.epochs());
            for (int kind = 0; kind < shares.length; kind++) {
                shares[kind] *= 1e-9 / seconds;
            }
            return shares;
        }
    }

    @Override
    public Integer call() {
        List<CostCase> cases = CostCase.all();
        List<Measured> fitted = new ArrayList<>();
        List<Measured> heldBack = new ArrayList<>();
        List<Measured> wide = new ArrayList<>();
        MarkdownTable table = new MarkdownTable(
                "network", "rows", "batch", "optimizer", "epochs", "ms a trial", "estimated", "ratio", "fitted");
        for (int at = 0; at < (quick ? 3 : cases.size()); at++) {
            CostCase shape = cases.get(at);
            Measured measured = new Measured(
                    shape,
                    Fork.measure(List.of(), CostPoint.class, Integer.toString(at))
                            .get("seconds"));
            System.err.println(shape + ": " + Figures.text(1e3 * measured.seconds()) + " ms");
            boolean counts = CostCase.FITTED.contains(shape) && !shape.isWide();
            (counts ? fitted : heldBack).add(measured);
            if (CostCase.FITTED.contains(shape) && shape.isWide()) {
                wide.add(measured);
            }
            addRow(table, measured, counts);
        }
        System.out.println("Java " + Runtime.version() + "; one thread, packs of 16.\n");
        System.out.println(table);
        tell("fitted", fitted);
        tell("not fitted", heldBack);
        System.out.println("Prices, in nanoseconds, that fit best:");
        tellPrices("side by side", fitted);
        tellPrices("one by one, from too few to believe", wide);
        return 0;
    }

    private static void addRow(MarkdownTable table, Measured measured, boolean counts) {
        CostCase shape = measured.shape();
        table.row(
                shape.toString(),
                Figures.whole(shape.rows()) + (shape.validation() > 0 ? " + " + Figures.whole(shape.validation()) : ""),
                shape.batch() > shape.rows() ? "full" : Figures.whole(shape.batch()),
                shape.optimizer(),
                Integer.toString(shape.epochs()),
                Figures.text(1e3 * measured.seconds()),
                Figures.text(1e3 * measured.estimated()),
                Figures.text(measured.ratio()),
                counts ? "yes" : "no");
    }

    /** The spread of estimate by measurement, and of its logarithm the standard deviation around 0. */
    private static void tell(String which, List<Measured> measured) {
        if (measured.isEmpty()) {
            return;
        }
        Figures ratios = Figures.of(measured.stream().map(Measured::ratio).toList());
        double squares = 0;
        for (double ratio : ratios.values()) {
            squares += Math.log(ratio) * Math.log(ratio);
        }
        System.out.println("Estimate ÷ measured, " + measured.size() + " shapes " + which + ": median "
                + Figures.text(ratios.median()) + ", " + ratios.spread() + "; σ of its logarithm "
                + Figures.text(Math.sqrt(squares / measured.size())) + ".\n");
    }

    private static void tellPrices(String which, List<Measured> measured) {
        List<double[]> shares = measured.stream().map(Measured::shares).toList();
        StringJoiner text = new StringJoiner(", ", "  " + which + ": ", "");
        for (double price : prices(shares)) {
            text.add(Figures.text(price));
        }
        System.out.println(text);
    }

    /** The prices, none below 0, that make the sum of squares of (estimate ÷ measured − 1) least, coordinate by coordinate. */
    static double[] prices(List<double[]> shares) {
        double[] prices = new double[EstimatedTime.KINDS];
        double[] rest = new double[shares.size()];
        Arrays.fill(rest, 1);
        for (int round = 0; round < 200_000; round++) {
            int kind = round % prices.length;
            double product = 0;
            double square = 0;
            for (int i = 0; i < rest.length; i++) {
                double share = shares.get(i)[kind];
                product += share * rest[i];
                square += share * share;
            }
            if (square > 0) {
                double next = Math.max(0, prices[kind] + product / square);
                for (int i = 0; i < rest.length; i++) {
                    rest[i] -= (next - prices[kind]) * shares.get(i)[kind];
                }
                prices[kind] = next;
            }
        }
        return prices;
    }
}
