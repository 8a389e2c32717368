package dev.descent.serve;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** What a {@link PageServer} shows. Asked by several threads at once. */
public interface Pages {
    /** The names of the pages, made of letters, digits, {@code . _ -}. They stay the same. */
    List<String> names();

    /** How far it is, in lines for the page's script; shown to whoever listens when it has changed. */
    String state(String name);

    /** The page as HTML, one text for all who ask for the same state of it; empty if there is nothing to show yet. */
    Optional<String> page(String name) throws IOException;
}
