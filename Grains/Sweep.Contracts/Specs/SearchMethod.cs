namespace Sweep.Contracts.Specs;

/// <summary>How configurations are chosen from a search space.</summary>
public enum SearchMethod
{
    /// <summary>Every combination of the listed values, the last parameter varying fastest.</summary>
    Grid,

    /// <summary>Independent draws from each parameter's distribution.</summary>
    Random,
}
