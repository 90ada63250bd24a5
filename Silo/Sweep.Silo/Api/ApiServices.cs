using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Sweep.Contracts;
using Sweep.Formats.Json;
using Sweep.Formats.Submission;

namespace Sweep.Silo.Api;

/// <summary>The HTTP API, <c>/api/v1</c>: the reach of the .NET client, for any program.</summary>
internal static class ApiServices
{
    public const string Root = "/api/v1";

    public static void AddApi(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(Folders);
        builder.Services.AddSingleton<StudySubmission>();
        builder.Services.AddSingleton<StudyWatch>();
        builder.Services.ConfigureHttpJsonOptions(json => ResultJson.Configure(json.SerializerOptions));
        builder.AddApiProblems();
        builder.AddApiDescription();
    }

    /// <summary><c>data</c> in the home, and the one that is set.</summary>
    private static DataFolders Folders(IServiceProvider services)
    {
        var options = services.GetRequiredService<SiloOptions>();
        return new DataFolders(new[] { SweepHome.DataFolder(options.Home), options.DataFolder }.OfType<string>());
    }

    public static void MapApi(this WebApplication app)
    {
        app.MapOpenApi($"{Root}/openapi.json");
        var api = app.MapGroup(Root).RequireAuthorization(AccessPolicies.Reader).ProducesProblem(StatusCodes.Status401Unauthorized).ProducesProblem(StatusCodes.Status429TooManyRequests);
        api.MapSpecs();
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
