using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using Sweep.Contracts.Grains;
using Sweep.Contracts.Results;

namespace Sweep.Silo.Api;

/// <summary>
/// Finds the study that a path names before anything is asked of it. What a completed study's addresses answer does not
/// change until it is resumed, so they carry an ETag, and whoever has that answer is told 304.
/// </summary>
internal sealed class KnownStudy(IGrainFactory grains) : IEndpointFilter
{
    private static readonly string Version = typeof(KnownStudy).Assembly.ManifestModule.ModuleVersionId.ToString("N");

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var (request, response) = (context.HttpContext.Request, context.HttpContext.Response);
        var id = (string)request.RouteValues["study"]!;
        var study = await grains.GetGrain<ISweepGrain>(id).Get() ?? throw new StudyNotFoundException(id);
        context.HttpContext.Items[typeof(StudyRow)] = study;
        response.Headers.CacheControl = "no-cache";
        if (study.State is not StudyState.Completed || !HttpMethods.IsGet(request.Method))
            return await next(context);
        var tag = new EntityTagHeaderValue(Tag(study, request));
        if (request.GetTypedHeaders().IfNoneMatch.Any(known => known.Compare(tag, useStrongComparison: false)))
        {
            response.Headers.ETag = tag.ToString();
            return TypedResults.StatusCode(StatusCodes.Status304NotModified);
        }

        response.OnStarting(() =>
        {
            if (response.StatusCode is StatusCodes.Status200OK)
                (response.Headers.ETag, response.Headers.Vary) = (tag.ToString(), "Accept, Accept-Language, Cookie");
            return Task.CompletedTask;
        });
        return await next(context);
    }

    /// <summary>The study that was found.</summary>
    public static StudyRow Of(HttpContext context) => (StudyRow)context.Items[typeof(StudyRow)]!;

    /// <summary>The program's build counts, since another may write the same results otherwise.</summary>
    private static string Tag(StudyRow study, HttpRequest request)
    {
        var whole = string.Create(CultureInfo.InvariantCulture,
            $"{Version} {study.CreatedAt.UtcTicks} {study.FinishedAt?.UtcTicks} {request.Path}{request.QueryString} {request.Headers.Accept} {RequestLanguage.Of(request)}");
        return $"\"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(whole)))[..32]}\"";
    }
}
