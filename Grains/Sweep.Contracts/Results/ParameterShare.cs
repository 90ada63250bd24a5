namespace Sweep.Contracts.Results;

/// <summary>How much of what a metric varies by goes with one parameter, with configurations as the evidence.</summary>
/// <param name="Key">The parameter.</param>
/// <param name="Share">
/// From 0 to 1; null where it is undefined: no more configurations than values, or all ended alike.
/// </param>
/// <param name="PValue">How often values shuffled over configurations do as well; above 0.05 the share may be chance.</param>
/// <param name="BetterHalf">The share among the better half of the configurations; null where it is undefined.</param>
[GenerateSerializer, Immutable, Alias("sweep.ParameterShare")]
public sealed record ParameterShare(string Key, double? Share, double? PValue, double? BetterHalf)
{
    /// <summary>Above this <see cref="PValue"/> a share may be chance.</summary>
    public const double Significance = 0.05;

    /// <summary>Whether the share may be chance.</summary>
    public bool MayBeChance => PValue > Significance;
}
