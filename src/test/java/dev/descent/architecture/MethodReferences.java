package dev.descent.architecture;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;

/**
 * The methods that a compiled class names, called or referred to by {@code ::}, from its constant pool.
 *
 * @see <a href="https://docs.oracle.com/javase/specs/jvms/se17/html/jvms-4.html#jvms-4.4">The Java Virtual Machine Specification, 4.4</a>
 */
final class MethodReferences {
    private static final int MAGIC_AND_VERSION = 8;

    private MethodReferences() {}

    /** As {@code java/lang/System.nanoTime}, of methods of classes and of interfaces. */
    static Set<String> of(Path classFile) throws IOException {
        try (InputStream bytes = Files.newInputStream(classFile);
                DataInputStream in = new DataInputStream(bytes)) {
            in.skipNBytes(MAGIC_AND_VERSION);
            int count = in.readUnsignedShort();
            String[] texts = new String[count];
            int[] first = new int[count];
            int[] second = new int[count];
            boolean[] method = new boolean[count];
            for (int k = 1; k < count; k++) {
                int tag = in.readUnsignedByte();
                switch (tag) {
                    case 1 -> texts[k] = in.readUTF();
                    case 3, 4 -> in.skipNBytes(4);
                    case 5, 6 -> {
                        in.skipNBytes(8);
                        k++;
                    }
                    case 7, 8, 16, 19, 20 -> first[k] = in.readUnsignedShort();
                    case 9, 10, 11, 12, 17, 18 -> {
                        first[k] = in.readUnsignedShort();
                        second[k] = in.readUnsignedShort();
                        method[k] = tag == 10 || tag == 11;
                    }
                    case 15 -> in.skipNBytes(3);
                    default -> throw new IOException("unknown tag " + tag + " in " + classFile);
                }
            }
            Set<String> methods = new TreeSet<>();
            for (int k = 1; k < count; k++) {
                if (method[k]) {
                    methods.add(texts[first[first[k]]] + "." + texts[first[second[k]]]);
                }
            }
            return methods;
        }
    }
}
