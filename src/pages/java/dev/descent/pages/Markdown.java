package dev.descent.pages;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Block;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlRenderer;

/** A Markdown file as HTML, with an anchor at every heading, and as sections to search. */
final class Markdown {
    /**
     * What stands below a heading, up to the next.
     *
     * @param level 1 to 6
     * @param id the heading's anchor
     */
    record Section(int level, String id, String heading, String text) {}

    /** A cell of more letters is text, which a narrow column would make tall. */
    private static final int LONG = 40;

    private static final List<TablesExtension> TABLES = List.of((TablesExtension) TablesExtension.create());
    private static final Parser PARSER = Parser.builder().extensions(TABLES).build();

    private final String html;
    private final List<Section> sections = new ArrayList<>();

    /** @param links makes a destination of the file one of the site */
    Markdown(String markdown, UnaryOperator<String> links) {
        Node document = PARSER.parse(markdown);
        document.accept(new AbstractVisitor() {
            @Override
            public void visit(Link link) {
                link.setDestination(links.apply(link.getDestination()));
                visitChildren(link);
            }

            @Override
            public void visit(Image image) {
                image.setDestination(links.apply(image.getDestination()));
                visitChildren(image);
            }
        });
        Map<Node, String> anchors = sections(document);
        html = HtmlRenderer.builder()
                .extensions(TABLES)
                .nodeRendererFactory(Blocks::new)
                .attributeProviderFactory(context -> (node, tag, attributes) -> {
                    if (anchors.containsKey(node)) {
                        attributes.put("id", anchors.get(node));
                    }
                    if (node instanceof TableCell cell
                            && !cell.isHeader()
                            && text(cell).length() > LONG) {
                        attributes.put("class", "long");
                    }
                })
                .build()
                .render(document)
                .replace("<table>", "<div class=\"table\" tabindex=\"0\"><table>")
                .replace("</table>", "</table></div>");
    }

    String html() {
        return html;
    }

    List<Section> sections() {
        return sections;
    }

    /** The first heading. */
    String title() {
        return sections.isEmpty() ? "" : sections.get(0).heading();
    }

    /** Anchors as GitHub makes them, so that a link into a page works in both. */
    private Map<Node, String> sections(Node document) {
        Map<Node, String> anchors = new IdentityHashMap<>();
        Map<String, Integer> used = new HashMap<>();
        StringBuilder text = new StringBuilder();
        Heading current = null;
        String title = "";
        for (Node node = document.getFirstChild(); node != null; node = node.getNext()) {
            if (node instanceof Heading heading) {
                close(current, anchors.get(current), title, text);
                title = text(heading).strip();
                String slug = title.toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N} _-]", "")
                        .replace(' ', '-');
                int before = used.merge(slug, 1, Integer::sum) - 1;
                String anchor = before == 0 ? slug : slug + "-" + before;
                anchors.put(heading, anchor);
                HtmlInline sign = new HtmlInline();
                sign.setLiteral(
                        "<a class=\"anchor\" href=\"#" + anchor + "\" aria-label=\"Link to this section\">#</a>");
                heading.appendChild(sign);
                current = heading;
            } else {
                text.append(text(node));
            }
        }
        close(current, anchors.get(current), title, text);
        return anchors;
    }

    private void close(Heading heading, String anchor, String title, StringBuilder text) {
        if (heading != null) {
            sections.add(new Section(
                    heading.getLevel(), anchor, title, text.toString().strip().replaceAll("\\s+", " ")));
        }
        text.setLength(0);
    }

    private static String text(Node node) {
        StringBuilder text = new StringBuilder();
        node.accept(new AbstractVisitor() {
            @Override
            public void visit(Text it) {
                text.append(it.getLiteral());
            }

            @Override
            public void visit(Code it) {
                text.append(it.getLiteral());
            }

            @Override
            public void visit(SoftLineBreak it) {
                text.append(' ');
            }

            @Override
            public void visit(FencedCodeBlock it) {
                text.append(' ').append(it.getLiteral());
            }

            @Override
            public void visit(IndentedCodeBlock it) {
                text.append(' ').append(it.getLiteral());
            }

            @Override
            protected void visitChildren(Node parent) {
                super.visitChildren(parent);
                if (parent instanceof Block || parent instanceof TableCell) {
                    text.append(' ');
                }
            }
        });
        return text.toString();
    }

    /** Code with its parts marked. */
    private record Blocks(HtmlNodeRendererContext context) implements NodeRenderer {
        @Override
        public Set<Class<? extends Node>> getNodeTypes() {
            return Set.of(FencedCodeBlock.class);
        }

        @Override
        public void render(Node node) {
            FencedCodeBlock block = (FencedCodeBlock) node;
            context.getWriter().raw(Html.code(block.getLiteral(), block.getInfo()));
        }
    }
}
