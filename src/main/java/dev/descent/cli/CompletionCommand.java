package dev.descent.cli;

import dev.descent.number.Lines;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Prints what makes a shell complete commands and options. */
@Command(
        name = "completion",
        description = {
            "Prints a script that makes bash or zsh complete commands, options and files.",
            "",
            "For this session, in bash and in zsh:",
            "  source <(descent completion bash)",
            "  source <(descent completion zsh)",
            "For every session that line goes into ~/.bashrc or, below compinit, into ~/.zshrc.",
            ""
        })
final class CompletionCommand implements Callable<Integer> {
    /** The shells; zsh reads the script of bash, which sets it up for that. */
    enum Shell {
        bash,
        zsh
    }

    @Mixin
    private HelpOption help;

    @Parameters(paramLabel = "SHELL", description = "bash or zsh")
    private Shell shell;

    private final Terminal terminal;

    CompletionCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        Lines.append(terminal.out(), AutoComplete.bash("descent", CommandLines.inFull(terminal)));
        terminal.out().flush();
        return 0;
    }
}
