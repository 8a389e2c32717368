package dev.descent.cli;

import dev.descent.app.Export;
import dev.descent.app.RunOptions;
import dev.descent.app.Stopped;
import dev.descent.model.ReportSpec.ModelForm;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Saves the network of a trial. */
@Command(
        name = "export",
        description = {
            "Saves the network of one trial with all that it takes to predict: trains that trial again, for no weights are stored, and "
                    + "compares what comes out with what is.",
            "",
            "`report: {model: safetensors}` in the experiment file saves the network whose predictions the report shows.",
            ""
        })
final class ExportCommand implements Callable<Integer> {
    @Mixin
    private HelpOption help;

    @Parameters(
            arity = "1",
            paramLabel = "RESULTS",
            description = "An experiment's folder of results, such as results/iris")
    private Path results;

    @Option(
            names = "--trial",
            paramLabel = "N",
            required = true,
            description = "Which trial, by its number in trials.csv")
    private int trial;

    @Option(
            names = "--form",
            paramLabel = "FORM",
            description = "safetensors or onnx. Default: the ending of --out, or safetensors")
    private String form;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Where it goes. Default: model.safetensors or model.onnx here")
    private Path out;

    @Mixin
    private SettingOptions settings = new SettingOptions();

    private final Terminal terminal;

    ExportCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
        ModelForm chosen = form();
        Path file = out == null ? Path.of(chosen.file()) : out;
        RunOptions options = settings.toRunOptions(RunOptions.RESULTS, 1, false, false);
        terminal.err().println(Export.write(settings.loader(), options, results, trial, chosen, file));
        return 0;
    }

    private ModelForm form() throws Stopped {
        if (form == null) {
            for (ModelForm known : ModelForm.values()) {
                if (out == null || out.toString().endsWith("." + known.word())) {
                    return known;
                }
            }
            throw Stopped.refused(
                    out + " ends neither with .safetensors nor with .onnx; say which form it is to have with --form");
        }
        for (ModelForm known : ModelForm.values()) {
            if (known.word().equals(form.toLowerCase(Locale.ROOT))) {
                return known;
            }
        }
        throw Stopped.refused("--form must be safetensors or onnx, but is '" + form + "'");
    }
}
