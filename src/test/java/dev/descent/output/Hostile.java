package dev.descent.output;

import dev.descent.model.ExperimentSpec;
import dev.descent.model.Trial;
import java.util.List;
import java.util.Optional;

/** An experiment whose texts try to be markup. */
public final class Hostile {
    public static final String TEXT = "</script><img src=x onerror=\"document.title='broken'\"><!--";

    private Hostile() {}

    public static HandMade experiment() {
        HandMade results = Experiments.sweep();
        ExperimentSpec e = results.experiment();
        List<Trial> trials = e.trials().stream()
                .map(t -> new Trial(
                        t.number(),
                        t.id(),
                        t.spec(),
                        t.configuration(),
                        t.repeat(),
                        t.fold(),
                        t.caseName().map(name -> name.equals("plain") ? "plain" : TEXT),
                        List.of(
                                t.settings().get(0) + "<!--<script>",
                                t.settings().get(1))))
                .toList();
        return results.with(Altered.of(e)
                .name("hostile")
                .description(Optional.of(TEXT))
                .sweptKeys(List.of("optimizer", "learning_rate"))
                .cases(List.of("plain", TEXT))
                .trials(trials)
                .expectations(List.of())
                .spec());
    }
}
