package dev.descent.model;

import static dev.descent.model.Parameter.real;
import static dev.descent.model.Parameter.required;

import java.util.List;

/** Where weights start. U(±l) is the uniform distribution on [−l, l); truncated normals are cut at 2σ. */
final class InitializerTypes {
    static final ComponentType GLOROT_UNIFORM =
            initializer("glorot_uniform", "U(±√(6/(inputs + units))) (Glorot and Bengio 2010).");
    static final ComponentType ZEROS = initializer("zeros", "All 0.");

    private static final Parameter MEAN = real("mean", 0, Range.ANY, "The mean.");
    private static final Parameter STDDEV = real("stddev", 0.05, Range.NOT_NEGATIVE, "σ, the standard deviation.");

    static final List<ComponentType> ALL = List.of(
            ZEROS,
            initializer("ones", "All 1."),
            initializer("constant", "All the same.", real("value", 0, Range.ANY, "The value."))
                    .main("value"),
            GLOROT_UNIFORM,
            initializer("glorot_normal", "Truncated normal, variance 2/(inputs + units) (Glorot and Bengio 2010)."),
            initializer("he_uniform", "U(±√(6/inputs)) (He et al. 2015)."),
            initializer("he_normal", "Truncated normal, variance 2/inputs (He et al. 2015)."),
            initializer("lecun_uniform", "U(±√(3/inputs)) (LeCun et al. 1998)."),
            initializer("lecun_normal", "Truncated normal, variance 1/inputs (LeCun et al. 1998)."),
            initializer(
                    "random_uniform",
                    "Uniform on [minval, maxval).",
                    real("minval", -0.05, Range.ANY, "The lower end."),
                    real("maxval", 0.05, Range.ANY, "The upper end, not reached.")),
            initializer("random_normal", "Normal.", MEAN, STDDEV),
            initializer(
                    "truncated_normal", "Normal, redrawn within two standard deviations of the mean.", MEAN, STDDEV),
            initializer(
                    "orthogonal",
                    "Orthonormal rows or columns, whichever are fewer (Saxe et al. 2013).",
                    real("gain", 1.0, Range.ANY, "Factor of every weight.")),
            initializer(
                            "values",
                            "The numbers themselves.",
                            required(
                                    "values",
                                    new Shape.ListOf(
                                            new Shape.Either(List.of(
                                                    new Shape.Real(Range.ANY),
                                                    new Shape.ListOf(new Shape.Real(Range.ANY), 1))),
                                            1),
                                    "A list of rows [inputs][units] for a kernel, a list [units] for a bias."))
                    .main("values"));

    private InitializerTypes() {}

    private static ComponentType initializer(String name, String about, Parameter... parameters) {
        return ComponentType.of(Kind.INITIALIZER, name, about, parameters);
    }
}
