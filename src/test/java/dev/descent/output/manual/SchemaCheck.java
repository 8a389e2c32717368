package dev.descent.output.manual;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.descent.config.yaml.Node;
import dev.descent.config.yaml.Node.Mapping;
import dev.descent.config.yaml.Node.Scalar;
import dev.descent.config.yaml.Node.Sequence;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Our schema in an independent validator, as an editor would use it. Files are read by our own reader. */
final class SchemaCheck {
    private static final JsonMapper JSON = new JsonMapper();

    private final Schema schema;
    private final Mapping root;

    SchemaCheck(String text, Mapping root) {
        this.schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(text, InputFormat.JSON);
        this.root = root;
    }

    boolean accepts(Mapping file) {
        return schema.validate(JSON.writeValueAsString(plain(file)), InputFormat.JSON)
                .isEmpty();
    }

    /** The schema that a reference such as {@code #/$defs/layer} names. */
    Mapping resolve(String reference) {
        Node found = root;
        for (String step : reference.substring(2).split("/")) {
            found = ((Mapping) found).value(step).orElseThrow(() -> new AssertionError(reference));
        }
        return (Mapping) found;
    }

    private static Object plain(Node node) {
        if (node instanceof Mapping mapping) {
            Map<String, Object> values = new LinkedHashMap<>();
            mapping.entries().forEach(entry -> values.put(entry.name(), plain(entry.value())));
            return values;
        }
        if (node instanceof Sequence sequence) {
            List<Object> values = new ArrayList<>();
            sequence.elements().forEach(element -> values.add(plain(element)));
            return values;
        }
        Object value = node instanceof Scalar scalar ? scalar.value().orElse(null) : null;
        boolean isLarge = value instanceof Double number && Math.abs(number) > 0x1p53 && !Double.isInfinite(number);
        return isLarge ? new BigDecimal((Double) value).toBigInteger() : value;
    }
}
