using System.CommandLine;
using System.Globalization;
using Spectre.Console;
using Sweep.Cli.Embedded;
using Sweep.Contracts.Results;
using Sweep.Contracts.Specs;

namespace Sweep.Cli.Commands;

/// <summary>
/// <c>--precision</c>: a first stage of a few seeds tells how many the wanted intervals need, and a second stage trains
/// them (Stein, 1945).
/// </summary>
internal sealed class PrecisionRun
{
    private readonly Option<double?> precision = new("--precision")
    {
        Description = "Add seeds until every interval of the tables is this wide or less, as half its width (0.01: ± 0.01)",
        HelpName = "W",
    };

    private readonly Option<int> most = new("--max-seeds")
    {
        Description = "The most seeds that --precision may ask for",
        HelpName = "N",
        DefaultValueFactory = _ => PrecisionPlan.DefaultMost,
    };

    public void AddTo(Command command)
    {
        command.Add(precision);
        command.Add(most);
    }

    /// <summary>The study with at least the first stage's seeds, if there is to be a second one.</summary>
    /// <exception cref="UsageException">What was said cannot be.</exception>
    public StudySpec FirstStage(ParseResult parse, StudySpec study, bool detach)
    {
        if (parse.GetValue(precision) is not { } wanted)
            return study;
        if (!(wanted > 0) || !double.IsFinite(wanted))
            throw new UsageException("--precision is a number above 0, in the metric's unit, such as 0.01.");
        if (detach)
            throw new UsageException("--precision needs a command that waits; leave out --detach.");
        var first = study with
        {
            Seeds = Math.Max(study.Seeds, PrecisionPlan.FirstStage),
            Sweeps = [.. study.Sweeps.Select(sweep => sweep.Seeds is { } own ? sweep with { Seeds = Math.Max(own, PrecisionPlan.FirstStage) } : sweep)],
        };
        if (parse.GetValue(most) is var cap && (cap < first.MostSeeds || cap > StudyLimits.MaxSeeds))
            throw new UsageException($"--max-seeds is a whole number from {first.MostSeeds}, the seeds of the first stage, to {StudyLimits.MaxSeeds}.");
        StudyLimits.Check(first, study.Name);
        return first;
    }

    /// <summary>Waits for the first stage, and begins the second one if it is needed.</summary>
    /// <returns>The study as it is then; null if it was interrupted, and paused.</returns>
    public async Task<StudyRow?> ExtendAsync(
        CommandSession session, SiloConnection connection, ParseResult parse, StudyRow study, CancellationToken cancellation)
    {
        if (parse.GetValue(precision) is not { } wanted)
            return study;
        if (await StudyRun.WatchAsync(session, connection, study, cancellation) is not { } progress)
            return null;
        if (progress.State is not StudyState.Completed)
            return study;
        var plan = await connection.Client.PlanPrecisionAsync(study.Id, wanted, parse.GetValue(most));
        var present = study.Spec.Sweeps.Min(study.Spec.SeedsOf);
        session.Notes.WriteLine(Say(plan, wanted, present));
        return plan.Seeds > present ? await connection.Client.ExtendAsync(study.Id, plan.Seeds) : study;
    }

    private static string Say(PrecisionPlan plan, double wanted, int present) => plan switch
    {
        { HalfWidth: null } => Write($"Precision: {present} seeds show no spread to plan by, so no seeds are added."),
        { HalfWidth: { } half } when half <= wanted => Write($"Precision: {present} seeds suffice: the widest interval is ± {half:0.0000}."),
        { HalfWidth: { } half } when plan.Needed > plan.Seeds =>
            Write($"Precision: the widest interval of {present} seeds is ± {half:0.0000}; ± {wanted} needs {plan.Needed} seeds, and --max-seeds allows {plan.Seeds}."),
        { HalfWidth: { } half } => Write($"Precision: the widest interval of {present} seeds is ± {half:0.0000}; ± {wanted} needs {plan.Seeds} seeds, which are trained now."),
    };

    private static string Write(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
