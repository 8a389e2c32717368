package dev.descent.cli;

import dev.descent.app.Loader;
import dev.descent.app.RunOptions;
import dev.descent.app.Stopped;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Experiment files, and the options of every command that reads them. */
final class ExperimentOptions {
    @Parameters(
            arity = "0..*",
            paramLabel = "FILE or DIR",
            description =
                    "Experiment files; a folder means the *.yaml and *.yml directly in it, by name. Default: experiments")
    private List<Path> paths = List.of(Path.of("experiments"));

    @Mixin
    private SettingOptions settings = new SettingOptions();

    List<Path> paths() {
        return paths;
    }

    /** The folders whose experiments are meant, each and every one; empty if files are named. */
    List<Path> folders() {
        return paths.stream().allMatch(Files::isDirectory) ? paths : List.of();
    }

    void set(List<Path> given) {
        paths = given;
    }

    Loader loader() throws Stopped {
        return settings.loader();
    }

    RunOptions toRunOptions(Path results, int jobs, boolean fresh, boolean failFast) throws Stopped {
        return settings.toRunOptions(results, jobs, fresh, failFast);
    }
}
