package dev.descent.app;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** Why an input or output failed, in words for a person. */
final class IoMessages {
    private IoMessages() {}

    /** As {@link #of}, with the file where the reason does not name it. */
    static String withFile(IOException e) {
        return e instanceof FileSystemException f && f.getFile() != null && !of(e).contains(f.getFile())
                ? f.getFile() + ": " + of(e)
                : of(e);
    }

    static String of(IOException e) {
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (e instanceof NoSuchFileException) {
            return "it does not exist";
        }
        if (e instanceof NotDirectoryException || e instanceof FileAlreadyExistsException) {
            return "a file stands where a folder is needed";
        }
        if (e instanceof FileSystemException f
                && f.getReason() != null
                && f.getReason().equals("Is a directory")) {
            return "a folder stands in the place of " + (f.getOtherFile() == null ? f.getFile() : f.getOtherFile());
        }
        if (e instanceof FileSystemException f && f.getReason() != null) {
            return f.getReason();
        }
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }
}
