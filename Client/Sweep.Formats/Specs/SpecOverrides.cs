namespace Sweep.Formats.Specs;

/// <summary>What the command line says over a spec file.</summary>
public sealed record SpecOverrides
{
    public static SpecOverrides None { get; } = new();

    /// <summary>A named set of texts, or a path, which is meant from the current folder.</summary>
    public string? Data { get; init; }

    /// <summary>Seeds a configuration.</summary>
    public int? Seeds { get; init; }

    /// <summary>
    /// Assignments <c>key=value</c>, the value written as in a spec file. A hyperparameter goes into the base
    /// configuration; besides there are seed, seeds, name and run_cap.
    /// </summary>
    public IReadOnlyList<string> Set { get; init; } = [];

    /// <summary>Trains every trial, also those whose results the store has.</summary>
    public bool Fresh { get; init; }

    /// <summary>The overrides as the user would type them; empty if there are none.</summary>
    public override string ToString() => string.Join(' ',
    [
        .. Data is null ? Array.Empty<string>() : ["--data", Data],
        .. Seeds is null ? Array.Empty<string>() : ["--seeds", FormattableString.Invariant($"{Seeds}")],
        .. Set.SelectMany(s => (string[])["--set", s]),
        .. Fresh ? ["--fresh"] : Array.Empty<string>(),
    ]);
}
