package dev.descent.executor;

import dev.descent.engine.RecordBytes;
import dev.descent.model.Setting;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Tasks as bytes. */
final class TaskCodec {
    private TaskCodec() {}

    static byte[] encode(Task task) {
        RecordBytes out = new RecordBytes();
        out.one(task.predicting() ? 1 : 0);
        out.whole(task.trials().size());
        for (TrialTask trial : task.trials()) {
            out.whole(trial.number());
            out.text(trial.id());
            out.whole(trial.configuration());
            out.whole(trial.settings().size());
            trial.settings().forEach(setting -> ValueCodec.encode(setting, out));
            out.whole(trial.repeat());
            out.whole(trial.fold());
            out.whole(trial.untilEpoch());
        }
        return out.copy();
    }

    static Task decode(byte[] bytes) throws IOException {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        try {
            boolean predicting = in.get() != 0;
            List<TrialTask> trials = new ArrayList<>();
            for (int left = in.getInt(); left > 0; left--) {
                trials.add(trial(in));
            }
            return new Task(predicting, trials);
        } catch (BufferUnderflowException | IllegalArgumentException e) {
            throw new IOException("these bytes are not a task of this program", e);
        }
    }

    private static TrialTask trial(ByteBuffer in) throws IOException {
        int number = in.getInt();
        String id = RecordBytes.text(in);
        int configuration = in.getInt();
        List<Setting> settings = new ArrayList<>();
        for (int left = in.getInt(); left > 0; left--) {
            settings.add(ValueCodec.decodeSetting(in));
        }
        return new TrialTask(number, id, configuration, settings, in.getInt(), in.getInt(), in.getInt());
    }
}
