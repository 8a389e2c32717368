package dev.descent.fuzz;

import dev.descent.problem.FileRefused;
import dev.descent.problem.Problem;
import dev.descent.problem.ProblemText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Texts as seeds, and what holds of every refusal. */
final class Text {
    private static final int LONGEST_SENTENCE = 1000;

    private Text() {}

    static List<byte[]> seeds(String... texts) {
        return Stream.of(texts)
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .toList();
    }

    /** The files of a folder whose names end so, in the order of their names. */
    static List<Path> files(Path folder, String end) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(end)).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<byte[]> contents(List<Path> files) {
        List<byte[]> contents = new ArrayList<>();
        try {
            for (Path file : files) {
                contents.add(Files.readAllBytes(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return contents;
    }

    /** Each problem has a place, says something, and steers no terminal. */
    static void isFitForPeople(FileRefused refused) {
        if (refused.problems().isEmpty()) {
            throw new IllegalStateException("refused without a problem");
        }
        for (Problem problem : refused.problems()) {
            if (problem.position().line() < 1
                    || problem.position().column() < 1
                    || problem.position().length() < 1
                    || problem.position().file().isEmpty()
                    || problem.message().isBlank()) {
                throw new IllegalStateException("an unfit problem: " + problem);
            }
        }
        steersNoTerminal(ProblemText.of(refused.problems()));
    }

    /** A message that says something in one line that is not endless. */
    static void isOneSentence(String message) {
        if (message.isBlank() || message.indexOf('\n') >= 0 || message.length() > LONGEST_SENTENCE) {
            throw new IllegalStateException("no sentence: " + message);
        }
        steersNoTerminal(message);
    }

    static void steersNoTerminal(String shown) {
        for (int i = 0; i < shown.length(); i++) {
            char c = shown.charAt(i);
            boolean joins = c == '\u200C' || c == '\u200D';
            if (c != '\n' && !joins && (Character.isISOControl(c) || Character.getType(c) == Character.FORMAT)) {
                throw new IllegalStateException("U+" + Integer.toHexString(c) + " is shown in " + shown);
            }
        }
    }
}
