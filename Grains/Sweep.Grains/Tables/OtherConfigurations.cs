using Sweep.Contracts.Specs;
using Sweep.Grains.Tables.Inference;

namespace Sweep.Grains.Tables;

/// <summary>What a table is told of the sweep's configurations that it does not show.</summary>
/// <param name="Rows">The first of them, by the number of their first trial.</param>
/// <param name="Count">How many there are.</param>
/// <param name="Missing">Their planned trials that have not ended.</param>
public sealed record OtherConfigurations(IReadOnlyList<(int Number, ComparedRow Row)> Rows, int Count, int Missing)
{
    /// <summary>More tell little more of the noise, and would make the table of a million trials slow.</summary>
    public const int Most = 2000;

    /// <summary>Whether configurations of the sweep may differ only in how long they train, and so share a training.</summary>
    public static bool ShareTraining(SweepSpec sweep) => sweep.Parameters.Any(p => p is { Key: "epochs", Varies: true });

    public static OtherConfigurations None { get; } = new([], 0, 0);
}
