using Spectre.Console;
using Sweep.Contracts.Results;

namespace Sweep.Cli.Commands;

/// <summary>What a study's end means for the exit code.</summary>
internal static class StudyResult
{
    public static int Report(CommandSession session, StudyProgress progress)
    {
        if (progress.State is StudyState.Running)
        {
            session.Notes.WriteLine($"{progress.Id} cannot go on: {progress.Problem}");
            session.Notes.WriteLine($"Nothing stored is lost. Once that is mended, go on with: sweep resume {progress.Id}");
            return ExitCode.TrialsFailed;
        }

        if (progress.State is not StudyState.Completed)
        {
            session.Notes.WriteLine($"{progress.Id} is {(progress.State is StudyState.Paused ? "paused" : "cancelled")}. Go on with: sweep resume {progress.Id}");
            return ExitCode.Interrupted;
        }

        if (progress.Trials.Failed == 0)
            return ExitCode.Done;
        session.Notes.WriteLine($"{progress.Trials.Failed} of {progress.Trials.Total} trials failed; 'sweep best {progress.Id} --failed' lists them with their reasons, 'sweep resume {progress.Id}' tries them again.");
        return ExitCode.TrialsFailed;
    }
}
