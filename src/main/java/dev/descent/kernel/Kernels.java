package dev.descent.kernel;

import dev.descent.number.Fma;
import java.util.Locale;

/** Chooses between the forms of the lane kernels. All give the same bits; the choice is one of speed. */
public final class Kernels {
    private static final String MODULE = "jdk.incubator.vector";

    /** Floats of a vector from which on the form pays. */
    private static final int WORTHWHILE = 8;

    private Kernels() {}

    /** The plain form, which works everywhere. */
    public static LaneKernels plain() {
        return new PlainKernels();
    }

    /** The vector form, fast or not; the module {@code jdk.incubator.vector} must be there. */
    public static LaneKernels vector() {
        return new VectorKernels();
    }

    /** The vector form where it can be used, else the plain one. */
    public static LaneKernels fastest() {
        return hindrance().isEmpty() ? vector() : plain();
    }

    /** Products of matrices in the plain form. */
    public static Gemm plainGemm() {
        return new PlainGemm();
    }

    /** Products of matrices in the vector form, fast or not; the module must be there. */
    public static Gemm vectorGemm() {
        return new VectorGemm();
    }

    /** Why the vector form is not used, in a sentence; empty if it is. */
    public static String hindrance() {
        return hindrance(System.getProperty("java.vm.info", ""));
    }

    /** @param compiler what the JVM says of its compilers */
    static String hindrance(String compiler) {
        if (ModuleLayer.boot().findModule(MODULE).isEmpty()) {
            return "the JVM was started without `--add-modules " + MODULE + "`";
        }
        if (compiler.contains("interpreted mode")) {
            return "this JVM only interprets, and vectors pay only when compiled";
        }
        // So says a JVM with -XX:TieredStopAtLevel=1, which lets each vector operation make an object.
        if (compiler.contains("emulated-client")) {
            return "this JVM was started without its optimizing compiler, and vectors pay only with it";
        }
        if (!Fma.isInstruction()) {
            return "this processor has no fused multiply-add";
        }
        if (VectorHardware.floats() < least()) {
            return "this processor has no vectors of " + least() + " floats";
        }
        return "";
    }

    /** On ARM vectors of 4 floats have fma; on x86 only those of 8 do. */
    private static int least() {
        boolean arm = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT).equals("aarch64");
        return arm ? WORTHWHILE / 2 : WORTHWHILE;
    }

    /** Kept in a class of its own, which is only touched where the module is there. */
    private static final class VectorHardware {
        static int floats() {
            return jdk.incubator.vector.FloatVector.SPECIES_PREFERRED.length();
        }
    }
}
