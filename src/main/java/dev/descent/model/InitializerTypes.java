package dev.descent.model;

import static dev.descent.model.Parameter.real;
import static dev.descent.model.Parameter.required;

import java.util.List;

/** Where weights start. U(±l) is the uniform distribution on [−l, l); truncated normals are cut at 2σ. */
final class InitializerTypes {
    private static final String GLOROT_AND_BENGIO = "Glorot and Bengio 2010";
    private static final String HE = "He et al. 2015";
    private static final String LECUN = "LeCun et al. 1998";

    static final ComponentType GLOROT_UNIFORM = initializer("glorot_uniform")
            .keras("GlorotUniform")
            .source(GLOROT_AND_BENGIO)
            .formula("U(±√(6/(inputs + units)))")
            .type();
    static final ComponentType ZEROS =
            initializer("zeros").keras("Zeros").about("All 0.").type();

    private static final Parameter MEAN = real("mean", 0, Range.ANY, "The mean.");
    private static final Parameter STDDEV = real("stddev", 0.05, Range.NOT_NEGATIVE, "σ, the standard deviation.");

    static final List<ComponentType> ALL = List.of(
            ZEROS,
            initializer("ones").keras("Ones").about("All 1.").type(),
            initializer("constant")
                    .keras("Constant")
                    .about("All the same.")
                    .parameters(real("value", 0, Range.ANY, "The value."))
                    .main("value")
                    .example("value: 0.1")
                    .type(),
            GLOROT_UNIFORM,
            initializer("glorot_normal")
                    .keras("GlorotNormal")
                    .source(GLOROT_AND_BENGIO)
                    .about("Truncated normal, variance 2/(inputs + units).")
                    .type(),
            initializer("he_uniform")
                    .keras("HeUniform")
                    .source(HE)
                    .formula("U(±√(6/inputs))")
                    .type(),
            initializer("he_normal")
                    .keras("HeNormal")
                    .source(HE)
                    .about("Truncated normal, variance 2/inputs.")
                    .type(),
            initializer("lecun_uniform")
                    .keras("LecunUniform")
                    .source(LECUN)
                    .formula("U(±√(3/inputs))")
                    .type(),
            initializer("lecun_normal")
                    .keras("LecunNormal")
                    .source(LECUN)
                    .about("Truncated normal, variance 1/inputs.")
                    .type(),
            initializer("random_uniform")
                    .keras("RandomUniform")
                    .about("Uniform on [minval, maxval).")
                    .parameters(
                            real("minval", -0.05, Range.ANY, "The lower end."),
                            real("maxval", 0.05, Range.ANY, "The upper end, not reached."))
                    .type(),
            initializer("random_normal")
                    .keras("RandomNormal")
                    .about("Normal.")
                    .parameters(MEAN, STDDEV)
                    .type(),
            initializer("truncated_normal")
                    .keras("TruncatedNormal")
                    .about("Normal, redrawn within two standard deviations of the mean.")
                    .parameters(MEAN, STDDEV)
                    .type(),
            initializer("orthogonal")
                    .keras("Orthogonal")
                    .source("Saxe et al. 2013")
                    .about("Orthonormal rows or columns, whichever are fewer.")
                    .parameters(real("gain", 1.0, Range.ANY, "Factor of every weight."))
                    .type(),
            initializer("values")
                    .about("The numbers themselves.")
                    .parameters(required(
                            "values",
                            new Shape.ListOf(
                                    new Shape.Either(List.of(
                                            new Shape.Real(Range.ANY), new Shape.ListOf(new Shape.Real(Range.ANY), 1))),
                                    1),
                            "A list of rows [inputs][units] for a kernel, a list [units] for a bias."))
                    .main("values")
                    .example("values: [[0.5, -0.5], [0.25, 0.75]]")
                    .type());

    private InitializerTypes() {}

    private static TypeBuilder initializer(String name) {
        return new TypeBuilder(Kind.INITIALIZER, name);
    }
}
