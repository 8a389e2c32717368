package dev.descent.executor;

import dev.descent.engine.RecordBytes;
import dev.descent.executor.Base.CarriedTable;
import dev.descent.executor.Base.Versions;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Bases as bytes. */
final class BaseCodec {
    private BaseCodec() {}

    static byte[] encode(Base base) {
        RecordBytes out = new RecordBytes();
        out.whole(base.versions().arithmetic());
        out.text(base.versions().program());
        out.longText(base.engine());
        out.longText(base.experiment());
        out.whole(base.firstRows());
        out.longText(base.part().orElse(""));
        out.whole(base.tables().size());
        for (CarriedTable table : base.tables()) {
            out.longText(table.name());
            out.text(table.sha256());
            out.bytes(table.bytes());
        }
        return out.copy();
    }

    static Base decode(byte[] bytes) throws IOException {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        try {
            Versions versions = new Versions(in.getInt(), RecordBytes.text(in));
            String engine = RecordBytes.longText(in);
            String experiment = RecordBytes.longText(in);
            int firstRows = in.getInt();
            Optional<String> part = Optional.of(RecordBytes.longText(in)).filter(it -> !it.isEmpty());
            List<CarriedTable> tables = new ArrayList<>();
            for (int left = in.getInt(); left > 0; left--) {
                tables.add(new CarriedTable(RecordBytes.longText(in), RecordBytes.text(in), RecordBytes.bytes(in)));
            }
            return new Base(versions, engine, experiment, firstRows, part, tables);
        } catch (BufferUnderflowException e) {
            throw new IOException("these bytes are not a base of this program", e);
        }
    }
}
