package dev.descent.fuzz;

import dev.descent.analysis.across.AcrossText;
import dev.descent.analysis.across.MethodComparison;
import dev.descent.analysis.across.Score;
import dev.descent.analysis.across.ScoredDataSet;
import dev.descent.gate.Comparison;
import dev.descent.gate.SideBySide;
import dev.descent.gate.Tolerance;
import dev.descent.gate.across.CommonAxis;
import dev.descent.gate.across.MethodScores;
import dev.descent.gate.across.SweptFolder;
import dev.descent.gate.stored.ResultsIndex;
import dev.descent.gate.stored.StoredFolder;
import dev.descent.output.AcrossReport;
import dev.descent.output.MemoryFolder;
import dev.descent.output.text.Content;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Stored results, which a stranger may have written as well, are compared and listed, or can't be read.
 *
 * <p>An input is trials.csv, a form feed, and experiment.yaml; the other folder is as a run left it.
 */
final class ResultsTarget implements Target {
    private static final Path COMMITTED = Path.of("results");
    private static final int LINES = 12;

    private final StoredFolder sound = folder("sound", seeds().get(0));

    @Override
    public String name() {
        return "results";
    }

    @Override
    public boolean takes(byte[] input) {
        StoredFolder folder = folder("fuzz", input);
        StringBuilder out = new StringBuilder();
        try {
            ResultsIndex.of(List.of(folder, sound), Map.of()).write(out);
            Comparison.of(folder, sound, Tolerance.EXACT).write(out);
            Comparison.of(sound, folder, new Tolerance(1e-6, 0)).write(out);
            new SideBySide(folder, sound).write(out);
            across(SweptFolder.read(folder, "fuzz"), SweptFolder.read(folder, "twin"), out);
            return true;
        } catch (IOException unreadable) {
            return false;
        }
    }

    private static void across(SweptFolder one, SweptFolder other, Appendable out) throws IOException {
        List<SweptFolder> folders = List.of(one, other);
        for (CommonAxis axis : CommonAxis.of(folders)) {
            List<ScoredDataSet> scored = new ArrayList<>();
            for (SweptFolder folder : folders) {
                ScoredDataSet dataSet = MethodScores.of(folder, axis, Optional.empty());
                if (dataSet.scores().stream().anyMatch(Score::exists)) {
                    scored.add(dataSet);
                }
            }
            if (scored.size() == folders.size()) {
                MethodComparison comparison = MethodComparison.of(axis.key(), axis.methods(), scored);
                AcrossReport report = new AcrossReport(new AcrossText(comparison, List.of()));
                report.plain().write(out);
                for (Content file : report.files().values()) {
                    file.write(out);
                }
            }
        }
    }

    @Override
    public List<byte[]> seeds() {
        List<byte[]> seeds = new ArrayList<>();
        try {
            for (String name : List.of("optimizers", "iris", "rosenbrock", "overfitting", "advertising")) {
                List<String> trials = Files.readAllLines(COMMITTED.resolve(name).resolve("trials.csv"));
                String spec = Files.readString(COMMITTED.resolve(name).resolve("experiment.yaml"));
                String text = String.join("\n", trials.subList(0, Math.min(LINES, trials.size())));
                seeds.add((text + "\n\f" + spec).getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return seeds;
    }

    @Override
    public List<String> pieces() {
        List<String> pieces = new ArrayList<>(CsvTarget.PIECES);
        pieces.addAll(List.of(
                "\f",
                "trial",
                "id",
                "repeat",
                "fold",
                "status",
                "completed",
                "diverged",
                "failed",
                "final_loss",
                "val_loss",
                "inf",
                "-inf",
                "NaN",
                "'=",
                "report: {rank_by: ",
                "description: ",
                "#2",
                "seed",
                "parameters"));
        return pieces;
    }

    private static StoredFolder folder(String name, byte[] input) {
        String[] parts = new String(input, StandardCharsets.UTF_8).split("\f", -1);
        MemoryFolder folder = new MemoryFolder().with("trials.csv", parts[0]);
        return (parts.length > 1 ? folder.with("experiment.yaml", parts[1]) : folder).stored(name);
    }
}
