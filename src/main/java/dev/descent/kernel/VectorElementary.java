package dev.descent.kernel;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/** The functions of {@link Elementary} for several doubles at once: the same operations, so the same bits. */
final class VectorElementary {
    /** As many floats as {@link #DOUBLES}. */
    static final VectorSpecies<Float> FLOATS =
            VectorSpecies.of(float.class, VectorShape.forBitSize(VectorKernels.SPECIES.vectorBitSize() / 2));

    static final VectorSpecies<Double> DOUBLES = VectorSpecies.of(double.class, VectorKernels.SPECIES.vectorShape());

    static final int LENGTH = DOUBLES.length();

    private static final double LOWEST = -87;
    private static final double HIGHEST = 89;
    private static final double LOG2_E = 1.4426950408889634;
    private static final double LN_2 = 0.6931471805599453;
    private static final double WHOLE = 0x1.8p52;
    private static final int FRACTION = 52;
    private static final long BIAS = 1023L << FRACTION;

    private VectorElementary() {}

    static DoubleVector load(float[] values, int at) {
        return (DoubleVector) FloatVector.fromArray(FLOATS, values, at).castShape(DOUBLES, 0);
    }

    /** Rounds to float. */
    static FloatVector round(DoubleVector x) {
        return (FloatVector) x.castShape(FLOATS, 0);
    }

    /** eˣ. */
    static DoubleVector exp(DoubleVector x) {
        DoubleVector clamped = x.min(HIGHEST).max(LOWEST);
        DoubleVector folded = clamped.mul(LOG2_E).add(WHOLE);
        DoubleVector power = power(folded);
        DoubleVector r = clamped.sub(folded.sub(WHOLE).mul(LN_2));
        return power.mul(expm1Reduced(r)).add(power);
    }

    /** eˣ − 1. */
    static DoubleVector expm1(DoubleVector x) {
        DoubleVector clamped = x.min(HIGHEST).max(LOWEST);
        DoubleVector folded = clamped.mul(LOG2_E).add(WHOLE);
        DoubleVector power = power(folded);
        DoubleVector r = clamped.sub(folded.sub(WHOLE).mul(LN_2));
        return power.mul(expm1Reduced(r)).add(power.sub(1));
    }

    static DoubleVector tanh(DoubleVector x) {
        DoubleVector t = expm1(x.min(20).max(-20).mul(2));
        return t.div(t.add(2));
    }

    static DoubleVector sigmoid(DoubleVector x) {
        DoubleVector one = DoubleVector.broadcast(DOUBLES, 1);
        return one.div(exp(x.max(LOWEST).neg()).add(1));
    }

    /** 2ᵏ; k stands in the lowest bits of k + {@link #WHOLE}. */
    private static DoubleVector power(DoubleVector folded) {
        LongVector k = folded.reinterpretAsLongs();
        return k.lanewise(VectorOperators.LSHL, FRACTION).add(BIAS).reinterpretAsDoubles();
    }

    private static DoubleVector expm1Reduced(DoubleVector r) {
        DoubleVector sum = r.mul(1.0 / 39916800).add(1.0 / 3628800);
        sum = sum.mul(r).add(1.0 / 362880);
        sum = sum.mul(r).add(1.0 / 40320);
        sum = sum.mul(r).add(1.0 / 5040);
        sum = sum.mul(r).add(1.0 / 720);
        sum = sum.mul(r).add(1.0 / 120);
        sum = sum.mul(r).add(1.0 / 24);
        sum = sum.mul(r).add(1.0 / 6);
        sum = sum.mul(r).add(1.0 / 2);
        return r.mul(r).mul(sum).add(r);
    }
}
