package dev.descent.app;

import dev.descent.model.Trial;
import dev.descent.number.CodePoints;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One of the parts that a round is divided into, so that several machines train it: {@code 3/7} is the third of seven. The distinct trials
 * of a round are dealt out in turn, in the order of their ids. These are digests: so the parts are of one size or one less, and each has
 * trials from everywhere in the sweep. What falls to a shard does not depend on what is known already.
 *
 * @param number from 1
 * @param count how many there are
 */
public record Shard(int number, int count) {
    /** What the option is called. */
    public static final String OPTION = "--shard";

    private static final int MOST = 10_000;
    private static final Pattern WORD = Pattern.compile("(\\d{1,9})/(\\d{1,9})");
    private static final Pattern FOLDER = Pattern.compile("([1-9]\\d{0,4})-of-([1-9]\\d{0,4})");

    public Shard {
        if (number < 1 || count > MOST || number > count) {
            throw new IllegalArgumentException(
                    "there is no shard " + number + " of " + count + "; they count from 1 to at most " + MOST);
        }
    }

    /**
     * Reads what was given.
     *
     * @param word {@code 3/7}
     * @throws Stopped if it names no shard
     */
    public static Shard of(String word) throws Stopped {
        Matcher matcher = WORD.matcher(word.strip());
        if (!matcher.matches()) {
            throw Stopped.refused(OPTION + " wants I/N, such as 3/7 for the third of seven, but is '" + word + "'");
        }
        int number = Integer.parseInt(matcher.group(1));
        int count = Integer.parseInt(matcher.group(2));
        if (count < 1 || count > MOST) {
            throw Stopped.refused(OPTION + " " + word + ": there can be 1 to " + MOST + " shards, not " + count);
        }
        if (number == 0) {
            throw Stopped.refused(
                    "shards count from 1; where an array counts from 0, add 1: " + OPTION + " $((i+1))/" + count);
        }
        if (number > count) {
            throw Stopped.refused(OPTION + " " + word + ": of " + count + " shards the last is " + count + "/" + count);
        }
        return new Shard(number, count);
    }

    /** The shard whose folder has a name; empty if it is no such name. */
    static Optional<Shard> ofFolder(Path folder) {
        Matcher matcher = FOLDER.matcher(folder.getFileName().toString());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int number = Integer.parseInt(matcher.group(1));
        int count = Integer.parseInt(matcher.group(2));
        return number <= count && count <= MOST ? Optional.of(new Shard(number, count)) : Optional.empty();
    }

    /** The name of its folder. */
    String folder() {
        return number + "-of-" + count;
    }

    /** The trials of a round that fall to it, in their order. */
    List<Trial> of(List<Trial> round) {
        Map<String, Integer> dealt = dealt(round, count);
        return round.stream()
                .filter(trial -> dealt.get(PendingTrials.key(trial)) == number)
                .toList();
    }

    /** The number of the shard that each distinct trial of a round falls to, by {@link PendingTrials#key}. */
    static Map<String, Integer> dealt(List<Trial> round, int count) {
        Map<String, Integer> numbers = new TreeMap<>(CodePoints.ORDER);
        round.forEach(trial -> numbers.put(PendingTrials.key(trial), 0));
        int position = 0;
        for (Map.Entry<String, Integer> entry : numbers.entrySet()) {
            entry.setValue(position % count + 1);
            position++;
        }
        return numbers;
    }

    @Override
    public String toString() {
        return number + "/" + count;
    }
}
