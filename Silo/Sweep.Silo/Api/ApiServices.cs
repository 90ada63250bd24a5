using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Sweep.Formats.Json;
using Sweep.Silo.Access;

namespace Sweep.Silo.Api;

/// <summary>The HTTP API, <c>/api/v1</c>: the reach of the .NET client, for any program.</summary>
internal static class ApiServices
{
    public const string Root = "/api/v1";

    public static void AddApi(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<DataFolders>();
        builder.Services.AddSingleton<StudySubmission>();
        builder.Services.AddSingleton<StudyWatch>();
        builder.Services.ConfigureHttpJsonOptions(json => ResultJson.Configure(json.SerializerOptions));
        builder.Services.AddProblemDetails();
        builder.Services.AddExceptionHandler<ApiExceptions>();
        builder.AddApiDescription();
    }

    /// <summary>Makes errors of the API problems (RFC 9457); must come before what may err.</summary>
    public static void UseApiProblems(this WebApplication app)
    {
        app.UseExceptionHandler();
        app.UseWhen(context => context.Request.Path.StartsWithSegments("/api"), api => api.UseStatusCodePages());
    }

    public static void MapApi(this WebApplication app)
    {
        app.MapOpenApi($"{Root}/openapi.json");
        var api = app.MapGroup(Root).RequireAuthorization(AccessPolicies.Reader).ProducesProblem(StatusCodes.Status401Unauthorized).ProducesProblem(StatusCodes.Status429TooManyRequests);
        api.MapStudies();
        var study = api.MapGroup("/studies/{study}").AddEndpointFilter<KnownStudy>().WithTags("studies").ProducesProblem(StatusCodes.Status404NotFound);
        study.MapStudy();
        study.MapResults();
        study.MapRows();
        study.MapTrials();
        api.MapNodes();
        api.MapDatasets();
    }
}
