package dev.descent.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.output.Experiments;
import dev.descent.output.MemoryFolder;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class SideBySideTest {
    private static final String HEADER = "trial,id,optimizer,repeat,seed,status,parameters,final_loss\n";

    private final MemoryFolder one = new MemoryFolder()
            .with(
                    "trials.csv",
                    HEADER + "1,a,sgd,1,0,completed,3,5\n2,b,sgd,2,0,completed,3,6\n3,c,sgd,3,0,diverged,3,\n"
                            + "4,d,adam,1,0,completed,3,2\n");

    @Test
    void pairsAreTrialsOfOneSeedAndRepeat() throws IOException {
        MemoryFolder other = new MemoryFolder()
                .with(
                        "trials.csv",
                        HEADER + "1,e,sgd,1,0,completed,3,4\n2,f,sgd,2,0,completed,3,5.5\n3,g,sgd,3,0,completed,3,9\n"
                                + "4,h,lion,1,0,completed,3,1\n");
        assertThat(text(one, other)).isEqualTo("""
                best of one: optimizer=adam, final_loss 2
                best of other: optimizer=lion, final_loss 1

                final_loss of the configurations in both; differences are other − one
                configuration  one    other  difference        95 % interval         p  pairs
                optimizer=sgd  5.5  6.16667       -0.75  -3.92655 to 2.42655  0.204833      2
                """);
    }

    @Test
    void trialsOfDifferentSeedsAreNoPairs() throws IOException {
        MemoryFolder other =
                new MemoryFolder().with("trials.csv", HEADER + "1,a,sgd,1,7,completed,3,5\n2,b,sgd,2,7,diverged,3,\n");
        assertThat(text(one, other)).containsPattern("optimizer=sgd +5.5 +5 +0\n");
    }

    @Test
    void foldersWithoutACommonConfigurationStillHaveABest() throws IOException {
        MemoryFolder other = MemoryFolder.of(Experiments.minimize());
        assertThat(text(one, other)).isEqualTo("""
                best of one: optimizer=adam, final_loss 2
                best of other: minimize.function=-x^2, learning_rate=0.3, final_loss 0.036864
                no configuration is in both
                """);
    }

    @Test
    void aFolderInWhichNothingCompletedHasNoBest() throws IOException {
        MemoryFolder hopeless = MemoryFolder.of(Experiments.hopeless());
        assertThat(text(hopeless, hopeless)).startsWith("best of one: none completed\n");
    }

    private static String text(MemoryFolder a, MemoryFolder b) throws IOException {
        StringBuilder text = new StringBuilder();
        new SideBySide(a.stored("one"), b.stored("other")).write(text);
        return text.toString();
    }
}
