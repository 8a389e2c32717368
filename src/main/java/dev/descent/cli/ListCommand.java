package dev.descent.cli;

import dev.descent.app.Loader;
import dev.descent.app.Stopped;
import dev.descent.model.ForeignWords;
import dev.descent.model.Kind;
import dev.descent.number.Lines;
import dev.descent.output.manual.Listing;
import dev.descent.problem.NearestName;
import dev.descent.problem.Remedy;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Lists what an experiment file can say. */
@Command(
        name = "list",
        description = {
            "Lists layers, activations, losses, metrics, optimizers, schedules, initializers, scalers, gradient "
                    + "clippings and baselines with their parameters and defaults; engines and executors, and for those that can't be "
                    + "used, why.",
            ""
        })
final class ListCommand implements Callable<Integer> {
    @Mixin
    private HelpOption help;

    @Parameters(
            arity = "0..1",
            paramLabel = "KIND or NAME",
            description = "One kind alone: layer, activation, loss, metric, optimizer, schedule, initializer, scaler, "
                    + "clipping, baseline; engine, executor; or section, the keys of the file itself; or one component, section or key by its name, "
                    + "also the one it has in Keras: all that is known of it, and how it stands in a file")
    private String word;

    private final Terminal terminal;

    ListCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException, Stopped {
        Lines.append(terminal.out(), text());
        terminal.out().flush();
        return 0;
    }

    private String text() throws Stopped {
        Loader loader = new Loader();
        if (word == null) {
            return loader.listing();
        }
        List<String> texts = new ArrayList<>();
        kind().ifPresent(kind -> texts.add(Listing.text(kind)));
        Optional.of(Listing.named(word)).filter(text -> !text.isEmpty()).ifPresent(texts::add);
        Optional.of(loader.listing(word)).filter(text -> !text.isEmpty()).ifPresent(texts::add);
        if (texts.isEmpty()) {
            throw Stopped.refused(unknown(loader));
        }
        return String.join("\n", texts);
    }

    /** A kind of component by its name, also in the plural that {@code list} prints. */
    private Optional<Kind> kind() {
        return Stream.of(Kind.values())
                .filter(kind -> word.equalsIgnoreCase(kind.name())
                        || word.equalsIgnoreCase(kind.name() + "S")
                        || word.equalsIgnoreCase(kind.title())
                        || word.equalsIgnoreCase(kind.plural()))
                .findFirst();
    }

    private String unknown(Loader loader) {
        List<String> kinds = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            kinds.add(kind.name().toLowerCase(Locale.ROOT));
        }
        kinds.addAll(List.of("engine", "executor"));
        for (Kind kind : Kind.values()) {
            Optional<ForeignWords.Ours> ours = ForeignWords.ours(kind, word);
            if (ours.isPresent()) {
                return "nothing is named '" + word + "'; as " + kind.withArticle() + ", "
                        + ours.get().told();
            }
        }
        List<String> all = new ArrayList<>(kinds);
        all.addAll(Listing.names());
        all.addAll(loader.names());
        return new Remedy(NearestName.hint(word, all), "expected " + NearestName.oneOf(kinds) + ", or the name of one")
                .sentence("no kind of component, component or key is named '" + word + "'");
    }
}
