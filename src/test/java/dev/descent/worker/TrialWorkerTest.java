package dev.descent.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.descent.engine.Fixtures;
import dev.descent.engine.Fixtures.Sketch;
import dev.descent.engine.WorkerPool;
import dev.descent.engine.reference.ReferenceEngine;
import dev.descent.executor.Answer;
import dev.descent.executor.Task;
import dev.descent.executor.TaskListener;
import dev.descent.executor.TrialTask;
import dev.descent.model.DatasetSpec.TargetEncoding;
import dev.descent.model.Trial;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a listener throws is not taken for what an engine throws. */
class TrialWorkerTest {
    private final List<Answer> answers = new ArrayList<>();

    @Test
    void aListenerThatThrowsAtTheEndOfAnEpochFailsNoTrial() {
        List<Trial> cohort =
                List.of(new Sketch().epochs(3).trial(1), new Sketch().epochs(3).trial(2));
        ListedWork work = new ListedWork(
                List.of(cohort), Fixtures.waves(20, 3, 1, TargetEncoding.NUMERIC), new ReferenceEngine());
        IllegalStateException thrown = new IllegalStateException("on purpose");
        TaskListener listener = new TaskListener() {
            @Override
            public void answered(Task task, TrialTask trial, Answer answer) {
                answers.add(answer);
            }

            @Override
            public void epochEnded(TrialTask trial, int epoch, float loss, float validationLoss) {
                throw thrown;
            }

            @Override
            public boolean cancelled() {
                return false;
            }
        };
        assertThatThrownBy(() -> work.worker().carryOut(ListedWork.task(cohort), listener, WorkerPool.ALONE))
                .isSameAs(thrown);
        assertThat(answers).isEmpty();
    }
}
