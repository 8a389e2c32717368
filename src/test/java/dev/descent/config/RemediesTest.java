package dev.descent.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.descent.problem.FileRefused;
import dev.descent.problem.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A refusal of a table prints keys that mend it: with any of them in the file, it is accepted. */
class RemediesTest {
    private static final Pattern KEY = Pattern.compile("`([^`]*)`(?: and `([^`]*)`)?");
    private static final String NUMBERS = "layers: [{dense: 1}]\nloss: mse\noptimizer: adam\n";
    private static final String BINARY =
            "layers: [{dense: {units: 1, activation: sigmoid}}]\nloss: binary_crossentropy\noptimizer: adam\n";

    @TempDir
    private Path folder;

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "semicolons             | utf-8        | a;y\\n1,5;2\\n2,5;3\\n                          | ",
                "tabs                   | utf-8        | a\\ty\\n1.5\\t2\\n2.5\\t3\\n                      | ",
                "blanks                 | utf-8        | a   y\\n1.5   2\\n 2.5  3\\n                    | ",
                "quotes                 | utf-8        | 'a' 'y'\\n1 2\\n2 3\\n                          | ",
                "comment                | utf-8        | # from a tool\\na,y\\n1,2\\n2,3\\n              | ",
                "comments               | utf-8        | a,y\\n1,2\\n# half of them\\n2,3\\n3,4\\n         | ",
                "title                  | utf-8        | Prices\\na,y\\n1,2\\n2,3\\n                     | ",
                "trailing separators    | utf-8        | a,y,,\\n1,2,,\\n2,3,,\\n3,4,,\\n                  | ",
                "footer                 | utf-8        | a,y\\n1,2\\n2,3\\n3,4\\nTotal: 6\\n               | ",
                "western letters        | windows-1252 | a,y\\nZürich,2\\nGenève,3\\n                    | ",
                "Cyrillic               | windows-1251 | a,y\\nМосква,2\\nКазань,3\\n                    | ",
                "Chinese                | gb18030      | a,y\\n北京,2\\n上海,3\\n                        | ",
                "Japanese               | shift_jis    | a,y\\n東京,2\\n大阪,3\\n                        | ",
                "UTF-16                 | utf-16       | a,y\\n1,2\\n2,3\\n                              | ",
                "blanks around numbers  | utf-8        | a,y\\n1, 2\\n2, 3\\n                            | ",
                "blanks in a feature    | utf-8        | a,y\\n 1,2\\n 2,3\\n                            | ",
                "percent                | utf-8        | a,y\\n12 %,2\\n7%,3\\n                          | ",
                "currency               | utf-8        | a,y\\n1,\"$1,200.50\"\\n2,\"$980\"\\n3,$1\\n       | ",
                "thousands              | utf-8        | a,y\\n\"1,200\",2\\n\"2,300\",3\\n                 | ",
                "decimal commas         | utf-8        | a,y\\n\"1,25\",2\\n\"2,5\",3\\n                    | ",
                "markers                | utf-8        | a,y\\n1,2\\n?,3\\n3,4\\n                         | missing: mean",
                "a text among numbers   | utf-8        | a,b,y\\n1,4,2\\nlow,5,3\\n3,6,4\\n4,7,5\\n5,8,6\\n | missing: mean",
                "a total below          | utf-8        | a,b,y\\n1,4,2\\n2,5,3\\n3,6,4\\n4,7,5\\nTotal,8,6\\n | missing: mean",
                "missing numbers        | utf-8        | a,y\\n1,2\\n,3\\n3,4\\n                          | ",
                "missing texts          | utf-8        | a,b,y\\nu,1,2\\n,2,3\\nv,,4\\nw,5,\\nu,2,1\\n       | ",
                "missing, a default     | utf-8        | a,b,y\\nu,1,2\\n,2,3\\nv,,4\\nw,5,\\nu,2,1\\n       | missing: mean",
                "missing, by column     | utf-8        | a,b,y\\nu,1,2\\n,2,3\\nv,,4\\nw,5,\\nu,2,1\\n       | missing: {columns: {b: median}}",
            })
    void eachKeyThatIsPrintedMendsTheTable(String what, String encoding, String cells, String key) throws IOException {
        byte[] bytes = cells.strip()
                .replace("\\n", "\n")
                .replace("\\t", "\t")
                .replaceAll("$", "\n")
                .getBytes(Charset.forName(encoding));
        Files.write(folder.resolve("t.csv"), bytes);
        everyRemedyMends(key == null ? List.of() : List.of(key), NUMBERS);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {"1 and 2 | 1 | 2", "-1 and 1 | -1 | 1", "2 and 4 | 2 | 4"})
    void theKeyThatNamesThePositiveClassMendsTheTarget(String what, String one, String two) throws IOException {
        Files.writeString(folder.resolve("t.csv"), "a,y\n1," + one + "\n2," + two + "\n3," + one + "\n");
        everyRemedyMends(List.of(), BINARY);
    }

    private void everyRemedyMends(List<String> keys, String rest) throws IOException {
        Map<String, String> dataset = new LinkedHashMap<>();
        dataset.put("csv", "t.csv");
        dataset.put("target", "y");
        keys.forEach(key -> put(dataset, key));
        FileRefused refused = catchThrowableOfType(FileRefused.class, () -> read(dataset, rest));
        assertThat(refused).as("it is refused").isNotNull();
        int tried = 0;
        for (Problem problem : refused.problems()) {
            String remedy = problem.remedy().orElse("");
            for (Matcher key = KEY.matcher(remedy); key.find(); ) {
                if (key.group(1).contains(": ")) {
                    Map<String, String> mended = new LinkedHashMap<>(dataset);
                    put(mended, key.group(1));
                    if (key.group(2) != null) {
                        put(mended, key.group(2));
                    }
                    assertThatCode(() -> read(mended, rest))
                            .as("%s%n%s", remedy, mended)
                            .doesNotThrowAnyException();
                    tried++;
                }
            }
        }
        assertThat(tried).as("keys in %s", refused.problems()).isPositive();
    }

    private static void put(Map<String, String> dataset, String key) {
        int colon = key.indexOf(": ");
        dataset.put(key.substring(0, colon), key.substring(colon + 2).replace("path: …", "path: t.csv"));
    }

    private Experiment read(Map<String, String> dataset, String rest) throws FileRefused {
        StringBuilder yaml = new StringBuilder("dataset:\n");
        dataset.forEach((key, value) ->
                yaml.append("  ").append(key).append(": ").append(value).append('\n'));
        try {
            Path file = Files.writeString(folder.resolve("x.yaml"), yaml.append(rest));
            return ExperimentReader.read(file, Map.of(), Set.of("lockstep"), Set.of("local"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
