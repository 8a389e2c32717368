package dev.descent.cli;

import dev.descent.app.Loader;
import dev.descent.model.Kind;
import dev.descent.number.Lines;
import dev.descent.output.manual.Listing;
import java.io.IOException;
import java.util.concurrent.Callable;
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
            paramLabel = "KIND",
            description = "One kind alone: layer, activation, loss, metric, optimizer, schedule, initializer, scaler, "
                    + "clipping, baseline; or section, the keys of the file itself")
    private Kind kind;

    private final Terminal terminal;

    ListCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        Lines.append(terminal.out(), kind == null ? new Loader().listing() : Listing.text(kind));
        terminal.out().flush();
        return 0;
    }
}
