package dev.descent.app;

import dev.descent.model.Trial;
import dev.descent.number.Phrases;
import dev.descent.output.text.ShellWord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;

/** A round that lacks trials, and what trains them. */
final class OpenRound {
    private static final int MOST_NAMED = 8;

    private final Rounds rounds;
    private final PendingTrials pending;
    private final String command;

    /** @param command what runs the experiment, {@code descent run x.yaml} */
    private OpenRound(Rounds rounds, PendingTrials pending, String command) {
        this.rounds = rounds;
        this.pending = pending;
        this.command = command;
    }

    /**
     * The round under way.
     *
     * @param file of the experiment
     * @param options what stands behind it in a command that does the same again
     */
    static OpenRound of(Rounds rounds, PendingTrials pending, String file, List<String> options) {
        StringBuilder command = new StringBuilder("descent run ").append(ShellWord.of(file));
        for (String word : options) {
            command.append(' ').append(word.startsWith("--") ? word : ShellWord.of(word));
        }
        return new OpenRound(rounds, pending, command.toString());
    }

    /** What is missing, and the commands that train it. */
    String text(OptionalInt division) {
        int missing = pending.trials().size();
        if (pending.known() == 0 && rounds.number() > 1) {
            return "round " + (rounds.number() - 1) + " is whole; round " + rounds.number() + " has "
                    + Phrases.count(missing, "trial") + ": run its shards, then merge again, or `" + command
                    + "` trains all";
        }
        return Phrases.count(missing, "trial")
                + (rounds.bounds().rounds() == 1 ? "" : " of round " + rounds.number())
                + (missing == 1 ? " is missing: " : " are missing: ")
                + (division.isPresent() ? byShard(division.getAsInt()) + "; or " : "") + "`" + command + "` trains all";
    }

    private String byShard(int count) {
        Map<String, Integer> dealt = Shard.dealt(rounds.current(), count);
        Map<Integer, Integer> missing = new TreeMap<>();
        for (Trial trial : pending.trials()) {
            missing.merge(dealt.get(PendingTrials.key(trial)), 1, Integer::sum);
        }
        List<String> shards = new ArrayList<>();
        missing.forEach((number, trials) ->
                shards.add("`" + command + " " + Shard.OPTION + " " + new Shard(number, count) + "` trains " + trials));
        return Phrases.few(shards, MOST_NAMED);
    }
}
