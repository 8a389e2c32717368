package dev.descent.output.svg;

import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.golden.Golden;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** What every picture holds to. */
class PlotTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden-plots");
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]{1,2})?");
    private static final Set<String> KINDS = Set.of(
            "LinePlot",
            "LinePanels",
            "RankingPlot",
            "RankDiagram",
            "CellPlot",
            "ContourPlot",
            "PanelPlot",
            "BarPlot",
            "SlicePlot",
            "ScatterPlot",
            "NetworkPlot",
            "FunctionPlot",
            "SurfacePlot");

    static Stream<String> golden() {
        return Examples.golden().keySet().stream();
    }

    static Stream<String> all() {
        return Examples.all().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("golden")
    void aPictureIsTheGoldenFile(String name) throws IOException {
        Golden.assertSame(GOLDEN.resolve(name + ".svg"), svg(Examples.golden().get(name)));
    }

    @Test
    void everyKindHasAGoldenFile() {
        Set<String> drawn = new HashSet<>();
        Examples.golden().values().forEach(plot -> drawn.add(plot.getClass().getSimpleName()));
        Set<String> permitted = new HashSet<>();
        for (Class<?> kind : Plot.class.getPermittedSubclasses()) {
            permitted.add(kind.getSimpleName());
        }
        assertThat(drawn).isEqualTo(permitted).isEqualTo(KINDS);
    }

    /** A page has the styles of all kinds at once. */
    @Test
    void noTwoKindsCallDifferentThingsByOneName() {
        List<String> sheets = List.of(
                CellPlot.STYLES,
                BarPlot.STYLES,
                ContourPlot.STYLES,
                Dots.STYLES,
                LinePanels.STYLES,
                NetworkPlot.STYLES,
                SurfacePlot.STYLES);
        Map<String, String> owners = new HashMap<>();
        for (String sheet : new LinkedHashSet<>(sheets)) {
            Matcher name = Pattern.compile("\\.([a-z]\\w*)(?=[{,])").matcher(sheet);
            while (name.find()) {
                assertThat(owners.putIfAbsent(name.group(1), sheet))
                        .as(name.group(1))
                        .isIn(null, sheet);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void theLocaleDoesNotMatter(String name) {
        Locale before = Locale.getDefault();
        String svg = svg(Examples.all().get(name));
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            assertThat(svg(Examples.all().get(name))).isEqualTo(svg);
        } finally {
            Locale.setDefault(before);
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void everyCoordinateIsAHundredthInsideThePicture(String name) throws Exception {
        Element root = document(name).getDocumentElement();
        double width = Double.parseDouble(root.getAttribute("width"));
        double height = Double.parseDouble(root.getAttribute("height"));
        assertThat(root.getAttribute("viewBox"))
                .isEqualTo("0 0 " + root.getAttribute("width") + " " + root.getAttribute("height"));
        for (Element element : elements(root)) {
            for (String x : List.of("x", "x1", "x2")) {
                assertInside(element.getAttribute(x), width);
            }
            for (String y : List.of("y", "y1", "y2")) {
                assertInside(element.getAttribute(y), height);
            }
            String[] points = element.getAttribute("d").split("[MLZ ]+");
            for (int p = 1; p < points.length; p++) {
                assertInside(points[p], p % 2 == 1 ? width : height);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void aScreenReaderHearsTheCaption(String name) throws Exception {
        Document document = document(name);
        Caption caption = Examples.all().get(name).sheet().caption();
        String[] ids =
                document.getDocumentElement().getAttribute("aria-labelledby").split(" ");
        List<Element> elements = elements(document.getDocumentElement());
        assertThat(elements.get(0).getAttribute("id")).isEqualTo(ids[0]);
        assertThat(elements.get(0).getTextContent()).isEqualTo(caption.title());
        assertThat(elements.get(1).getAttribute("id")).isEqualTo(ids[1]);
        assertThat(elements.get(1).getTextContent()).isEqualTo(caption.subtitle());
    }

    @ParameterizedTest
    @MethodSource("all")
    void nothingIsTakenFromElsewhere(String name) {
        assertThat(svg(Examples.all().get(name)).replace("http://www.w3.org/2000/svg", ""))
                .doesNotContain("http", "url(", "href", "<script", "NaN", "Infinity", "∞");
    }

    @ParameterizedTest
    @MethodSource("all")
    void coloursFollowTheReadersScheme(String name) {
        assertThat(svg(Examples.all().get(name))).contains("@media screen and (prefers-color-scheme:dark)");
    }

    @Test
    void wideLettersBesideAMapKeepClearOfItsName() {
        String svg = svg(new CellPlot(
                new Caption("title", ""),
                "x",
                List.of("1"),
                "optimizer",
                List.of("momentum"),
                List.of(new CellPlot.Tile(1, "1")),
                new CellPlot.Bar("loss", true)));
        Matcher label = Pattern.compile("<text class=\"e\" x=\"([0-9.]+)\"[^>]*>momentum<")
                .matcher(svg);
        assertThat(label.find()).isTrue();
        // In DejaVu Sans of 12 pixels the word takes 72 pixels; the name's letters reach down to 26.
        assertThat(Double.parseDouble(label.group(1)) - 72).isGreaterThan(26);
    }

    @ParameterizedTest
    @ValueSource(strings = {"mean-ranks", "twenty ranks", "ranks that are all alike"})
    void noNameOfADiagramOfRanksLiesOnAnother(String name) throws Exception {
        List<double[]> boxes = new ArrayList<>();
        for (Element element : elements(document(name).getDocumentElement())) {
            if (element.getTagName().equals("text")) {
                String style = element.getAttribute("class");
                String shown = element.getLastChild().getTextContent();
                double width = TextLayout.width(shown, style.startsWith("t") ? 17 : Sheet.TEXT);
                double x = Double.parseDouble(element.getAttribute("x"));
                double y = Double.parseDouble(element.getAttribute("y"));
                double left = style.endsWith("e") ? x - width : style.endsWith("c") ? x - width / 2 : x;
                boxes.add(new double[] {left, left + width, y - 11, y + 3});
            }
        }
        assertThat(boxes).hasSizeGreaterThan(6);
        for (double[] a : boxes) {
            assertThat(a[0]).isNotNegative();
            assertThat(a[1]).isLessThanOrEqualTo(Sheet.WIDTH);
            for (double[] b : boxes) {
                boolean apart = a == b || a[1] <= b[0] || b[1] <= a[0] || a[3] <= b[2] || b[3] <= a[2];
                assertThat(apart)
                        .as(Arrays.toString(a) + " and " + Arrays.toString(b))
                        .isTrue();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"slices", "scatter", "importance", "slices with long numbers", "bars with long names"})
    void noTextOfSlicesAndBarsLiesOnAnother(String name) throws Exception {
        List<double[]> boxes = new ArrayList<>();
        for (Element element : elements(document(name).getDocumentElement())) {
            if (element.getTagName().equals("text")) {
                boxes.add(box(element));
            }
        }
        assertThat(boxes).hasSizeGreaterThan(6);
        assertThat(boxes).allSatisfy(box -> {
            assertThat(box[0]).isNotNegative();
            assertThat(box[1]).isLessThanOrEqualTo(Sheet.WIDTH);
        });
        for (double[] a : boxes) {
            for (double[] b : boxes) {
                boolean apart = a == b || a[1] <= b[0] || b[1] <= a[0] || a[3] <= b[2] || b[3] <= a[2];
                assertThat(apart)
                        .as(Arrays.toString(a) + " and " + Arrays.toString(b))
                        .isTrue();
            }
        }
    }

    /** What lies beyond the end of an axis, or nowhere, is marked at the edge of its panel. */
    @Test
    void aScatterHasDotsADiamondAndTwoKindsOfMarksAtItsEdge() throws Exception {
        List<String> paths = new ArrayList<>();
        for (Element element : elements(document("scatter").getDocumentElement())) {
            if (element.getTagName().equals("path") && List.of("s", "v", "b").contains(element.getAttribute("class"))) {
                paths.add(element.getAttribute("class") + ": "
                        + element.getAttribute("d").split("M").length);
            }
        }
        assertThat(paths.subList(0, 4)).containsExactly("s: 3", "v: 3", "b: 2", "b: 2");
        assertThat(paths.subList(4, 7)).containsExactly("s: 3", "b: 2", "b: 2");
        assertThat(paths).hasSize(3 * 4 + 2 * 3);
    }

    @Test
    void anIntervalThatReachesBeyondTheAxisEndsInAnArrow() {
        RankingPlot plot = (RankingPlot) Examples.golden().get("ranking");
        assertThat(plot.sheet().caption().subtitle()).endsWith("; an arrow: the interval reaches further");
        assertThat(svg(plot)).contains(">optimizer</text>");
        RankingPlot whole =
                new RankingPlot(plot.caption(), plot.value(), "", plot.rows().subList(0, 1));
        assertThat(whole.sheet().caption()).isEqualTo(plot.caption());
    }

    @Test
    void anAxisIsMarkedAtTheValuesThatWereTried() {
        List<Double> tried = List.of(0.001, 0.003, 0.01, 0.03, 0.1, 0.3);
        Extent extent = new Extent();
        tried.forEach(extent::add);
        PlotAxis axis = new PlotAxis("learning rate", PlotAxis.Division.FITTING, tried);
        Scale scale = axis.scale(extent);
        assertThat(new Frame(0, 0, 500, 100, scale, scale).xTicks(axis, 8))
                .extracting(Scale.Tick::text)
                .containsExactly("0.001", "0.003", "0.01", "0.03", "0.1", "0.3");
        assertThat(new Frame(0, 0, 160, 100, scale, scale).xTicks(axis, 8))
                .extracting(Scale.Tick::text)
                .containsExactly("0.001", "", "0.01", "", "0.1", "");
    }

    @Test
    void aValueWithoutAPlaceIsAnArrowWithItsNumberAndLeavesTheAxisToTheOthers() {
        String svg = svg(Examples.golden().get("beyond"));
        assertThat(svg).contains(">199000</text>").contains(">100</text>").doesNotContain(">1000</text>");
        assertThat(svg.split("<path class=\"z0\"")).hasSize(2);
        assertThat(svg).doesNotContain("<path class=\"z1\"");
    }

    @Test
    void equalDotsOfASliceLieSideBySide() {
        List<Double> values = List.of(2.0, 2.0, 2.0, 1.0);
        List<Double> places = List.of(1.0, 1.0, 1.0, 2.0);
        String svg = svg(new SlicePlot(
                new Caption("t", ""),
                new PlotAxis("v", PlotAxis.Division.LINEAR),
                values,
                true,
                3,
                List.of(new SlicePlot.Slice("key", places, false, List.of()))));
        Matcher dots = Pattern.compile("<path class=\"s\" d=\"([^\"]*)\"").matcher(svg);
        assertThat(dots.find()).isTrue();
        assertThat(dots.group(1).split("(?=M)")).hasSize(4).doesNotHaveDuplicates();
    }

    @Test
    void marksOfSeveralSeriesAtOnePlaceOfTheEdgeLieBesideEachOther() {
        double[] rates = {0.1, 1};
        String svg = svg(new LinePlot(
                new Caption("title", ""),
                new PlotAxis("learning rate", PlotAxis.Division.FITTING),
                new PlotAxis("loss", PlotAxis.Division.FITTING),
                "",
                List.of(
                        Series.of("a", Series.Form.POINTS_JOINED, rates, new double[] {1, Double.POSITIVE_INFINITY}),
                        Series.of("b", Series.Form.POINTS_JOINED, rates, new double[] {2, 3}),
                        Series.of("c", Series.Form.POINTS_JOINED, rates, new double[] {4, Double.POSITIVE_INFINITY}),
                        Series.of("none", Series.Form.CURVE, new double[] {1}, new double[] {Double.NaN})),
                false));
        Matcher crosses = Pattern.compile("class=\"z[0-9]\" d=\"M([0-9.]+) ").matcher(svg);
        List<Double> places = new ArrayList<>();
        while (crosses.find()) {
            places.add(Double.parseDouble(crosses.group(1)));
        }
        assertThat(places).hasSize(2);
        assertThat(places.get(1) - places.get(0)).isCloseTo(8, Offset.offset(0.02));
        assertThat(svg).doesNotContain(">none</text>");
    }

    /** Left, right, top and bottom of a text, upright or not. */
    private static double[] box(Element element) {
        String style = element.getAttribute("class");
        String shown = element.getLastChild().getTextContent();
        double size = style.startsWith("t") ? 17 : style.startsWith("m") ? Sheet.SMALL : Sheet.TEXT;
        double width = TextLayout.width(shown, size);
        double before = style.endsWith("e") ? width : style.endsWith("c") ? width / 2 : 0;
        if (element.hasAttribute("x")) {
            double x = Double.parseDouble(element.getAttribute("x"));
            double y = Double.parseDouble(element.getAttribute("y"));
            return new double[] {x - before, x - before + width, y - 9, y + 2};
        }
        String[] place = element.getAttribute("transform").split("[( )]+");
        double x = Double.parseDouble(place[1]);
        double y = Double.parseDouble(place[2]);
        return new double[] {x - 9, x + 2, y + before - width, y + before};
    }

    @Test
    void picturesBesideEachOtherHaveIdsOfTheirOwn() {
        Set<String> ids = new HashSet<>();
        Examples.all().values().forEach(plot -> {
            Matcher id = Pattern.compile("id=\"([^\"]+)\"").matcher(svg(plot));
            while (id.find()) {
                ids.add(id.group(1));
            }
        });
        assertThat(ids).hasSize(2 * Examples.all().size());
    }

    private static void assertInside(String number, double end) {
        if (!number.isEmpty()) {
            assertThat(number).matches(NUMBER);
            assertThat(Double.parseDouble(number)).isBetween(0.0, end);
        }
    }

    private static List<Element> elements(Element root) {
        List<Element> elements = new ArrayList<>();
        NodeList nodes = root.getElementsByTagName("*");
        for (int n = 0; n < nodes.getLength(); n++) {
            elements.add((Element) nodes.item(n));
        }
        return elements;
    }

    private static Document document(String name) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(svg(Examples.all().get(name)))));
    }

    private static String svg(Plot plot) {
        StringBuilder out = new StringBuilder();
        try {
            plot.sheet().write(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }
}
