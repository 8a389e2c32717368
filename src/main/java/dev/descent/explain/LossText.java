package dev.descent.explain;

import static dev.descent.explain.ExplanationText.number;
import static dev.descent.explain.ExplanationText.operand;

import dev.descent.model.Component;
import dev.descent.model.Facts;
import dev.descent.model.NetworkSpec;
import dev.descent.nn.Losses;
import dev.descent.nn.Network;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a loss is told: of the rows, of the batch, and its derivative by what it gets. A cross-entropy of logits shows the probabilities that
 * sigmoid or softmax makes of them.
 */
final class LossText {
    /** What the vocabulary's formulas call the logits' sigmoid and softmax, predictions and probabilities. */
    private static final Pattern LETTERS =
            Pattern.compile("softmax\\(z\\)\\[o]|softmax\\(z\\)|sigmoid\\(z\\)|\\b[zp]\\b");

    private final Component loss;
    private final boolean beforeActivation;
    private final boolean logits;
    private final int outputs;
    private final boolean sum;
    /** What the loss gets: z of a dense layer, else ŷ. */
    private final String letter;

    private final StepNumbers numbers;
    private final ExplanationText page;

    LossText(NetworkSpec spec, Network network, StepNumbers numbers, ExplanationText page) {
        this.loss = spec.loss();
        this.beforeActivation = Losses.of(loss, network.lastActivation()).fromLogits();
        this.logits = beforeActivation || loss.find("from_logits").equals(Optional.of(true));
        this.outputs = network.outputs();
        this.sum = Losses.isSum(loss);
        this.letter =
                numbers.operations.get(numbers.operations.size() - 1).name().equals("dense") ? "z" : "ŷ";
        this.numbers = numbers;
        this.page = page;
    }

    /** The loss of each row that is shown. */
    void rows(float[] losses) {
        page.begin("loss of a row: " + loss.name() + ", " + String.join("; ", formula())
                + (isAveraged() && outputs > 1 ? ", mean over the K = " + outputs + " outputs" : ""));
        if (logits) {
            page.line(
                    activation().equals("sigmoid")
                            ? "p = sigmoid(" + letter + ") = 1/(1 + exp(−" + letter
                                    + ")); ℓ = −y ln p − (1 − y) ln(1 − p) = max("
                                    + letter + ", 0) − y·" + letter + " + ln(1 + exp(−|" + letter
                                    + "|)), which keeps all digits"
                            : "p = softmax(" + letter + "): p[o] = exp(" + letter + "[o])/Σ exp(" + letter
                                    + "[j]) = exp("
                                    + letter + "[o] − m)/S, which can't overflow; −ln p[o] = ln S − (" + letter
                                    + "[o] − m)");
        }
        if (!letter.equals("z")) {
            page.line("ŷ is what the last layer gives");
        }
        String settings = SettingsText.of(loss);
        if (!settings.isEmpty()) {
            page.line(settings);
        }
        numbers.eachRow(page, r -> {
            LossRow row = row(r);
            row.write(page);
            String value = row.value(page);
            page.line("loss = " + (isWeighted() ? weight(r) + "·(" + value + ")" : value) + " = " + number(losses[r]));
        });
        page.end();
    }

    /**
     * The loss of the batch.
     *
     * @param penalties of the kernels
     */
    void batch(float[] losses, List<Double> penalties, double value) {
        String rows = page.rows(losses.length, r -> operand(losses[r]));
        StringBuilder text = new StringBuilder("L = ");
        text.append(sum || losses.length == 1 ? rows : "(" + rows + ")/" + losses.length);
        for (double penalty : penalties) {
            text.append(" + ").append(operand(penalty));
        }
        page.line(text.append(" = ").append(number(value)).toString());
    }

    /** The derivative of the batch's loss by what the loss gets. */
    void slopes(float[] derivatives) {
        String factor = (sum ? "" : "/n, n = " + numbers.rows.length + " rows")
                + (isWeighted() ? ", times the row's weight" : "");
        page.begin("∂L/∂" + letter + "[o] = (" + slope() + ")" + factor + (isAveraged() ? ", K = " + outputs : ""));
        numbers.eachRow(page, r -> {
            LossRow row = row(r);
            page.values(
                    outputs,
                    o -> "∂L/∂" + letter + "[" + o + "] = " + row.slope(o)
                            + (sum || numbers.rows.length == 1 ? "" : "/" + numbers.rows.length)
                            + (isWeighted() ? "·" + weight(r) : "") + " = " + number(derivatives[r * outputs + o]));
        });
        page.end();
    }

    private LossRow row(int r) {
        float[] last = numbers.values.get(numbers.values.size() - 1);
        float[] z = Arrays.copyOfRange(last, r * outputs, (r + 1) * outputs);
        float[] y = Arrays.copyOfRange(numbers.batch.targets(), r * outputs, (r + 1) * outputs);
        return switch (loss.name()) {
            case "binary_crossentropy", "binary_focal_crossentropy" -> new BinaryLossRow(loss, logits, letter, z, y);
            case "categorical_crossentropy", "categorical_focal_crossentropy" ->
                logits ? new CategoricalLossRow(loss, letter, z, y) : new ShareLossRow(loss, letter, z, y);
            case "categorical_hinge", "kl_divergence" -> new ClassLossRow(loss, letter, z, y);
            default -> new AveragedLossRow(loss, z, y);
        };
    }

    /** Whether the loss of a row is a mean over the outputs. */
    private boolean isAveraged() {
        return !Losses.addsUpOutputs(loss) && loss.type().loss().slope().contains("/K");
    }

    private List<String> formula() {
        return loss.type().formula(loss).stream().map(this::inLetters).toList();
    }

    private String slope() {
        Facts.Loss facts = loss.type().loss();
        String slope = inLetters(logits ? facts.slopeOfLogits().orElseThrow() : facts.slope());
        return Losses.addsUpOutputs(loss) ? slope.replace("/K", "") : slope;
    }

    /** A formula of the vocabulary, whose z is the prediction, or of its logits the logit. */
    private String inLetters(String formula) {
        boolean focal = loss.is("binary_focal_crossentropy") || loss.is("categorical_focal_crossentropy") && logits;
        return LETTERS.matcher(formula)
                .replaceAll(found -> Matcher.quoteReplacement(
                        switch (found.group()) {
                            case "z" -> logits ? "p" : letter;
                            case "p" -> focal ? "pₜ" : "p";
                            case "softmax(z)[o]" -> "p[o]";
                            default -> "p";
                        }));
    }

    private String activation() {
        return loss.type().loss().activation().orElseThrow();
    }

    private boolean isWeighted() {
        return numbers.batch.weights().length > 0;
    }

    private String weight(int r) {
        return operand(numbers.batch.weights()[r]);
    }
}
