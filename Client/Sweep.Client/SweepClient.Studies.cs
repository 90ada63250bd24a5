using Sweep.Contracts.Grains;
using Sweep.Contracts.Results;
using Sweep.Contracts.Specs;
using Sweep.Formats.Specs;

namespace Sweep.Client;

/// <summary>Studies as a whole.</summary>
public sealed partial class SweepClient
{
    /// <summary>Studies looked through for their noise.</summary>
    private const int LatestStudies = 10;

    public Task<IReadOnlyList<StudyListing>> ListStudiesAsync() => Calls.Call(Library.ListStudies);

    /// <summary>The study, or null if there is none of this id.</summary>
    public Task<StudyRow?> GetStudyAsync(string study) => Calls.Call(Study(study).Get);

    /// <summary>Submits a spec and waits until its study no longer runs.</summary>
    /// <param name="fileOrName">A spec file, or the name of a built-in study.</param>
    /// <param name="overrides">What to change in it; null for nothing.</param>
    /// <param name="cancellation">Ends the waiting, not the study.</param>
    /// <returns>How it stands in the end: completed, or paused or cancelled by somebody.</returns>
    /// <exception cref="SpecException">The spec or its data are wrong; names every mistake.</exception>
    public async Task<StudyProgress> RunAsync(string fileOrName, SpecOverrides? overrides = null, CancellationToken cancellation = default)
    {
        var study = await SubmitFileAsync(fileOrName, overrides, cancellation);
        return await WatchProgressAsync(study.Id, cancellation).LastAsync(cancellation);
    }

    /// <summary>Starts the study of a spec file, or a built-in one.</summary>
    /// <inheritdoc cref="RunAsync"/>
    public Task<StudyRow> SubmitFileAsync(string fileOrName, SpecOverrides? overrides = null, CancellationToken cancellation = default) =>
        SubmitAsync(SpecFile.Load(fileOrName, overrides), cancellation);

    /// <summary>Starts the study of a spec's text; paths in it are meant from the current folder.</summary>
    /// <param name="yaml">The text.</param>
    /// <param name="overrides">What to change in it; null for nothing.</param>
    /// <param name="cancellation">Ends the reading of its data.</param>
    /// <exception cref="SpecException">The spec or its data are wrong; names every mistake.</exception>
    public Task<StudyRow> SubmitTextAsync(string yaml, SpecOverrides? overrides = null, CancellationToken cancellation = default) =>
        SubmitAsync(SpecFile.Parse(yaml, "spec", Directory.GetCurrentDirectory(), overrides), cancellation);

    /// <summary>Starts a study, after its data were read on the silo's side.</summary>
    /// <exception cref="SpecException">Its data are wrong, or it is larger than a study may be.</exception>
    public async Task<StudyRow> SubmitAsync(StudySpec spec, CancellationToken cancellation = default) =>
        await SubmitAsync(spec, await DescribeDatasetAsync(spec.Dataset, cancellation: cancellation));

    /// <summary>Starts a study whose data have been described.</summary>
    /// <exception cref="SpecException">It is larger than a study may be.</exception>
    public Task<StudyRow> SubmitAsync(StudySpec spec, DatasetInfo dataset) => NewStudy.SubmitAsync(
        spec, () => Calls.Call(() => Scheduler.NewStudyId(spec.Name)), id => Calls.Call(() => Study(id).Submit(spec, dataset)));

    public Task<StudyRow> PauseAsync(string study) => Calls.Call(Study(study).Pause);

    /// <summary>Has the study go on when this client is gone, even where its silo would end with its last caller.</summary>
    public Task DetachAsync(string study) => Calls.Call(Study(study).Detach);

    public Task<StudyRow> ResumeAsync(string study) => Calls.Call(Study(study).Resume);

    /// <summary>Gives a completed study more seeds; it runs again and trains only the trials that are new.</summary>
    /// <param name="study">The study's id.</param>
    /// <param name="seeds">Every sweep with fewer seeds gets this many.</param>
    /// <exception cref="SpecException">It is not completed, has that many seeds already, or would be too large.</exception>
    public Task<StudyRow> ExtendAsync(string study, int seeds) => Calls.Call(() => Study(study).Extend(seeds));

    /// <summary>
    /// Trains the best rows of a completed study's sweep, and its baseline, again with fresh seeds, as a study of their
    /// own. Asked again it trains nothing and gives the same study.
    /// </summary>
    /// <param name="study">The study that chose the rows.</param>
    /// <param name="sweep">Its sweep; null for its only one.</param>
    /// <param name="top">How many of the best rows, the baseline apart.</param>
    /// <param name="seeds">Fresh seeds of each row.</param>
    /// <returns>The confirming study; <see cref="GetConfirmationAsync"/> tells what it finds.</returns>
    /// <exception cref="SpecException">The study is not completed, or there is nothing to confirm.</exception>
    public async Task<StudyRow> ConfirmAsync(
        string study, string? sweep = null, int top = StudyConfirmation.DefaultTop, int seeds = StudyConfirmation.DefaultSeeds)
    {
        var plan = await Calls.Call(() => Study(study).PlanConfirmation(sweep, top, seeds));
        return await NewStudy.ConfirmAsync(
            plan,
            () => Calls.Call(() => Scheduler.NewStudyId(plan.Spec.Name)),
            id => Calls.Call(() => Study(id).Submit(plan.Spec, plan.Dataset)),
            ResumeAsync);
    }

    /// <summary>What a confirming study has found so far, alongside what its rows were chosen for.</summary>
    /// <param name="study">The confirming study (<see cref="ConfirmAsync"/>).</param>
    /// <exception cref="SpecException">It confirms no other study.</exception>
    public Task<ConfirmationTable> GetConfirmationAsync(string study) => Calls.Call(Study(study).GetConfirmation);

    /// <summary>How many seeds make every interval of a study's tables narrow enough, told from the seeds it has.</summary>
    /// <param name="study">The study's id.</param>
    /// <param name="halfWidth">Half of the width wanted, above 0.</param>
    /// <param name="most">The most seeds.</param>
    public Task<PrecisionPlan> PlanPrecisionAsync(string study, double halfWidth, int most = PrecisionPlan.DefaultMost) =>
        Calls.Call(() => Study(study).PlanPrecision(halfWidth, most));

    /// <summary>
    /// The noise of the latest completed study of the same data and metric, with the difference that so many seeds will
    /// see 80 % of the time; null if none of the latest studies tells.
    /// </summary>
    /// <param name="dataset">The data.</param>
    /// <param name="metric">The metric's name.</param>
    /// <param name="seeds">Seeds of the table to be run.</param>
    /// <param name="comparisons">Rows it will compare with its baseline.</param>
    public async Task<StudyNoise?> FindNoiseAsync(DatasetInfo dataset, string metric, int seeds, int comparisons = 1)
    {
        var finished = (await ListStudiesAsync()).Where(study => study.State is StudyState.Completed && study.Dataset == dataset.Name);
        foreach (var listed in finished.Take(LatestStudies))
        {
            if (await GetStudyAsync(listed.Id) is not { } study || study.Dataset.Fingerprint != dataset.Fingerprint)
                continue;
            foreach (var sweep in study.Spec.Sweeps.Where(sweep => sweep.Metric.Name == metric))
            {
                if (await Calls.Call(() => Study(study.Id).GetNoise(sweep.Name, seeds, comparisons)) is { } noise)
                    return noise;
            }
        }

        return null;
    }

    public Task<StudyRow> CancelAsync(string study) => Calls.Call(Study(study).Cancel);

    public Task DeleteAsync(string study) => Calls.Call(Study(study).Delete);
}
