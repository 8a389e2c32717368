package dev.descent.output.document;

import dev.descent.output.document.Block.Commands;
import dev.descent.output.document.Block.Figures;
import dev.descent.output.document.Block.Folded;
import dev.descent.output.document.Block.Heading;
import dev.descent.output.document.Block.Items;
import dev.descent.output.document.Block.Paragraph;
import dev.descent.output.document.Block.Table;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Blocks in their order. What is empty is left out. */
public final class Document {
    private final List<Block> blocks = new ArrayList<>();

    public Document heading(String text) {
        return block(new Heading(text));
    }

    public Document paragraph(String text) {
        return text.isBlank() ? this : paragraph(new Span.Plain(text.strip()));
    }

    public Document paragraph(Span... spans) {
        return block(new Paragraph(List.of(spans)));
    }

    public Document items(List<String> texts) {
        return texts.isEmpty() ? this : block(new Items(List.copyOf(texts)));
    }

    /**
     * Adds a table.
     *
     * @param left how many columns from the left are text; the others are numbers
     */
    public Document table(List<String> header, List<List<String>> rows, int left) {
        return block(new Table(List.copyOf(header), List.copyOf(rows), left));
    }

    public Document figures(List<Figure> figures) {
        return figures.isEmpty() ? this : block(new Figures(List.copyOf(figures)));
    }

    public Document folded(String summary, Document inside) {
        return block(new Folded(summary, inside));
    }

    public Document commands(String... lines) {
        return block(new Commands(List.of(lines)));
    }

    public Document add(Document other) {
        blocks.addAll(other.blocks);
        return this;
    }

    /** A section folded away behind its heading; nothing if it is empty. */
    public Document asFolded() {
        if (isEmpty()) {
            return this;
        }
        Document inside = new Document();
        inside.blocks.addAll(blocks.subList(1, blocks.size()));
        return new Document().folded(((Heading) blocks.get(0)).text(), inside);
    }

    public boolean isEmpty() {
        return blocks.isEmpty();
    }

    List<Block> blocks() {
        return Collections.unmodifiableList(blocks);
    }

    private Document block(Block block) {
        blocks.add(block);
        return this;
    }
}
