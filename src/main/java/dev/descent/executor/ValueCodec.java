package dev.descent.executor;

import dev.descent.engine.RecordBytes;
import dev.descent.model.Component;
import dev.descent.model.KeyPath;
import dev.descent.model.KeyPath.Step;
import dev.descent.model.Kind;
import dev.descent.model.Setting;
import dev.descent.model.Vocabulary;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Settings as bytes: their paths step by step, and values of every Java type that a shape names, as they are in memory. */
final class ValueCodec {
    private static final int NOTHING = 0;
    private static final int REAL = 1;
    private static final int WHOLE = 2;
    private static final int FLAG = 3;
    private static final int TEXT = 4;
    private static final int LIST = 5;
    private static final int MAP = 6;
    private static final int COMPONENT = 7;

    private static final int KEY = 0;
    private static final int INDEX = 1;
    private static final int EVERY = 2;

    private ValueCodec() {}

    static void encode(Setting setting, RecordBytes out) {
        out.whole(setting.path().depth());
        for (Step step : setting.path().steps()) {
            encode(step, out);
        }
        if (setting.value().isPresent()) {
            encode(setting.value().get(), out);
        } else {
            out.one(NOTHING);
        }
    }

    static Setting decodeSetting(ByteBuffer in) throws IOException {
        List<Step> steps = new ArrayList<>();
        for (int left = in.getInt(); left > 0; left--) {
            steps.add(decodeStep(in));
        }
        in.mark();
        if (in.get() == NOTHING) {
            return new Setting(new KeyPath(steps), Optional.empty());
        }
        in.reset();
        return new Setting(new KeyPath(steps), Optional.of(decode(in)));
    }

    private static void encode(Step step, RecordBytes out) {
        if (step instanceof Step.Key key) {
            out.one(KEY);
            out.longText(key.name());
        } else if (step instanceof Step.Index index) {
            out.one(INDEX);
            out.whole(index.index());
        } else if (step instanceof Step.Every) {
            out.one(EVERY);
        } else {
            throw new AssertionError(step);
        }
    }

    private static Step decodeStep(ByteBuffer in) throws IOException {
        int kind = in.get();
        return switch (kind) {
            case KEY -> new Step.Key(RecordBytes.longText(in));
            case INDEX -> new Step.Index(in.getInt());
            case EVERY -> new Step.Every();
            default -> throw new IOException("unknown kind of step " + kind);
        };
    }

    private static void encode(Object value, RecordBytes out) {
        if (value instanceof Double real) {
            out.one(REAL);
            out.real(real);
        } else if (value instanceof Long whole) {
            out.one(WHOLE);
            out.wide(whole);
        } else if (value instanceof Boolean flag) {
            out.one(FLAG);
            out.one(flag ? 1 : 0);
        } else if (value instanceof String text) {
            out.one(TEXT);
            out.longText(text);
        } else if (value instanceof List<?> list) {
            out.one(LIST);
            out.whole(list.size());
            list.forEach(element -> encode(element, out));
        } else if (value instanceof Map<?, ?> map) {
            out.one(MAP);
            encodeEntries(map, out);
        } else if (value instanceof Component component) {
            out.one(COMPONENT);
            out.text(component.type().kind().name());
            out.text(component.name());
            out.text(component.label());
            encodeEntries(component.given(), out);
        } else {
            throw new IllegalArgumentException("no value of a file is a " + value.getClass());
        }
    }

    private static Object decode(ByteBuffer in) throws IOException {
        int kind = in.get();
        return switch (kind) {
            case REAL -> in.getDouble();
            case WHOLE -> in.getLong();
            case FLAG -> in.get() != 0;
            case TEXT -> RecordBytes.longText(in);
            case LIST -> decodeList(in);
            case MAP -> Collections.unmodifiableMap(decodeEntries(in));
            case COMPONENT -> decodeComponent(in);
            default -> throw new IOException("unknown kind of value " + kind);
        };
    }

    private static Component decodeComponent(ByteBuffer in) throws IOException {
        Kind kind = Kind.valueOf(RecordBytes.text(in));
        String name = RecordBytes.text(in);
        String label = RecordBytes.text(in);
        return Component.of(Vocabulary.type(kind, name), label, decodeEntries(in));
    }

    private static List<Object> decodeList(ByteBuffer in) throws IOException {
        List<Object> list = new ArrayList<>();
        for (int left = in.getInt(); left > 0; left--) {
            list.add(decode(in));
        }
        return List.copyOf(list);
    }

    private static void encodeEntries(Map<?, ?> map, RecordBytes out) {
        out.whole(map.size());
        map.forEach((key, value) -> {
            out.longText((String) key);
            encode(value, out);
        });
    }

    private static Map<String, Object> decodeEntries(ByteBuffer in) throws IOException {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int left = in.getInt(); left > 0; left--) {
            map.put(RecordBytes.longText(in), decode(in));
        }
        return map;
    }
}
