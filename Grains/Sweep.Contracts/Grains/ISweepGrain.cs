using Orleans.Concurrency;
using Sweep.Contracts.Results;
using Sweep.Contracts.Specs;
using Sweep.Contracts.Training;

namespace Sweep.Contracts.Grains;

/// <summary>
/// The coordinator of one study: chooses configurations, hands trials to nodes, gathers what they report and makes
/// the tables. Keyed by the study's id. It holds nothing the store does not: it may be activated afresh at any moment.
/// </summary>
[Alias("sweep.ISweepGrain")]
public interface ISweepGrain : IGrainWithStringKey
{
    /// <summary>Starts the study. Asking again with the same id changes nothing.</summary>
    /// <exception cref="SpecException">The spec or its data are wrong.</exception>
    [Alias("Submit")] Task<StudyRow> Submit(StudySpec spec, DatasetInfo dataset);

    /// <summary>Runs no new trials and asks the running ones to keep their state and stop.</summary>
    [Alias("Pause")] Task<StudyRow> Pause();

    /// <summary>Has it go on when its caller is gone: a silo that would end with its last caller first waits for the study to end.</summary>
    [Alias("Detach"), AlwaysInterleave] Task Detach();

    /// <summary>Goes on with a paused study; failed and cancelled trials are queued again.</summary>
    [Alias("Resume")] Task<StudyRow> Resume();

    /// <summary>
    /// Gives a completed study more seeds: every sweep that has fewer gets this many. The study runs again, trains only
    /// the trials that are new, and is at its next look (<see cref="StudySpec.Look"/>).
    /// </summary>
    /// <exception cref="SpecException">It is not completed, has that many seeds already, or would be too large.</exception>
    [Alias("Extend")] Task<StudyRow> Extend(int seeds);

    /// <summary>
    /// Chooses the best rows of a sweep, and says which study trains them and the baseline again with fresh seeds
    /// (<see cref="NewStudy.ConfirmAsync"/>). Starts nothing.
    /// </summary>
    /// <param name="sweep">The sweep; null for the study's only one.</param>
    /// <param name="top">How many rows, the baseline apart.</param>
    /// <param name="seeds">Fresh seeds of each.</param>
    /// <exception cref="SpecException">The study is not completed, or there is nothing to confirm.</exception>
    [Alias("PlanConfirmation"), AlwaysInterleave] Task<ConfirmationPlan> PlanConfirmation(string? sweep, int top, int seeds);

    /// <summary>What this study, which confirms another's rows, has found so far.</summary>
    /// <exception cref="SpecException">It confirms nothing (<see cref="StudySpec.Confirms"/>).</exception>
    [Alias("GetConfirmation"), AlwaysInterleave] Task<ConfirmationTable> GetConfirmation();

    /// <summary>How much a sweep's results scatter by chance; null where nothing tells, as with one seed.</summary>
    /// <param name="sweep">The sweep's name.</param>
    /// <param name="seeds">Seeds of a table to be run, to tell what difference it will see (<see cref="StudyNoise.Detectable"/>).</param>
    /// <param name="comparisons">Rows it will compare with its baseline.</param>
    [Alias("GetNoise"), AlwaysInterleave] Task<StudyNoise?> GetNoise(string sweep, int seeds, int comparisons);

    /// <summary>How many seeds make every interval of the study's tables narrow enough (Stein, 1945).</summary>
    /// <param name="halfWidth">What half of an interval's width is to be at the most, in each sweep's metric.</param>
    /// <param name="most">The most seeds.</param>
    /// <exception cref="SpecException">The half-width is not above 0.</exception>
    [Alias("PlanPrecision"), AlwaysInterleave] Task<PrecisionPlan> PlanPrecision(double halfWidth, int most);

    /// <summary>Ends the study: what runs is stopped, what waits is cancelled. <see cref="Resume"/> undoes it.</summary>
    [Alias("Cancel")] Task<StudyRow> Cancel();

    /// <summary>Cancels and forgets everything about it.</summary>
    [Alias("Delete")] Task Delete();

    /// <summary>The study, or null if there is none of this id.</summary>
    [Alias("Get"), AlwaysInterleave] Task<StudyRow?> Get();

    [Alias("GetProgress"), AlwaysInterleave] Task<StudyProgress> GetProgress();

    /// <summary>One table a sweep, or only that of the named sweep.</summary>
    [Alias("GetTables"), AlwaysInterleave] Task<IReadOnlyList<ComparisonTable>> GetTables(string? sweep);

    /// <summary>The best configurations, the best mean first; of equal ones, the earlier first.</summary>
    /// <param name="sweep">Only those of the named sweep; null for all.</param>
    /// <param name="top">How many to give at most.</param>
    /// <param name="where">Only trials for which this holds count (<see cref="Filters.TrialFilter"/>); null for all.</param>
    /// <param name="order">What to order by; null for the sweep's metric, or, of all trials, the first sweep's.</param>
    /// <exception cref="SpecException">The condition cannot be read.</exception>
    [Alias("GetBest"), AlwaysInterleave]
    Task<IReadOnlyList<BestConfiguration>> GetBest(string? sweep, int top, string? where, MetricSpec? order = null);

    /// <summary>A page of the trials, in any order.</summary>
    /// <exception cref="SpecException">The condition cannot be read.</exception>
    [Alias("GetPage"), AlwaysInterleave] Task<TrialPage> GetPage(TrialQuery query);

    /// <summary>Some of the finished trials of a sweep, or of all, for pictures of how configurations and results go together.</summary>
    /// <param name="sweep">The sweep; null for all trials and the first sweep's metric.</param>
    /// <param name="limit">How many to give at most.</param>
    [Alias("GetSample"), AlwaysInterleave] Task<TrialSample> GetSample(string? sweep, int limit);

    /// <summary>The learning curves of a sweep's baseline, of configurations that run now, and of the best ones.</summary>
    /// <param name="sweep">The sweep; null for all trials and the first sweep's metric.</param>
    /// <param name="top">How many configurations to give at most.</param>
    [Alias("GetCurves"), AlwaysInterleave] Task<IReadOnlyList<ConfigurationCurves>> GetCurves(string? sweep, int top);

    /// <summary>The trials in order of number.</summary>
    /// <param name="after">Only those of higher numbers.</param>
    /// <param name="limit">How many to give at most.</param>
    [Alias("GetTrials"), AlwaysInterleave] Task<IReadOnlyList<TrialRow>> GetTrials(int after, int limit);

    /// <summary>The trials in a state, in order of number. Only their rows are read.</summary>
    /// <inheritdoc cref="GetTrials"/>
    [Alias("GetTrialsIn"), AlwaysInterleave] Task<IReadOnlyList<TrialRow>> GetTrialsIn(TrialState state, int after, int limit);

    /// <summary>One trial with its epochs, or null.</summary>
    [Alias("GetTrial"), AlwaysInterleave] Task<TrialDetail?> GetTrial(int number);

    /// <summary>The epochs in order of trial and epoch, from the one after <paramref name="epoch"/> of <paramref name="trial"/> on.</summary>
    [Alias("GetEpochs"), AlwaysInterleave] Task<IReadOnlyList<TrialEpoch>> GetEpochs(int trial, int epoch, int limit);

    /// <summary>
    /// Claims up to <paramref name="count"/> queued trials for a node's free slots. What it was given before and does not
    /// hold any more was lost, with an earlier life of the node or with an answer on its way, and is queued again first.
    /// Trials that were on a node when its process died come first, one at a time, and go to other nodes.
    /// </summary>
    /// <param name="node">The node.</param>
    /// <param name="held">The attempts of this study that it trains.</param>
    /// <param name="count">Its free slots.</param>
    [Alias("Take")] Task<TakeAnswer> Take(NodeLife node, IReadOnlyList<Lease> held, int count);

    /// <summary>
    /// Says which of a node's leases of this study hold; the others must be abandoned. Renews those that hold. Does not wait for
    /// what the coordinator waits for, as it would for the store whenever it leases.
    /// </summary>
    [Alias("Renew"), AlwaysInterleave] Task<IReadOnlyList<Lease>> Renew(string node, IReadOnlyList<Lease> held);

    /// <summary>
    /// The finished trial that this one goes on from, which differs from it only in having fewer epochs; null if there is none.
    /// </summary>
    [Alias("GetShorter"), AlwaysInterleave] Task<int?> GetShorter(int number);

    /// <summary>
    /// Hears that another study waits for trials that run here, and queues those again whose node is lost, so that
    /// nobody waits for them. Not answered, since two studies may wait for each other.
    /// </summary>
    [Alias("Awaited"), OneWay] Task Awaited();

    /// <summary>Hears what a trial's grain has stored, and answers whether the trial goes on; at once, as <see cref="Renew"/> does.</summary>
    [Alias("Reported"), AlwaysInterleave] Task<TrialDecision> Reported(int number, int attempt, Step metrics);

    /// <summary>Hears that a trial's grain has stored the end of an attempt; at once, as <see cref="Renew"/> does.</summary>
    [Alias("Ended"), AlwaysInterleave] Task Ended(TrialRow trial);

    /// <summary>Hears that a trial's grain cannot store what it was told; shown as the study's problem until it can.</summary>
    [Alias("Troubled"), AlwaysInterleave] Task Troubled(string problem);

    /// <summary>Hears that no node there is can run its trials, and what is missing; null once one can.</summary>
    [Alias("Stranded"), AlwaysInterleave] Task Stranded(string? missing);
}

/// <summary>A node from one start of its process to the next.</summary>
/// <param name="Node">Its name.</param>
/// <param name="Since">When the process began, by its own clock.</param>
/// <param name="Silo">The process' silo, which no other life of the node has; null if it is no silo's.</param>
[GenerateSerializer, Immutable, Alias("sweep.NodeLife")]
public sealed record NodeLife(string Node, DateTimeOffset Since, SiloAddress? Silo = null);

/// <summary>The coordinator's answer to a request for work.</summary>
/// <param name="Leases">What to start; may be empty.</param>
/// <param name="Active">False if the study no longer runs, so that nobody asks it again.</param>
[GenerateSerializer, Immutable, Alias("sweep.TakeAnswer")]
public sealed record TakeAnswer(IReadOnlyList<Lease> Leases, bool Active)
{
    /// <summary>
    /// What the first attempts among them train. Later ones, and those that go on from a shorter trial, begin with a
    /// checkpoint and ask their trial's grain.
    /// </summary>
    [Id(2)] public IReadOnlyList<TrialWork> Work { get; init; } = [];

    /// <summary>True if more trials wait, or are being planned.</summary>
    [Id(3)] public bool More { get; init; }

    /// <summary>The trace context of each of <see cref="Leases"/>, in that order, null where it is not traced; may be shorter.</summary>
    [Id(4)] public IReadOnlyList<string?> Traces { get; init; } = [];
}
