package dev.descent.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.output.MemoryFolder;
import dev.descent.output.text.Content;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** What check leaves for machines and for pull requests. */
class CheckResultTest {
    /** What Jenkins, GitLab and the usual readers for GitHub all take: the elements, their order and their attributes. */
    private static final String SCHEMA = """
            <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
              <xs:complexType name="fault"><xs:simpleContent><xs:extension base="xs:string">
                <xs:attribute name="type" type="xs:string" use="required"/>
                <xs:attribute name="message" type="xs:string" use="required"/>
              </xs:extension></xs:simpleContent></xs:complexType>
              <xs:complexType name="case">
                <xs:choice minOccurs="0">
                  <xs:element name="failure" type="fault"/>
                  <xs:element name="error" type="fault"/>
                  <xs:element name="system-out" type="xs:string"/>
                </xs:choice>
                <xs:attribute name="classname" type="xs:string" use="required"/>
                <xs:attribute name="name" type="xs:string" use="required"/>
              </xs:complexType>
              <xs:attributeGroup name="counts">
                <xs:attribute name="name" type="xs:string" use="required"/>
                <xs:attribute name="tests" type="xs:nonNegativeInteger" use="required"/>
                <xs:attribute name="failures" type="xs:nonNegativeInteger" use="required"/>
                <xs:attribute name="errors" type="xs:nonNegativeInteger" use="required"/>
              </xs:attributeGroup>
              <xs:element name="testsuites"><xs:complexType>
                <xs:sequence><xs:element name="testsuite" maxOccurs="unbounded"><xs:complexType>
                  <xs:sequence><xs:element name="testcase" type="case" maxOccurs="unbounded"/></xs:sequence>
                  <xs:attributeGroup ref="counts"/>
                  <xs:attribute name="skipped" type="xs:nonNegativeInteger" use="required"/>
                </xs:complexType></xs:element></xs:sequence>
                <xs:attributeGroup ref="counts"/>
              </xs:complexType></xs:element>
            </xs:schema>
            """;

    private static final String TRIALS = "trial,id,rate,repeat,seed,status,final_loss\n";

    private final CheckResult same = checked("same", "1,x,0.1,1,0,completed,5\n", "1,x,0.1,1,0,completed,5\n");
    private final CheckResult moved = checked(
            "moved",
            "1,x,0.1,1,0,completed,5\n2,y,0.2,1,0,completed,6\n3,z,<b>,1,0,completed,7\n",
            "1,x,0.1,1,0,completed,5\n2,y,0.2,1,0,completed,6.5\n3,z,<b>,1,0,diverged,\n");
    private final CheckResult without =
            new CheckResult("without", List.of(), List.of("there are no results to compare with"), Optional.empty());
    private final CheckResult small = new CheckResult(
            "small",
            List.of("trial 3 was not trained: the heap is too small", "trial 4 was not trained"),
            List.of(),
            Optional.empty());
    private final CheckResult unmet = new CheckResult(
            "unmet", List.of(), List.of("expected best.final_loss < 3: best.final_loss is 4.5"), same.comparison());

    @Test
    void junitHasACaseAnExperimentAndOneForEachTrialThatMoved() throws Exception {
        Element root = valid(new CheckJunit(List.of(same, moved, without, small, unmet)));
        assertThat(root.getAttribute("tests")).isEqualTo("7");
        assertThat(root.getAttribute("failures")).isEqualTo("5");
        assertThat(root.getAttribute("errors")).isEqualTo("1");
        assertThat(cases(root))
                .containsExactly(
                        "descent.same: results are as committed",
                        "descent.moved: results are as committed: failure 3 differences, in 2 trials",
                        "descent.moved: trial 2 (rate=0.2, repeat 1): failure 1 difference",
                        "descent.moved: trial 3 (rate=<b>, repeat 1): failure 2 differences",
                        "descent.without: results are as committed: failure there are no results to compare with",
                        "descent.small: results are as committed: error trial 3 was not trained: the heap is too small"
                                + " (and 1 more)",
                        "descent.unmet: results are as committed: failure expected best.final_loss < 3:"
                                + " best.final_loss is 4.5");
        assertThat(root.getElementsByTagName("failure").item(1).getTextContent())
                .isEqualTo("trials.csv: trial 2 (rate=0.2, repeat 1): final_loss 6 → 6.5\n");
    }

    @Test
    void junitKeepsNoTimeAndHoldsEveryCharacter() throws Exception {
        String wild = "\u0000\u0007]]>&\"'<\uD83D\uDE00\uD83D";
        Element root =
                valid(new CheckJunit(List.of(new CheckResult(wild, List.of(), List.of(wild), Optional.empty()))));
        assertThat(((Element) root.getElementsByTagName("testsuite").item(0)).getAttribute("name"))
                .isEqualTo("\\u{0}\\u{7}]]>&\"'<\uD83D\uDE00\\u{d83d}");
        assertThat(text(new CheckJunit(List.of(moved)))).doesNotContain("time").doesNotContain("hostname");
    }

    @Test
    void theCountsOfSuitesAreThoseOfTheirCases() throws Exception {
        NodeList suites = valid(new CheckJunit(List.of(moved, small))).getElementsByTagName("testsuite");
        for (int i = 0; i < suites.getLength(); i++) {
            Element suite = (Element) suites.item(i);
            assertThat(suite.getAttribute("tests")).isEqualTo("" + count(suite, "testcase"));
            assertThat(suite.getAttribute("failures")).isEqualTo("" + count(suite, "failure"));
            assertThat(suite.getAttribute("errors")).isEqualTo("" + count(suite, "error"));
        }
        assertThat(suites.getLength()).isEqualTo(2);
    }

    @Test
    void resultsOfAnOlderVersionPassWithAWordOfAdvice() throws Exception {
        String trial = ",0.1,1,0,completed,5\n";
        MemoryFolder a = new MemoryFolder().with("trials.csv", TRIALS + "1,0123456789abcdef" + trial);
        MemoryFolder b = new MemoryFolder()
                .with("trials.csv", TRIALS + "1,fedcba9876543210" + trial)
                .with("experiment.yaml", "arithmetic: 9\n");
        Comparison comparison = Comparison.of(
                a.with("experiment.yaml", "arithmetic: 1\n").stored("results/old"),
                b.stored("a fresh run"),
                Tolerance.EXACT);
        CheckResult old = new CheckResult("old", List.of(), List.of(), Optional.of(comparison));
        Element root = valid(new CheckJunit(List.of(old, moved)));
        assertThat(root.getElementsByTagName("system-out").item(0).getTextContent())
                .isEqualTo("""
                        no number moved in 5 cells
                          results/old is of arithmetic 1, a fresh run of arithmetic 9
                          not compared: ids, experiment.yaml but for its settings
                          `descent run` makes the folder anew
                        """);
        assertThat(text(new CheckSummary(List.of(old, moved), Optional.empty(), List.of())))
                .endsWith(
                        "\n\n- results/old is of arithmetic 1, a fresh run of arithmetic 9; `descent run` makes the folder"
                                + " anew\n");
    }

    @Test
    void theSummarySaysWhatMovedFromWhatToWhat() throws IOException {
        assertThat(text(new CheckSummary(List.of(same, moved, without, small, unmet), Optional.empty(), List.of())))
                .isEqualTo("""
                        ## Descent: 4 of 5 experiments not as committed

                        | experiment | found |
                        | --- | --- |
                        | moved | 3 differences, in 2 trials |
                        | without | there are no results to compare with |
                        | small | trial 3 was not trained: the heap is too small (and 1 more) |
                        | unmet | expected best.final_loss < 3: best.final_loss is 4.5 |

                        **moved**

                        - trials.csv: trial 2 (rate=0.2, repeat 1): final_loss 6 → 6.5
                        - trials.csv: trial 3 (rate=&lt;b&gt;, repeat 1): status completed → diverged
                        - trials.csv: trial 3 (rate=&lt;b&gt;, repeat 1): final_loss 7 → (empty)

                        **small**

                        - trial 3 was not trained: the heap is too small
                        - trial 4 was not trained

                        1 other is as committed.
                        """);
    }

    @Test
    void theSummaryOfWhatHoldsIsALine() throws IOException {
        assertThat(text(new CheckSummary(List.of(same, same), Optional.empty(), List.of())))
                .isEqualTo("## Descent: 2 experiments as committed\n");
    }

    @Test
    void theSummaryStaysShortHoweverMuchMoved() throws IOException {
        String long1 = "x".repeat(5_000);
        CheckResult much = checked("much", rows(2_000, long1, "5"), rows(2_000, long1, "6"));
        List<CheckResult> all = new ArrayList<>();
        IntStream.range(0, 60).forEach(i -> all.add(much));
        assertThat(text(new CheckSummary(all, Optional.empty(), List.of())))
                .hasSizeLessThan(65_536)
                .contains("2000 differences, in at least 1000 trials")
                .contains("- … and 1995 more")
                .contains("| … | and 30 more |");
    }

    private static String rows(int count, String key, String loss) {
        StringBuilder rows = new StringBuilder();
        for (int i = 1; i <= count; i++) {
            rows.append(i + ",id," + key + i + ",1,0,completed," + loss + "\n");
        }
        return rows.toString();
    }

    private static CheckResult checked(String name, String committed, String fresh) {
        try {
            MemoryFolder a = new MemoryFolder().with("trials.csv", TRIALS + committed);
            MemoryFolder b = new MemoryFolder().with("trials.csv", TRIALS + fresh);
            Comparison comparison =
                    Comparison.of(a.stored("results/" + name), b.stored("a fresh run"), Tolerance.EXACT);
            return new CheckResult(name, List.of(), List.of(), Optional.of(comparison));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Element valid(CheckJunit junit) throws Exception {
        String xml = text(junit);
        SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(new StreamSource(new StringReader(SCHEMA)))
                .newValidator()
                .validate(new StreamSource(new StringReader(xml)));
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(xml)))
                .getDocumentElement();
    }

    private static List<String> cases(Element root) {
        List<String> cases = new ArrayList<>();
        NodeList nodes = root.getElementsByTagName("testcase");
        for (int i = 0; i < nodes.getLength(); i++) {
            Element one = (Element) nodes.item(i);
            StringBuilder text = new StringBuilder(one.getAttribute("classname") + ": " + one.getAttribute("name"));
            for (String kind : List.of("failure", "error")) {
                if (count(one, kind) > 0) {
                    Element fault = (Element) one.getElementsByTagName(kind).item(0);
                    text.append(": " + kind + " " + fault.getAttribute("message"));
                }
            }
            cases.add(text.toString());
        }
        return cases;
    }

    private static int count(Element element, String name) {
        return element.getElementsByTagName(name).getLength();
    }

    private static String text(Content content) throws IOException {
        StringBuilder text = new StringBuilder();
        content.write(text);
        return text.toString();
    }
}
