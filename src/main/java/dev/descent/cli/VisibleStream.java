package dev.descent.cli;

import dev.descent.number.VisibleText;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Prints texts with every character visible, whatever file they come from; single characters are our own and pass. */
final class VisibleStream extends PrintStream {
    VisibleStream(OutputStream out) {
        super(out, true, StandardCharsets.UTF_8);
    }

    @Override
    public void print(String text) {
        super.print(VisibleText.ofLines(String.valueOf(text)));
    }

    @Override
    public void println(String text) {
        print(text);
        println();
    }
}
