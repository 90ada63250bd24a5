namespace Sweep.Training.Tests.Reference;

/// <summary>A function of one number, with its derivative.</summary>
internal sealed record ReferenceActivation(Func<double, double> Value, Func<double, double> Derivative)
{
    private const double SeluAlpha = 1.6732632423543772848170429916717;
    private const double SeluScale = 1.0507009873554804934193349852946;

    public static ReferenceActivation Linear { get; } = new(x => x, _ => 1);

    public static ReferenceActivation Relu { get; } = new(x => Math.Max(x, 0), x => x > 0 ? 1 : 0);

    public static ReferenceActivation Tanh { get; } = new(Math.Tanh, x => 1 - Math.Pow(Math.Tanh(x), 2));

    public static ReferenceActivation Sigmoid { get; } = new(ReferenceAlgebra.Sigmoid, x => ReferenceAlgebra.Sigmoid(x) * ReferenceAlgebra.Sigmoid(-x));

    public static ReferenceActivation Elu { get; } = new(x => x > 0 ? x : Math.Exp(x) - 1, x => x > 0 ? 1 : Math.Exp(x));

    public static ReferenceActivation Selu { get; } = new(
        x => SeluScale * (x > 0 ? x : SeluAlpha * (Math.Exp(x) - 1)), x => SeluScale * (x > 0 ? 1 : SeluAlpha * Math.Exp(x)));

    /// <summary>x Phi(x) with the normal distribution itself, not its approximation by tanh.</summary>
    public static ReferenceActivation Gelu { get; } = new(x => x * Normal(x), x => Normal(x) + (x * Density(x)));

    public static ReferenceActivation Swish { get; } = new(
        x => x * ReferenceAlgebra.Sigmoid(x),
        x => ReferenceAlgebra.Sigmoid(x) * (1 + (x * ReferenceAlgebra.Sigmoid(-x))));

    /// <exception cref="ArgumentException">There is none of that name.</exception>
    public static ReferenceActivation Named(string name) => name switch
    {
        "linear" => Linear,
        "relu" => Relu,
        "tanh" => Tanh,
        "sigmoid" => Sigmoid,
        "elu" => Elu,
        "selu" => Selu,
        "gelu" => Gelu,
        "swish" => Swish,
        _ => throw new ArgumentException($"No activation is called '{name}'.", nameof(name)),
    };

    private static double Density(double x) => Math.Exp(-x * x / 2) / Math.Sqrt(2 * Math.PI);

    /// <summary>1/2 + density(x) (x + x^3/3 + x^5/15 + ...), whose terms have one sign, so nothing cancels.</summary>
    private static double Normal(double x)
    {
        if (Math.Abs(x) > 9)
            return x > 0 ? 1 : 0;
        var (sum, term) = (x, x);
        for (var n = 3; Math.Abs(term) > 1e-18 * Math.Abs(sum); n += 2)
            sum += term *= x * x / n;
        return 0.5 + (Density(x) * sum);
    }
}
