using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sweep.Contracts.Filters;
using Sweep.Contracts.Grains;
using Sweep.Contracts.Results;
using Sweep.Contracts.Specs;
using Sweep.Formats.Export;

namespace Sweep.Silo.Api;

/// <summary>A study's trials and epochs: pages of JSON, and whole as CSV or JSON lines, written as they are read.</summary>
internal static class RowEndpoints
{
    private const string Csv = "text/csv; charset=utf-8";

    private const string JsonLines = "application/x-ndjson";

    public static void MapRows(this RouteGroupBuilder study)
    {
        study.MapGet("/trials", TrialPageAsync).WithSummary("Its trials, page by page");
        study.MapGet("/trials.csv", Trials(ExportFormat.Csv)).WithSummary("All its trials as CSV").Produces<string>(StatusCodes.Status200OK, "text/csv");
        study.MapGet("/trials.jsonl", Trials(ExportFormat.JsonLines)).WithSummary("All its trials, one JSON object a line").Produces<string>(StatusCodes.Status200OK, JsonLines);
        study.MapGet("/epochs", EpochPageAsync).WithSummary("Its epochs, page by page");
        study.MapGet("/epochs.csv", Epochs(ExportFormat.Csv)).WithSummary("All its epochs as CSV").Produces<string>(StatusCodes.Status200OK, "text/csv");
        study.MapGet("/epochs.jsonl", Epochs(ExportFormat.JsonLines)).WithSummary("All its epochs, one JSON object a line").Produces<string>(StatusCodes.Status200OK, JsonLines);
    }

    private static async Task<Page<TrialDocument>> TrialPageAsync(
        HttpContext context, string study, IGrainFactory grains, CancellationToken cancellation, int after = 0, int limit = 100, string? where = null, string? state = null)
    {
        var page = new Paging(context, limit);
        var known = KnownStudy.Of(context);
        var trials = await Matching(grains.GetGrain<ISweepGrain>(study).Trials(after, QueryName.Read<TrialState>("state", state)), where, known.Metrics).Take(limit + 1).ToListAsync(cancellation);
        return page.Of([.. trials.Select(trial => TrialDocument.Of(trial, known.Spec))], trial => trial.Number);
    }

    /// <param name="after">Where the last page ended: <c>TRIAL.EPOCH</c>.</param>
    private static async Task<Page<TrialEpoch>> EpochPageAsync(HttpContext context, string study, IGrainFactory grains, string after = "0.0", int limit = 1000)
    {
        var page = new Paging(context, limit);
        var place = after.Split('.');
        if (place.Length != 2 || !int.TryParse(place[0], CultureInfo.InvariantCulture, out var trial) || !int.TryParse(place[1], CultureInfo.InvariantCulture, out var epoch))
            throw new BadQueryException($"after is a trial's number and an epoch's, such as 17.3, not '{after}'.");
        return page.Of(await grains.GetGrain<ISweepGrain>(study).GetEpochs(trial, epoch, limit + 1), row => $"{row.Trial}.{row.Metrics.Number}");
    }

    private static Delegate Trials(ExportFormat format) =>
        (HttpContext context, IGrainFactory grains, string study, CancellationToken cancellation, string? where = null, string? state = null) =>
        {
            var metrics = KnownStudy.Of(context).Metrics;
            var trials = Matching(grains.GetGrain<ISweepGrain>(study).Trials(state: QueryName.Read<TrialState>("state", state)), where, metrics);
            return TypedResults.Stream(output => TrialExporter.WriteTrialsAsync(trials, metrics, format, output, cancellation), TypeOf(format), $"{study}-trials.{Ending(format)}");
        };

    private static Delegate Epochs(ExportFormat format) => (HttpContext context, IGrainFactory grains, string study, CancellationToken cancellation) => TypedResults.Stream(
        output => TrialExporter.WriteEpochsAsync(grains.GetGrain<ISweepGrain>(study).Epochs(), KnownStudy.Of(context).Metrics, format, output, cancellation), TypeOf(format), $"{study}-epochs.{Ending(format)}");

    private static IAsyncEnumerable<TrialRow> Matching(IAsyncEnumerable<TrialRow> trials, string? where, MetricSet metrics)
    {
        var filter = where is null ? null : TrialFilter.Parse(where, metrics);
        return filter is null ? trials : trials.Where(filter.Matches);
    }

    private static string TypeOf(ExportFormat format) => format is ExportFormat.Csv ? Csv : JsonLines;

    private static string Ending(ExportFormat format) => format is ExportFormat.Csv ? "csv" : "jsonl";
}
