package dev.descent.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.model.Component;
import dev.descent.model.Kind;
import dev.descent.model.Vocabulary;
import dev.descent.nn.Activation;
import dev.descent.nn.Activations;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An activation in vectors does to the bit what the activation's own source says. */
class VectorActivationsTest {
    private static final int COUNT = 1 << 16;
    private static final int FROM = 32;
    private static final int LENGTH = COUNT - 64;

    private final LaneKernels vector = new VectorKernels();

    static Stream<Component> everyActivation() {
        return Vocabulary.of(Kind.ACTIVATION).stream()
                .map(Component::of)
                .filter(activation -> !Activations.isSoftmax(activation));
    }

    @ParameterizedTest
    @MethodSource("everyActivation")
    void valuesAndSlopesHaveTheBitsOfTheActivation(Component component) {
        Optional<ActivationKernel> kernel = vector.activation(component.name(), Activations.constants(component));
        if (kernel.isEmpty()) {
            assertThat(List.of("linear", "relu", "leaky_relu", "celu", "mish", "softplus", "hard_sigmoid", "step"))
                    .contains(component.name());
            return;
        }
        Activation activation = Activations.of(component);
        float[] z = values();
        float[] a = new float[COUNT];
        float[] da = values();
        float[] dz = new float[COUNT];
        kernel.get().forward(z, a, FROM, LENGTH);
        kernel.get().backward(z, a, da, dz, FROM, LENGTH);
        for (int k = 0; k < COUNT; k++) {
            boolean within = k >= FROM && k < FROM + LENGTH;
            assertSame(a[k], within ? activation.value(z[k]) : 0f, z[k]);
            assertSame(dz[k], within ? da[k] * activation.slope(z[k], a[k]) : 0f, z[k]);
        }
    }

    private static void assertSame(float actual, float expected, float z) {
        assertThat(Float.floatToIntBits(actual))
                .as(() -> "at " + Float.toHexString(z))
                .isEqualTo(Float.floatToIntBits(expected));
    }

    /** Numbers of every size: usual ones, then every 65,536th of all floats. */
    private static float[] values() {
        SplittableRandom random = new SplittableRandom(11);
        float[] values = new float[COUNT];
        for (int k = 0; k < COUNT; k++) {
            values[k] = k % 2 == 0
                    ? (float) (random.nextDouble() * 60 - 30)
                    : Float.intBitsToFloat(k << 16 | random.nextInt(1 << 16));
        }
        return values;
    }
}
