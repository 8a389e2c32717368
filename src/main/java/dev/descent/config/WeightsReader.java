package dev.descent.config;

import dev.descent.model.Component;
import dev.descent.model.InitialWeights;
import dev.descent.model.Origin;
import dev.descent.model.Sections;
import dev.descent.model.Tensor;
import dev.descent.number.CodePoints;
import dev.descent.problem.Located;
import dev.descent.problem.Problem;
import dev.descent.problem.Problems;
import dev.descent.savedmodel.ModelRefused;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** Finds and reads the files that trainings start from, each once. Safe for several threads. */
final class WeightsReader {
    private static final String EXPECTED_WHERE_KNOWN =
            "expected the file that this file was made from: run Descent in the folder of its project, or name the"
                    + " folder of the weights with --data DIR";

    private static final String EXPECTED = "expected the 32-bit floats of a network, as Descent saves them";

    private final Path file;
    private final DataFolders folders;
    private final Map<?, ?> digests;
    private final Map<String, Answer> answers = new ConcurrentSkipListMap<>(CodePoints.ORDER);

    /**
     * A file that was read.
     *
     * @param path where it lies
     */
    record Found(Path path, InitialWeights weights) {}

    /** What there is at a path, or what is wrong with it. */
    private record Answer(Optional<Found> found, List<Problem> problems) {}

    /** @param values those of the experiment file, which may know the digests of what it names */
    WeightsReader(Path file, DataFolders folders, Component values) {
        this.file = file;
        this.folders = folders;
        this.digests = (Map<?, ?>) values.find(Sections.WEIGHTS_DIGESTS).orElse(Map.of());
    }

    /**
     * The weights at a path.
     *
     * @param at where the path is written
     * @param problems where it is told that they can't be found or read; then the result is empty
     */
    Optional<InitialWeights> read(String path, Located at, Problems problems) {
        Answer answer = answers.computeIfAbsent(path, text -> answer(text, at));
        for (Problem problem : answer.problems()) {
            problems.add(at, problem.message(), problem.remedy().orElse(""));
        }
        return answer.found().map(Found::weights);
    }

    /** Reads all files whose digests are known, so that none is read later. */
    void readKnown(Origin origin, Problems problems) {
        for (Object path : digests.keySet()) {
            read(
                    (String) path,
                    origin.parts().get(Sections.WEIGHTS_DIGESTS).parts().get(path),
                    problems);
        }
    }

    /** What was read, by the paths that name it. */
    SortedMap<String, Found> found() {
        SortedMap<String, Found> all = new TreeMap<>(CodePoints.ORDER);
        answers.forEach((path, answer) -> answer.found().ifPresent(it -> all.put(path, it)));
        return all;
    }

    private Answer answer(String text, Located at) {
        Problems problems = new Problems(List.of());
        NamedFiles files = new NamedFiles(file, folders, FileRole.WEIGHTS, problems);
        Optional<Found> found = Optional.empty();
        if (files.isLocal(text, at)) {
            Optional<String> digest = Optional.ofNullable((String) digests.get(text));
            found = digest.isPresent()
                    ? known(text, digest.get(), at, files, problems)
                    : files.path(text, at).flatMap(path -> read(path, at, problems));
        }
        return new Answer(found, problems.inOrder());
    }

    /** The file that has a digest: at its path, else of its name elsewhere, else of another name. */
    private Optional<Found> known(String text, String digest, Located at, NamedFiles files, Problems problems) {
        List<Path> candidates = folders.candidates(file, text);
        Optional<Found> found = known(candidates, digest, at);
        if (found.isEmpty()) {
            found = known(folders.files(file, FileRole.WEIGHTS), digest, at);
        }
        if (found.isEmpty() && candidates.isEmpty()) {
            files.path(text, at, EXPECTED_WHERE_KNOWN);
        } else if (found.isEmpty()) {
            problems.add(
                    at,
                    NamedFiles.shown(candidates.get(0))
                            + " does not hold the weights that this file was made from: they have another SHA-256",
                    "bring that file back, name its folder with --data DIR, or remove " + Sections.WEIGHTS_DIGESTS
                            + " to take it as it is");
        }
        return found;
    }

    private static Optional<Found> known(List<Path> files, String digest, Located at) {
        for (Path candidate : files) {
            Optional<Found> found = read(candidate, at, new Problems(List.of()));
            if (found.filter(it -> it.weights().sha256().equalsIgnoreCase(digest))
                    .isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static Optional<Found> read(Path path, Located at, Problems problems) {
        try {
            if (Files.size(path) > Integer.MAX_VALUE - 16) {
                throw new ModelRefused("it is larger than 2 GiB");
            }
            Map<String, Tensor> tensors =
                    ModelContents.read(Files.readAllBytes(path)).tensors();
            for (Tensor tensor : tensors.values()) {
                refuseUnlessFinite(tensor);
            }
            return Optional.of(new Found(path, new InitialWeights(tensors)));
        } catch (ModelRefused e) {
            problems.add(at, "no training can start from " + NamedFiles.shown(path) + ": " + e.getMessage(), EXPECTED);
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void refuseUnlessFinite(Tensor tensor) throws ModelRefused {
        for (float value : tensor.values()) {
            if (!Float.isFinite(value)) {
                throw new ModelRefused(
                        "the tensor " + ModelRefused.shown(tensor.name()) + " has a value that is not finite");
            }
        }
    }
}
