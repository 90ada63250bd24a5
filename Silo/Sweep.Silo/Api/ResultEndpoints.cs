using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Sweep.Contracts.Grains;
using Sweep.Contracts.Results;
using Sweep.Contracts.Specs;
using Sweep.Formats.Reports;
using Sweep.Formats.Tables;
using Sweep.Silo.Access;

namespace Sweep.Silo.Api;

/// <summary>What a study came to: its tables, its best configurations, its report.</summary>
internal static class ResultEndpoints
{
    private const int MostBest = 1000;

    /// <summary>Trials that a report, which is made in memory, may have.</summary>
    private const int MostReported = 20_000;

    /// <summary>The report needs nothing but what is in it, and runs nothing.</summary>
    private const string ReportPolicy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'none'";

    private static readonly (string Name, string Type, TableFormat Format)[] Formats =
    [
        ("json", "application/json", TableFormat.Json),
        ("csv", "text/csv", TableFormat.Csv),
        ("md", "text/markdown", TableFormat.Markdown),
        ("text", "text/plain", TableFormat.Text),
    ];

    public static void MapResults(this RouteGroupBuilder study)
    {
        study.MapGet("/tables", TablesAsync).WithSummary("Its comparison tables, as json, csv, md or text").Produces<string>(StatusCodes.Status200OK, "application/json", "text/csv", "text/markdown", "text/plain");
        study.MapGet("/answers", AnswersAsync).RequireRateLimiting(RequestLimits.Heavy)
            .WithSummary("What its models answered to their validation texts: confusion matrix, measures, calibration, accuracy by group, and the texts that all miss");
        study.MapGet("/best", BestAsync).WithSummary("Its best configurations, by the sweep's metric or by order");
        study.MapGet("/confirmation", (string study, IGrainFactory grains) => grains.GetGrain<ISweepGrain>(study).GetConfirmation())
            .WithSummary("Of a study that confirms another's best rows: what fresh seeds say of them").ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        study.MapGet("/report.html", ReportAsync).RequireRateLimiting(RequestLimits.Heavy).WithSummary("Its report, one page that needs nothing else").Produces<string>(StatusCodes.Status200OK, "text/html");
    }

    private static async Task<ContentHttpResult> TablesAsync(HttpContext context, string study, IGrainFactory grains, string? sweep = null, string? format = null)
    {
        CheckSweep(context, sweep);
        var chosen = Chosen(context.Request, format);
        var tables = await grains.GetGrain<ISweepGrain>(study).GetTables(sweep);
        using var text = new StringWriter();
        TableWriter.Write(tables, chosen.Format, text, RequestLanguage.Of(context.Request));
        return TypedResults.Text(text.ToString(), $"{chosen.Type}; charset=utf-8");
    }

    private static Task<IReadOnlyList<SweepAnswers>> AnswersAsync(
        HttpContext context, string study, IGrainFactory grains, CancellationToken cancellation, string? sweep = null, int texts = SweepAnswers.DefaultTexts)
    {
        CheckSweep(context, sweep);
        return texts is >= 0 and <= SweepAnswers.MaxTexts
            ? grains.GetGrain<IAnswersGrain>(0).GetAnswers(study, sweep, texts, cancellation)
            : throw new BadQueryException($"texts is a whole number from 0 to {SweepAnswers.MaxTexts}, not {texts}.");
    }

    private static Task<IReadOnlyList<BestConfiguration>> BestAsync(
        HttpContext context, string study, IGrainFactory grains, int top = 10, string? sweep = null, string? where = null, string? order = null)
    {
        CheckSweep(context, sweep);
        MetricSpec? metric = order is null ? null : MetricSpec.Of(QueryName.OfMetric("order", order, KnownStudy.Of(context).Metrics));
        return top is >= 1 and <= MostBest
            ? grains.GetGrain<ISweepGrain>(study).GetBest(sweep, top, where, metric)
            : throw new BadQueryException($"top is a whole number from 1 to {MostBest}, not {top}.");
    }

    private static async Task<IResult> ReportAsync(HttpContext context, string study, IGrainFactory grains, CancellationToken cancellation)
    {
        var (row, grain) = (KnownStudy.Of(context), grains.GetGrain<ISweepGrain>(study));
        if ((await grain.GetProgress()).Trials.Total is > MostReported and var trials)
            return TypedResults.Problem($"A report shows {MostReported} trials at most, and {study} has {trials}; its tables, best and trials.csv have them all.", statusCode: StatusCodes.Status422UnprocessableEntity);
        var results = new StudyResults(
            row, await grain.GetTables(null), await grain.Trials().ToListAsync(cancellation), await grain.Epochs().ToListAsync(cancellation))
        {
            Answers = await grains.GetGrain<IAnswersGrain>(0).GetAnswers(study, null, SweepAnswers.DefaultTexts, cancellation),
        };
        var language = RequestLanguage.Of(context.Request);
        context.Response.Headers.ContentSecurityPolicy = ReportPolicy;
        return TypedResults.Text(await Task.Run(() => StudyReport.ToHtml(results, language), cancellation), "text/html; charset=utf-8");
    }

    private static void CheckSweep(HttpContext context, string? sweep)
    {
        var sweeps = KnownStudy.Of(context).Spec.Sweeps.Select(known => known.Name);
        if (sweep is not null && !sweeps.Contains(sweep))
            throw new BadQueryException($"There is no sweep '{sweep}'; there is {string.Join(", ", sweeps)}.");
    }

    /// <summary>What the query names, or the first that the caller accepts, or JSON.</summary>
    private static (string Name, string Type, TableFormat Format) Chosen(HttpRequest request, string? format)
    {
        if (format is not null)
            return Array.Find(Formats, known => known.Name == format) is { Name: not null } named
                ? named
                : throw new BadQueryException($"There is no format '{format}'; there is {string.Join(", ", Formats.Select(known => known.Name))}.");
        return request.GetTypedHeaders().Accept
            .OrderByDescending(accept => accept.Quality ?? 1)
            .Select(accept => Array.Find(Formats, known => accept.MediaType == known.Type))
            .FirstOrDefault(known => known.Name is not null, Formats[0]);
    }
}
