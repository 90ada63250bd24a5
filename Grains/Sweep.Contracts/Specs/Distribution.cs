namespace Sweep.Contracts.Specs;

/// <summary>The distributions of W&amp;B's sweep files, under the names they have there.</summary>
public enum Distribution
{
    /// <summary>Always <c>value</c>.</summary>
    Constant,

    /// <summary>One of <c>values</c>, each as likely, or as <c>probabilities</c> say.</summary>
    Categorical,

    /// <summary>Whole numbers from min to max, both included.</summary>
    IntUniform,

    /// <summary>Real numbers from min to max.</summary>
    Uniform,

    /// <summary>round(uniform / q) · q.</summary>
    QUniform,

    /// <summary>exp of a uniform draw from min to max (the exponents).</summary>
    LogUniform,

    /// <summary>round(log_uniform / q) · q.</summary>
    QLogUniform,

    /// <summary>Between min and max (the values), uniform in the logarithm.</summary>
    LogUniformValues,

    /// <summary>round(log_uniform_values / q) · q.</summary>
    QLogUniformValues,

    /// <summary>The inverse of 1/x is uniform in the logarithm, min and max being values.</summary>
    InvLogUniformValues,

    /// <summary>Normal with mean mu and standard deviation sigma.</summary>
    Normal,

    /// <summary>round(normal / q) · q.</summary>
    QNormal,

    /// <summary>exp of a normal draw.</summary>
    LogNormal,

    /// <summary>round(log_normal / q) · q.</summary>
    QLogNormal,
}
