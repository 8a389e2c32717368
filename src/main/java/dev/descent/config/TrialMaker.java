package dev.descent.config;

import dev.descent.config.yaml.Node;
import dev.descent.config.yaml.YamlFile;
import dev.descent.config.yaml.YamlReader;
import dev.descent.data.Table;
import dev.descent.model.FileValues;
import dev.descent.model.Origin;
import dev.descent.model.Setting;
import dev.descent.model.Trial;
import dev.descent.model.TrialSpec;
import dev.descent.model.Written;
import dev.descent.problem.FileRefused;
import dev.descent.problem.Position;
import dev.descent.problem.Problems;
import dev.descent.sweep.Configuration;
import dev.descent.sweep.Configuration.Assignment;
import dev.descent.sweep.ContentIds;
import dev.descent.sweep.LastMade;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Makes any trial of an experiment from the file's own values and what is set in them, without its sweep. What is set was checked where
 * the sweep was expanded. Safe for several threads.
 */
public final class TrialMaker {
    private static final Origin NOWHERE = Origin.of(Position.ofFile(""), Position.ofFile(""), "a value");

    private final FileValues file;
    private final TrialResolver resolver;
    /** By the number of the configuration. */
    private final LastMade<Made> made = new LastMade<>();

    /** A configuration's spec, and what makes the ids of its trials. */
    private record Made(TrialSpec spec, ContentIds ids) {}

    TrialMaker(FileValues file, TrialResolver resolver) {
        this.file = file;
        this.resolver = resolver;
    }

    /**
     * Reads an experiment.yaml, which names its table and the digest of that, but for its sweep.
     *
     * @param file where it lies
     * @param folders where its table may lie
     * @param onTable hears of the table, if there is one
     * @throws FileRefused if anything is wrong with it, or its table is not found
     */
    public static TrialMaker read(Path file, DataFolders folders, Consumer<Table> onTable) throws FileRefused {
        YamlFile yaml = YamlReader.read(file, file.getFileName().toString());
        Problems problems = new Problems(yaml.lines());
        problems.addAll(yaml.problems());
        Node.Mapping root = yaml.root();
        FileKind kind = FileKind.of(root, problems);
        return new ExperimentFile(file, folders, kind, root, problems, node -> {}).maker(onTable);
    }

    /** What a configuration sets. */
    static List<Setting> settings(Configuration configuration) {
        List<Setting> settings = new ArrayList<>();
        for (Assignment it : configuration.assignments()) {
            settings.add(new Setting(it.path(), it.value().value()));
        }
        return settings;
    }

    /**
     * A trial, with its id. It has no case, and no settings as tables print them.
     *
     * @param configuration its number from 1; the same for the same settings alone
     * @throws IllegalArgumentException if the settings don't go with the file
     */
    public Trial trial(int number, int configuration, List<Setting> settings, int repeat, int fold, int untilEpoch) {
        Made of = made.get(configuration, it -> make(settings));
        return new Trial(
                number,
                ContentIds.text(of.ids().bits(repeat, fold)),
                of.spec(),
                configuration,
                repeat,
                fold,
                untilEpoch,
                Optional.empty(),
                List.of());
    }

    private synchronized Made make(List<Setting> settings) {
        List<Assignment> assignments = new ArrayList<>();
        for (Setting it : settings) {
            assignments.add(new Assignment(it.path(), NOWHERE, new Written(it.value(), true, NOWHERE)));
        }
        TrialSpec spec = resolver.spec(new Configuration(file, assignments, Optional.empty(), List.of()));
        return new Made(spec, resolver.ids(spec));
    }
}
