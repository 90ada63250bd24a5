using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sweep.Formats.Specs;

namespace Sweep.Silo.Api;

/// <summary>The specs that come with Sweep, to start from.</summary>
internal static class SpecEndpoints
{
    public static void MapSpecs(this RouteGroupBuilder api)
    {
        var specs = api.MapGroup("/specs").WithTags("specs");
        specs.MapGet("", () => BuiltInStudies.Names).WithSummary("The specs that come with Sweep");
        specs.MapGet("/{name}", Get).WithSummary("One of them, to send to /studies as it is or changed").Produces<string>(StatusCodes.Status200OK, "application/yaml");
    }

    private static IResult Get(string name) => BuiltInStudies.Find(name) is { } text
        ? TypedResults.Text(text, "application/yaml; charset=utf-8")
        : TypedResults.Problem($"There is no spec '{name}'; there is {string.Join(", ", BuiltInStudies.Names)}.", statusCode: StatusCodes.Status404NotFound);
}
