using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sweep.Contracts.Grains;
using Sweep.Contracts.Results;
using Sweep.Grains.Storage;

namespace Sweep.Silo.Api;

/// <summary>One trial, and its model.</summary>
internal static class TrialEndpoints
{
    private const int MostTexts = 1000;

    public static void MapTrials(this RouteGroupBuilder study)
    {
        var trial = study.MapGroup("/trials/{number:int}");
        trial.MapGet("", GetAsync).WithSummary("A trial with its model, epochs and attempts").Produces<TrialDetailDocument>();
        trial.MapPost("/predict", PredictAsync).WithSummary("Its model's answers for texts").Produces<IReadOnlyList<Prediction>>();
        trial.MapGet("/model", DownloadAsync).WithSummary("Its model with all that is needed to go on training, in the safetensors format")
            .Produces<byte[]>(StatusCodes.Status200OK, "application/octet-stream");
    }

    private static async Task<IResult> GetAsync(HttpContext context, string study, int number, IGrainFactory grains)
    {
        var spec = KnownStudy.Of(context).Spec;
        return await grains.GetGrain<ISweepGrain>(study).GetTrial(number) is { } detail
            ? TypedResults.Ok(new TrialDetailDocument(TrialDocument.Of(detail.Trial, spec), detail.Model, detail.Epochs, detail.Attempts))
            : Missing($"{study} has no trial {number}.");
    }

    private static async Task<IResult> PredictAsync(string study, int number, PredictRequest request, IGrainFactory grains)
    {
        if (request.Texts.Count is 0 or > MostTexts)
            throw new BadQueryException($"texts are 1 to {MostTexts}, not {request.Texts.Count}.");
        return await grains.GetGrain<ILibraryGrain>(0).Predict(new TrialId(study, number), request.Texts) is { } answers
            ? TypedResults.Ok(answers)
            : Missing(NoModel(study, number));
    }

    private static async Task<IResult> DownloadAsync(string study, int number, ISweepStore store) =>
        await store.GetCheckpoint(new TrialId(study, number)) is { } model
            ? TypedResults.Bytes(model, "application/octet-stream", $"{study}-{number}.safetensors", enableRangeProcessing: true)
            : Missing(NoModel(study, number));

    private static string NoModel(string study, int number) => $"{study}/{number} has no model yet; it is there once the trial has finished.";

    private static IResult Missing(string detail) => TypedResults.Problem(detail, statusCode: StatusCodes.Status404NotFound);
}
