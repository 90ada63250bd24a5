using Sweep.Contracts.Grains;
using Sweep.Contracts.Results;
using Sweep.Contracts.Specs;
using Sweep.Formats.Specs;

namespace Sweep.Formats.Submission;

/// <summary>The one way in which a spec comes to the silo over HTTP, from the API and from the pages.</summary>
public sealed class StudySubmission(IGrainFactory grains, DataFolders data)
{
    /// <summary>What mistakes name as the spec's file.</summary>
    public const string FileName = "spec";

    /// <summary>Reads and checks a spec. Its data are a named set, or lie in this server's data folders.</summary>
    /// <param name="text">YAML or JSON.</param>
    /// <param name="fresh">Whether every trial is to be trained, also those whose results the store has.</param>
    /// <exception cref="SpecException">There are mistakes: all of them, with their lines.</exception>
    public StudySpec Check(string text, bool fresh = false) =>
        SpecFile.Parse(text, FileName, data.Find, new SpecOverrides { Fresh = fresh });

    /// <summary>Reads a spec and its data, which may take a download, and starts the study.</summary>
    /// <param name="text">YAML or JSON.</param>
    /// <param name="fresh">Whether every trial is to be trained, also those whose results the store has.</param>
    /// <param name="cancellation">Stops a download.</param>
    /// <exception cref="SpecException">The spec or its data have mistakes: all of them, with their lines.</exception>
    public async Task<StudyRow> SubmitAsync(string text, bool fresh, CancellationToken cancellation)
    {
        var spec = Check(text, fresh);
        var dataset = await grains.GetGrain<ILibraryGrain>(0).DescribeDataset(spec.Dataset, cancellation);
        return await NewStudy.SubmitAsync(
            spec,
            () => grains.GetGrain<ISchedulerGrain>(0).NewStudyId(spec.Name),
            id => grains.GetGrain<ISweepGrain>(id).Submit(spec, dataset));
    }
}
