using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Sweep.Contracts.Grains;
using Sweep.Contracts.Results;
using Sweep.Contracts.Specs;
using Sweep.Contracts;
using Sweep.Formats.Submission;

namespace Sweep.Silo.Api;

/// <summary>Studies: list, submit, look at, steer.</summary>
internal static class StudyEndpoints
{
    public static void MapStudies(this RouteGroupBuilder api)
    {
        var studies = api.MapGroup("/studies").WithTags("studies");
        studies.MapGet("", ListAsync).WithSummary("The studies, newest first, page by page");
        studies.MapPost("", SubmitAsync).RequireAuthorization(AccessPolicies.Operator).WithSummary("Start a study from a spec in YAML or JSON").TakesSpec();
        studies.MapPost("/validate", Validate).WithSummary("Check a spec without running it; names every mistake").TakesSpec();
    }

    public static void MapStudy(this RouteGroupBuilder study)
    {
        study.MapGet("", async (HttpContext context, IGrainFactory grains) => await DocumentAsync(grains, KnownStudy.Of(context))).WithSummary("A study");
        study.MapGet("/spec", (HttpContext context) => TypedResults.Text(KnownStudy.Of(context).Spec.Source, "application/yaml; charset=utf-8")).WithSummary("Its spec, as given");
        study.MapGet("/progress", (string study, IGrainFactory grains) => grains.GetGrain<ISweepGrain>(study).GetProgress()).WithSummary("How far it is");
        study.MapGet("/events", Watch).WithSummary("Its progress as server-sent events until it no longer runs");
        study.MapPost("/pause", (string study, IGrainFactory grains) => SteerAsync(grains, grain => grain.Pause(), study)).Steers("Start no more trials; those that run keep their state and stop");
        study.MapPost("/resume", (string study, IGrainFactory grains) => SteerAsync(grains, grain => grain.Resume(), study)).Steers("Go on; failed and cancelled trials are tried again");
        study.MapPost("/cancel", (string study, IGrainFactory grains) => SteerAsync(grains, grain => grain.Cancel(), study)).Steers("End it; resume undoes that");
        study.MapPost("/extend", (string study, int seeds, IGrainFactory grains) => SteerAsync(grains, grain => grain.Extend(seeds), study))
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity).Steers("Give a completed study more seeds; it runs again and trains the new trials");
        study.MapPost("/confirm", ConfirmAsync)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity).Steers("Train a sweep's best rows again with fresh seeds, as a study of their own; asked again, nothing is trained");
        study.MapDelete("", DeleteAsync).Steers("Cancel it and forget everything about it");
    }

    private static async Task<Page<StudyListing>> ListAsync(HttpContext context, IGrainFactory grains, string? after = null, int limit = 100)
    {
        var page = new Paging(context, limit);
        IEnumerable<StudyListing> studies = await grains.GetGrain<ILibraryGrain>(0).ListStudies();
        if (after is not null)
            studies = studies.SkipWhile(study => study.Id != after).Skip(1);
        return page.Of([.. studies.Take(limit + 1)], study => study.Id);
    }

    private static async Task<Created<StudyDocument>> SubmitAsync(
        HttpRequest request, StudySubmission submission, IGrainFactory grains, CancellationToken cancellation, bool fresh = false)
    {
        var study = await submission.SubmitAsync(await SpecTextAsync(request, cancellation), fresh, cancellation);
        return TypedResults.Created($"{ApiServices.Root}/studies/{study.Id}", await DocumentAsync(grains, study));
    }

    private static async Task<ValidSpec> Validate(HttpRequest request, StudySubmission submission, CancellationToken cancellation)
    {
        var spec = submission.Check(await SpecTextAsync(request, cancellation));
        return new ValidSpec(
            spec.Name, spec.Dataset.Source, spec.Seeds, [.. spec.Sweeps.Select(sweep => sweep.Name)], SeedCounts.BySweep(spec), StudyLimits.Trials(spec));
    }

    private static async Task<IResult> Watch(HttpContext context, StudyWatch watch, IGrainFactory grains, string study)
    {
        var last = context.Request.Headers["Last-Event-ID"].ToString();
        // Browsers come back to a stream that has ended, unless they are told that nothing will follow.
        return KnownStudy.Of(context).State is not StudyState.Running && StudyWatch.IdOf(await grains.GetGrain<ISweepGrain>(study).GetProgress()) == last
            ? TypedResults.NoContent()
            : TypedResults.ServerSentEvents(watch.EventsAsync(study, last, context.RequestAborted));
    }

    private static async Task<StudyDocument> SteerAsync(IGrainFactory grains, Func<ISweepGrain, Task<StudyRow>> steer, string study) =>
        await DocumentAsync(grains, await steer(grains.GetGrain<ISweepGrain>(study)));

    private static async Task<StudyDocument> ConfirmAsync(
        string study, IGrainFactory grains, string? sweep = null, int top = StudyConfirmation.DefaultTop, int seeds = StudyConfirmation.DefaultSeeds)
    {
        var plan = await grains.GetGrain<ISweepGrain>(study).PlanConfirmation(sweep, top, seeds);
        return await DocumentAsync(grains, await NewStudy.ConfirmAsync(
            plan,
            () => grains.GetGrain<ISchedulerGrain>(0).NewStudyId(plan.Spec.Name),
            id => grains.GetGrain<ISweepGrain>(id).Submit(plan.Spec, plan.Dataset),
            id => grains.GetGrain<ISweepGrain>(id).Resume()));
    }

    private static async Task<NoContent> DeleteAsync(string study, IGrainFactory grains)
    {
        await grains.GetGrain<ISweepGrain>(study).Delete();
        return TypedResults.NoContent();
    }

    private static async Task<StudyDocument> DocumentAsync(IGrainFactory grains, StudyRow study) =>
        StudyDocument.Of(study, (await grains.GetGrain<ISweepGrain>(study.Id).GetProgress()).Trials);

    /// <summary>Whatever type it is said to have: a spec is recognised by being one.</summary>
    private static async Task<string> SpecTextAsync(HttpRequest request, CancellationToken cancellation)
    {
        try
        {
            using var reader = new StreamReader(request.Body, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true));
            return await reader.ReadToEndAsync(cancellation);
        }
        catch (DecoderFallbackException)
        {
            throw new SpecException(StudySubmission.FileName, "This is not text in UTF-8; a spec is written in YAML or JSON.");
        }
    }

    private static void TakesSpec(this RouteHandlerBuilder endpoint) =>
        endpoint.Accepts<string>("application/yaml", "application/json", "*/*").ProducesProblem(StatusCodes.Status422UnprocessableEntity).ProducesProblem(StatusCodes.Status413PayloadTooLarge);

    private static void Steers(this RouteHandlerBuilder endpoint, string summary) =>
        endpoint.RequireAuthorization(AccessPolicies.Operator).WithSummary(summary).ProducesProblem(StatusCodes.Status403Forbidden);
}
