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
    private static final DoubleVector LOWEST_NORMAL = all(-12.875);
    private static final DoubleVector MINUS_ROOT_OF_HALF = all(-0.7071067811865476);
    private static final DoubleVector FARTHEST = all(9.125);
    private static final DoubleVector ERF_ABOVE_0 = all(1.85777706184603153E-1);
    private static final DoubleVector ERF_ABOVE_1 = all(3.16112374387056560E0);
    private static final DoubleVector ERF_ABOVE_2 = all(1.13864154151050156E2);
    private static final DoubleVector ERF_ABOVE_3 = all(3.77485237685302021E2);
    private static final DoubleVector ERF_ABOVE_4 = all(3.20937758913846947E3);
    private static final DoubleVector ERF_BELOW_0 = all(2.36012909523441209E1);
    private static final DoubleVector ERF_BELOW_1 = all(2.44024637934444173E2);
    private static final DoubleVector ERF_BELOW_2 = all(1.28261652607737228E3);
    private static final DoubleVector ERF_BELOW_3 = all(2.84423683343917062E3);
    private static final DoubleVector ERFC_ABOVE_0 = all(2.15311535474403846E-8);
    private static final DoubleVector ERFC_ABOVE_1 = all(5.64188496988670089E-1);
    private static final DoubleVector ERFC_ABOVE_2 = all(8.88314979438837594E0);
    private static final DoubleVector ERFC_ABOVE_3 = all(6.61191906371416295E1);
    private static final DoubleVector ERFC_ABOVE_4 = all(2.98635138197400131E2);
    private static final DoubleVector ERFC_ABOVE_5 = all(8.81952221241769090E2);
    private static final DoubleVector ERFC_ABOVE_6 = all(1.71204761263407058E3);
    private static final DoubleVector ERFC_ABOVE_7 = all(2.05107837782607147E3);
    private static final DoubleVector ERFC_ABOVE_8 = all(1.23033935479799725E3);
    private static final DoubleVector ERFC_BELOW_0 = all(1.57449261107098347E1);
    private static final DoubleVector ERFC_BELOW_1 = all(1.17693950891312499E2);
    private static final DoubleVector ERFC_BELOW_2 = all(5.37181101862009858E2);
    private static final DoubleVector ERFC_BELOW_3 = all(1.62138957456669019E3);
    private static final DoubleVector ERFC_BELOW_4 = all(3.29079923573345963E3);
    private static final DoubleVector ERFC_BELOW_5 = all(4.36261909014324716E3);
    private static final DoubleVector ERFC_BELOW_6 = all(3.43936767414372164E3);
    private static final DoubleVector ERFC_BELOW_7 = all(1.23033935480374942E3);
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

    /** Φ(x) = ½·erfc(−x/√2). */
    static void normal(double[] x, int length) {
        for (int k = 0; k < length; k += LENGTH) {
            erfc(load(x, k).max(LOWEST_NORMAL).mul(MINUS_ROOT_OF_HALF))
                    .mul(TERM_0)
                    .intoArray(x, k);
        }
    }

    private static DoubleVector erfc(DoubleVector x) {
        DoubleVector a = x.abs().min(FARTHEST);
        DoubleVector square = a.mul(a);
        DoubleVector small = ONE.sub(a.mul(erfNumerator(square).div(erfDenominator(square))));
        DoubleVector large =
                exp(clamped(square.mul(MINUS_ONE))).mul(erfcNumerator(a).div(erfcDenominator(a)));
        DoubleVector above = large.blend(small, a.compare(VectorOperators.LE, 0.46875));
        return above.blend(TWO.sub(above), x.compare(VectorOperators.LT, 0));
    }

    private static DoubleVector erfNumerator(DoubleVector x) {
        return ERF_ABOVE_0
                .mul(x)
                .add(ERF_ABOVE_1)
                .mul(x)
                .add(ERF_ABOVE_2)
                .mul(x)
                .add(ERF_ABOVE_3)
                .mul(x)
                .add(ERF_ABOVE_4);
    }

    private static DoubleVector erfDenominator(DoubleVector x) {
        return x.add(ERF_BELOW_0)
                .mul(x)
                .add(ERF_BELOW_1)
                .mul(x)
                .add(ERF_BELOW_2)
                .mul(x)
                .add(ERF_BELOW_3);
    }

    private static DoubleVector erfcNumerator(DoubleVector x) {
        return ERFC_ABOVE_0
                .mul(x)
                .add(ERFC_ABOVE_1)
                .mul(x)
                .add(ERFC_ABOVE_2)
                .mul(x)
                .add(ERFC_ABOVE_3)
                .mul(x)
                .add(ERFC_ABOVE_4)
                .mul(x)
                .add(ERFC_ABOVE_5)
                .mul(x)
                .add(ERFC_ABOVE_6)
                .mul(x)
                .add(ERFC_ABOVE_7)
                .mul(x)
                .add(ERFC_ABOVE_8);
    }

    private static DoubleVector erfcDenominator(DoubleVector x) {
        return x.add(ERFC_BELOW_0)
                .mul(x)
                .add(ERFC_BELOW_1)
                .mul(x)
                .add(ERFC_BELOW_2)
                .mul(x)
                .add(ERFC_BELOW_3)
                .mul(x)
                .add(ERFC_BELOW_4)
                .mul(x)
                .add(ERFC_BELOW_5)
                .mul(x)
                .add(ERFC_BELOW_6)
                .mul(x)
                .add(ERFC_BELOW_7);
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
