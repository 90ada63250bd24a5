using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sweep.Contracts.Grains;
using Sweep.Contracts.Results;
using Sweep.Contracts.Specs;
using Sweep.Contracts;
using Sweep.Formats.Submission;

namespace Sweep.Silo.Api;

/// <summary>What there is to train on.</summary>
internal static class DatasetEndpoints
{
    public static void MapDatasets(this RouteGroupBuilder api)
    {
        var datasets = api.MapGroup("/datasets").WithTags("datasets");
        datasets.MapGet("", (IGrainFactory grains) => grains.GetGrain<ILibraryGrain>(0).ListDatasets()).WithSummary("The sets that have a name");
        datasets.MapPost("/describe", DescribeAsync).RequireAuthorization(AccessPolicies.Operator).WithSummary("Read a set and say what it holds; a named one is fetched first")
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);
    }

    private static Task<DatasetInfo> DescribeAsync(DatasetRequest request, DataFolders data, IGrainFactory grains, CancellationToken cancellation)
    {
        var source = DatasetNames.All.Contains(request.Source) ? request.Source : data.Find(request.Source);
        return source is null
            ? throw new SpecException("source", DatasetNames.Unknown(request.Source))
            : grains.GetGrain<ILibraryGrain>(0).DescribeDataset(new DatasetSpec(source, request.Text, request.Label), cancellation);
    }
}
