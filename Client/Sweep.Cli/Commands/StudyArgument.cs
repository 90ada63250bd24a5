using System.CommandLine;
using Sweep.Client;
using Sweep.Contracts.Grains;
using Sweep.Contracts.Results;
using Sweep.Contracts.Specs;

namespace Sweep.Cli.Commands;

/// <summary>The ID argument: a study (<c>exercises-1</c>), one of its sweeps (<c>exercises-1/dropout</c>) or trials (<c>exercises-1/17</c>).</summary>
internal static class StudyArgument
{
    public static Argument<string> Create(string description = "The study's id, as 'sweep list' shows it") =>
        new("ID") { Description = description };

    /// <summary>The study, and the sweep if the id names one.</summary>
    /// <exception cref="StudyNotFoundException">There is no such study.</exception>
    /// <exception cref="UsageException">The study has no such sweep, or this version cannot use it.</exception>
    public static async Task<(StudyRow Study, SweepSpec? Sweep)> ResolveAsync(SweepClient client, string id)
    {
        var slash = id.IndexOf('/', StringComparison.Ordinal);
        var study = await GetAsync(client, slash < 0 ? id : id[..slash]);
        if (study.Unusable is { } reason)
            throw new UsageException($"{study.Id}: {reason}");
        if (slash < 0)
            return (study, null);
        var name = id[(slash + 1)..];
        return (study, study.Spec.Sweeps.FirstOrDefault(s => s.Name == name)
            ?? throw new UsageException($"{study.Id} has no sweep '{name}'; it has {Names(study)}."));
    }

    /// <summary>The one sweep the id means: the named one, or the study's only one.</summary>
    public static async Task<(StudyRow Study, SweepSpec Sweep)> ResolveSweepAsync(SweepClient client, string id)
    {
        var (study, sweep) = await ResolveAsync(client, id);
        if (sweep is null && study.Spec.Sweeps.Count > 1)
            throw new UsageException($"{study.Id} has several sweeps; name one, for example {study.Id}/{study.Spec.Sweeps[0].Name}. It has {Names(study)}.");
        return (study, sweep ?? study.Spec.Sweeps[0]);
    }

    /// <exception cref="StudyNotFoundException">There is no such study.</exception>
    public static async Task<StudyRow> GetAsync(SweepClient client, string id) =>
        await client.GetStudyAsync(id) ?? throw new StudyNotFoundException(id);

    private static string Names(StudyRow study) => string.Join(", ", study.Spec.Sweeps.Select(s => s.Name));
}
