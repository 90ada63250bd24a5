using System.Text.Json;
using Spectre.Console;
using Sweep.Cli.Embedded;
using Sweep.Cli.Live;
using Sweep.Cli.Output;
using Sweep.Formats.Reports;
using Sweep.Formats.Tables;
using Sweep.Contracts.Results;

namespace Sweep.Cli.Commands;

/// <summary>Follows a study that runs to its end, then prints its tables and writes its outputs.</summary>
internal static class StudyRun
{
    public static async Task<int> FollowAsync(
        CommandSession session, SiloConnection connection, StudyRow study, StudyRunSettings settings, CancellationToken cancellation)
    {
        if (connection.Pages is { } pages)
            session.Notes.WriteLine($"Dashboard: {new Uri(pages, $"studies/{study.Id}")}");
        if (settings.Detach)
            return await DetachAsync(session, connection, study);

        if (await WatchAsync(session, connection, study, cancellation) is not { } progress)
            return ExitCode.Interrupted;
        var tables = await connection.Client.GetTablesAsync(study.Id);
        var results = await connection.Client.GetResultsAsync(study.Id, cancellation: cancellation);
        await StudyOutputs.WriteAsync(results, settings.Folder, session.Language, cancellation);
        Print(session, progress, tables, settings.Folder);
        return StudyResult.Report(session, progress);
    }

    /// <summary>Follows a study to its end, without a word on what it came to.</summary>
    /// <returns>How it stands in the end; null if it was interrupted, and paused.</returns>
    public static async Task<StudyProgress?> WatchAsync(
        CommandSession session, SiloConnection connection, StudyRow study, CancellationToken cancellation)
    {
        try
        {
            return await new StudyWatcher(session, connection.Embedded, TimeProvider.System).WatchAsync(connection.Client, study, cancellation);
        }
        catch (OperationCanceledException)
        {
            await connection.Client.PauseAsync(study.Id);
            session.Notes.WriteLine($"Paused. Go on with: sweep resume {study.Id}");
            return null;
        }
    }

    private static async Task<int> DetachAsync(CommandSession session, SiloConnection connection, StudyRow study)
    {
        await connection.Client.DetachAsync(study.Id);
        if (session.Json)
            JsonOutput.Write(session.Out, new { study = study.Id, study.State });
        else
            session.Page.WriteLine($"{study.Id} runs by itself. Watch it with: sweep watch {study.Id}");
        return ExitCode.Done;
    }

    private static void Print(CommandSession session, StudyProgress progress, IReadOnlyList<ComparisonTable> tables, string folder)
    {
        if (session.Json)
        {
            using var text = new StringWriter();
            TableWriter.Write(tables, TableFormat.Json, text, session.Language);
            using var parsed = JsonDocument.Parse(text.ToString());
            JsonOutput.Write(session.Out, new { study = progress.Id, progress.State, progress.Trials, progress.Reused, tables = parsed.RootElement, output = folder });
            return;
        }

        TableWriter.Write(tables, TableFormat.Text, session.Out, session.Language);
        session.Notes.WriteLine($"Report: {Path.Combine(folder, "report.html")}");
    }
}
