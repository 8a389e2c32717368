package dev.descent.executor.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.descent.executor.ExecutorFailed;
import dev.descent.executor.ExecutorSettings;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.spark.SparkConf;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ApplicationTest {
    private static final ExecutorSettings THREE_JOBS = ExecutorSettings.ofJobs(3);

    @AfterEach
    void forget() {
        System.clearProperty("spark.master");
        System.clearProperty("spark.task.maxFailures");
    }

    @Test
    void theMasterIsThatOfTheCommandLineElseOfSparkElseThreads() {
        assertThat(Application.configuration(THREE_JOBS).get("spark.master")).isEqualTo("local[3]");
        System.setProperty("spark.master", "spark://there:7077");
        assertThat(Application.configuration(THREE_JOBS).get("spark.master")).isEqualTo("spark://there:7077");
        ExecutorSettings given = new ExecutorSettings(3, Optional.of("local[*]"));
        assertThat(Application.configuration(given).get("spark.master")).isEqualTo("local[*]");
    }

    @Test
    void whatSparkIsToldStays() {
        System.setProperty("spark.task.maxFailures", "9");
        SparkConf configuration = Application.configuration(THREE_JOBS);
        assertThat(configuration.get("spark.task.maxFailures")).isEqualTo("9");
        assertThat(configuration.get("spark.driver.maxResultSize")).isEqualTo("0");
    }

    @Test
    void executorsAreSentTheJarOnce() {
        SparkConf configuration = new SparkConf(false);
        Application.send(Path.of("/here/descent-spark.jar"), configuration);
        assertThat(configuration.get("spark.jars")).isEqualTo("/here/descent-spark.jar");
        configuration.set("spark.jars", "/x/plug-in.jar");
        Application.send(Path.of("/here/descent-spark.jar"), configuration);
        assertThat(configuration.get("spark.jars")).isEqualTo("/x/plug-in.jar,/here/descent-spark.jar");
        configuration.set("spark.jars", "local:///opt/descent-spark.jar,/x/plug-in.jar");
        Application.send(Path.of("/here/descent-spark.jar"), configuration);
        assertThat(configuration.get("spark.jars")).isEqualTo("local:///opt/descent-spark.jar,/x/plug-in.jar");
    }

    @Test
    void aMasterThatDoesNotAnswerIsNotWaitedFor() throws Exception {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        assertFails("spark://127.0.0.1:" + port, "no Spark master answers at spark://127.0.0.1:" + port);
    }

    @Test
    void whatIsNoMasterIsRefused() {
        assertFails("spark://", "'spark://' is not where a Spark master can be");
        assertFails("spark://127.0.0.1:99999", "'spark://127.0.0.1:99999' is not where a Spark master can be");
        assertFails("sprak://there", "'sprak://there' is not where a Spark master can be");
    }

    private static void assertFails(String master, String message) {
        assertThatThrownBy(() -> Application.open(new ExecutorSettings(1, Optional.of(master))))
                .isInstanceOf(ExecutorFailed.class)
                .hasMessageStartingWith(message);
    }
}
