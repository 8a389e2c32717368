package dev.descent.worker;

import dev.descent.number.Phrases;
import dev.descent.number.VisibleText;
import java.io.PrintWriter;
import java.io.StringWriter;

/** What somebody else's code threw, in words. */
public final class Thrown {
    private static final int LONGEST = 300;

    private Thrown() {}

    /** {@code the engine threw IllegalStateException: no such layer}; without the message if that is not a line that can be read. */
    public static String sentence(String thrower, Throwable e) {
        return "the " + thrower + " threw " + said(e);
    }

    /**
     * {@code the descent threw ArithmeticException}, for code of our own, whose outcomes are the same on every machine: messages of Java
     * itself differ from version to version.
     */
    static String withoutMessage(String thrower, Throwable e) {
        return "the " + thrower + " threw " + type(e);
    }

    private static String type(Throwable e) {
        return e.getClass().getSimpleName().isEmpty()
                ? e.getClass().getName()
                : e.getClass().getSimpleName();
    }

    /** {@code IllegalStateException: no such layer}. */
    static String said(Throwable e) {
        String type = type(e);
        String message = e.getMessage();
        return message == null || message.isBlank() || message.codePoints().anyMatch(VisibleText::isHidden)
                ? type
                : type + ": " + Phrases.shortened(message.strip(), LONGEST);
    }

    /** Whether the virtual machine threw it rather than code: memory that is short is nobody's fault, too deep a recursion somebody's. */
    public static boolean isOfTheMachine(Throwable e) {
        return e instanceof VirtualMachineError && !(e instanceof StackOverflowError);
    }

    /** Its stack trace. */
    static String trace(Throwable e) {
        StringWriter text = new StringWriter();
        e.printStackTrace(new PrintWriter(text, true));
        return text.toString();
    }
}
