package dev.descent.savedmodel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.model.Tensor;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SafetensorsTest {
    /** A thousand quantiles of each of a thousand columns are 20 MB. */
    @Test
    void aLongRecipeThatIsWrittenIsRead() throws Exception {
        String recipe = "0.123456789012345678\n".repeat(1_000_000);
        Tensor tensor = new Tensor("layers.0.bias", List.of(1L), new float[] {1});
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Safetensors.write(Map.of("recipe", recipe), List.of(tensor), out);
        ModelContent read = Safetensors.read(out.toByteArray());
        assertThat(read.metadata()).containsEntry("recipe", recipe);
        assertThat(read.tensors().get("layers.0.bias").values()).containsExactly(1);
    }
}
