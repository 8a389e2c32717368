package dev.descent.cli;

import picocli.CommandLine.Command;

/** The command itself: what {@code descent --help} teaches. */
@Command(
        name = "descent",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        description = {
            "Compares optimizers and sweeps hyperparameters of neural networks, declaratively and to the byte.",
            "",
            "An experiment is a YAML file. Without a command, every file under experiments/ is run: expanded into "
                    + "trials, trained, and reported under results/.",
            ""
        },
        commandListHeading = "%nCommands:%n",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:an expectation or a check failed",
            "2:the request or a file is wrong",
            "3:the machine lacks something: disk, memory, permission, a plug-in",
            "4:no trial completed or has what it is ranked by, or nothing was comparable",
            "5:a round is open: run its shards and merge again",
            "70:a bug of Descent's own",
            "130:interrupted; what is finished is kept"
        },
        footerHeading = "%nA first experiment:%n",
        footer = {
            "  descent new my-first --csv data/advertising.csv --target sales",
            "  descent plan experiments/my-first.yaml",
            "  descent run experiments/my-first.yaml",
            "  less results/my-first/report.md"
        })
final class DescentCommand {}
