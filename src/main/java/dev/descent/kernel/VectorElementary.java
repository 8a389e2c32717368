package dev.descent.kernel;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The functions of {@link Elementary} for many doubles at once, in place: the same operations, so the same bits.
 *
 * <p>Vectors of floats are as wide as everywhere in this room, and not half as wide, as a vector of doubles would want them: where
 * two widths are loaded, an older compiler no longer knows which one a loop of sums has, and makes an object of every sum.
 */
final class VectorElementary {
    private static final VectorSpecies<Double> DOUBLES =
            VectorSpecies.of(double.class, VectorKernels.SPECIES.vectorShape());
    private static final int LENGTH = DOUBLES.length();

    private static final DoubleVector LOWEST = all(-87);
    private static final DoubleVector HIGHEST = all(89);
    private static final DoubleVector LOG2_E = all(1.4426950408889634);
    private static final DoubleVector LN_2 = all(0.6931471805599453);
    private static final DoubleVector WHOLE = all(0x1.8p52);
    private static final DoubleVector TWENTY = all(20);
    private static final DoubleVector MINUS_TWENTY = all(-20);
    private static final DoubleVector ONE = all(1);
    private static final DoubleVector MINUS_ONE = all(-1);
    private static final DoubleVector TWO = all(2);
    private static final DoubleVector TERM_9 = all(1.0 / 39916800);
    private static final DoubleVector TERM_8 = all(1.0 / 3628800);
    private static final DoubleVector TERM_7 = all(1.0 / 362880);
    private static final DoubleVector TERM_6 = all(1.0 / 40320);
    private static final DoubleVector TERM_5 = all(1.0 / 5040);
    private static final DoubleVector TERM_4 = all(1.0 / 720);
    private static final DoubleVector TERM_3 = all(1.0 / 120);
    private static final DoubleVector TERM_2 = all(1.0 / 24);
    private static final DoubleVector TERM_1 = all(1.0 / 6);
    private static final DoubleVector TERM_0 = all(1.0 / 2);
    private static final DoubleVector ODD_3 = all(1.0 / 3);
    private static final DoubleVector ODD_5 = all(1.0 / 5);
    private static final DoubleVector ODD_7 = all(1.0 / 7);
    private static final DoubleVector ODD_9 = all(1.0 / 9);
    private static final DoubleVector ODD_11 = all(1.0 / 11);
    private static final DoubleVector ODD_13 = all(1.0 / 13);
    private static final DoubleVector ODD_15 = all(1.0 / 15);
    private static final DoubleVector ODD_17 = all(1.0 / 17);
    private static final int FRACTION = 52;
    private static final LongVector BIAS = bits(1023L << FRACTION);
    private static final LongVector ROOT_HALF = bits(0x3FE6A09E667F3BCDL);
    private static final LongVector WHOLE_BITS = bits(Double.doubleToRawLongBits(0x1.8p52));

    private VectorElementary() {}

    private static DoubleVector all(double value) {
        return DoubleVector.broadcast(DOUBLES, value);
    }

    private static LongVector bits(long value) {
        return LongVector.broadcast(VectorSpecies.of(long.class, VectorKernels.SPECIES.vectorShape()), value);
    }

    /** eˣ; {@code length} is a multiple of 16, as in all of these. */
    static void exp(double[] x, int length) {
        for (int k = 0; k < length; k += LENGTH) {
            exp(clamped(load(x, k))).intoArray(x, k);
        }
    }

    /** e^min(x, 0) − 1. */
    static void expm1Below(double[] x, int length) {
        DoubleVector zero = DoubleVector.zero(DOUBLES);
        for (int k = 0; k < length; k += LENGTH) {
            expm1(clamped(load(x, k).min(zero))).intoArray(x, k);
        }
    }

    /** (e²ˣ − 1)/(e²ˣ + 1). */
    static void tanh(double[] x, int length) {
        for (int k = 0; k < length; k += LENGTH) {
            DoubleVector t = expm1(load(x, k).min(TWENTY).max(MINUS_TWENTY).mul(TWO));
            t.div(t.add(TWO)).intoArray(x, k);
        }
    }

    /** 1/(1 + e⁻ˣ). */
    static void sigmoid(double[] x, int length) {
        for (int k = 0; k < length; k += LENGTH) {
            DoubleVector e = exp(clamped(load(x, k).max(LOWEST).mul(MINUS_ONE)));
            ONE.div(e.add(ONE)).intoArray(x, k);
        }
    }

    /** ln x, for x that is finite and positive, or NaN. */
    static void log(double[] x, int length) {
        for (int k = 0; k < length; k += LENGTH) {
            DoubleVector y = load(x, k);
            LongVector bits = y.reinterpretAsLongs();
            LongVector e = bits.sub(ROOT_HALF).lanewise(VectorOperators.ASHR, FRACTION);
            DoubleVector m =
                    bits.sub(e.lanewise(VectorOperators.LSHL, FRACTION)).reinterpretAsDoubles();
            ln(whole(e), m.sub(ONE)).add(y.sub(y)).intoArray(x, k);
        }
    }

    /** ln(1 + x), for x that is finite and positive, or NaN. */
    static void log1p(double[] x, int length) {
        for (int k = 0; k < length; k += LENGTH) {
            DoubleVector beyondOne = load(x, k);
            DoubleVector y = beyondOne.add(ONE);
            LongVector bits = y.reinterpretAsLongs();
            LongVector e = bits.sub(ROOT_HALF).lanewise(VectorOperators.ASHR, FRACTION);
            DoubleVector m =
                    bits.sub(e.lanewise(VectorOperators.LSHL, FRACTION)).reinterpretAsDoubles();
            DoubleVector exponent = whole(e);
            DoubleVector over = m.sub(ONE).blend(beyondOne, exponent.compare(VectorOperators.EQ, 0));
            ln(exponent, over).add(y.sub(y)).intoArray(x, k);
        }
    }

    /** A whole number as a double. */
    private static DoubleVector whole(LongVector e) {
        return e.add(WHOLE_BITS).reinterpretAsDoubles().sub(WHOLE);
    }

    /** ln(2ᵉ·(1 + over)). */
    private static DoubleVector ln(DoubleVector e, DoubleVector over) {
        DoubleVector s = over.div(over.add(TWO));
        DoubleVector square = s.mul(s);
        DoubleVector series = ODD_17.mul(square)
                .add(ODD_15)
                .mul(square)
                .add(ODD_13)
                .mul(square)
                .add(ODD_11)
                .mul(square)
                .add(ODD_9)
                .mul(square)
                .add(ODD_7)
                .mul(square)
                .add(ODD_5)
                .mul(square)
                .add(ODD_3);
        return e.mul(LN_2).add(s.mul(square).mul(series).add(s).mul(TWO));
    }

    private static DoubleVector load(double[] x, int at) {
        return DoubleVector.fromArray(DOUBLES, x, at);
    }

    /** x within [−87, 89], where {@link #exp} and {@link #expm1} are defined. */
    private static DoubleVector clamped(DoubleVector x) {
        return x.min(HIGHEST).max(LOWEST);
    }

    private static DoubleVector exp(DoubleVector x) {
        DoubleVector folded = x.mul(LOG2_E).add(WHOLE);
        DoubleVector power = power(folded);
        return power.mul(expm1Reduced(x.sub(folded.sub(WHOLE).mul(LN_2)))).add(power);
    }

    private static DoubleVector expm1(DoubleVector x) {
        DoubleVector folded = x.mul(LOG2_E).add(WHOLE);
        DoubleVector power = power(folded);
        return power.mul(expm1Reduced(x.sub(folded.sub(WHOLE).mul(LN_2)))).add(power.sub(ONE));
    }

    /** 2ᵏ; k stands in the lowest bits of k + {@link #WHOLE}. */
    private static DoubleVector power(DoubleVector folded) {
        return folded.reinterpretAsLongs()
                .lanewise(VectorOperators.LSHL, FRACTION)
                .add(BIAS)
                .reinterpretAsDoubles();
    }

    private static DoubleVector expm1Reduced(DoubleVector r) {
        DoubleVector sum = TERM_9.mul(r)
                .add(TERM_8)
                .mul(r)
                .add(TERM_7)
                .mul(r)
                .add(TERM_6)
                .mul(r)
                .add(TERM_5)
                .mul(r)
                .add(TERM_4)
                .mul(r)
                .add(TERM_3)
                .mul(r)
                .add(TERM_2)
                .mul(r)
                .add(TERM_1)
                .mul(r)
                .add(TERM_0);
        return r.mul(r).mul(sum).add(r);
    }
}
