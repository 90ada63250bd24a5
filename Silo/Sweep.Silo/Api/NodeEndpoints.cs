using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sweep.Contracts.Grains;
using Sweep.Contracts;

namespace Sweep.Silo.Api;

/// <summary>The nodes that train.</summary>
internal static class NodeEndpoints
{
    public static void MapNodes(this RouteGroupBuilder api)
    {
        var nodes = api.MapGroup("/nodes").WithTags("nodes");
        nodes.MapGet("", (IGrainFactory grains) => grains.GetGrain<ISchedulerGrain>(0).GetNodes()).WithSummary("The nodes that train");
        nodes.MapPost("/{node}/drain", (string node, IGrainFactory grains) => DrainAsync(grains, node, drain: true)).Steers("Let a node take no more trials, and hand over those it runs");
        nodes.MapPost("/{node}/undrain", (string node, IGrainFactory grains) => DrainAsync(grains, node, drain: false)).Steers("Let it take trials again");
    }

    private static async Task<IResult> DrainAsync(IGrainFactory grains, string node, bool drain) =>
        await grains.GetGrain<ISchedulerGrain>(0).Drain(node, drain)
            ? TypedResults.Ok(new DrainAnswer(node, drain))
            : TypedResults.Problem($"There is no node '{node}'.", statusCode: StatusCodes.Status404NotFound);

    private static void Steers(this RouteHandlerBuilder endpoint, string summary) =>
        endpoint.RequireAuthorization(AccessPolicies.Operator).WithSummary(summary).Produces<DrainAnswer>().ProducesProblem(StatusCodes.Status404NotFound);
}
