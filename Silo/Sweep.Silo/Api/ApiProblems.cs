using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Sweep.Silo.Api;

/// <summary>Makes the API's errors problems (RFC 9457), whatever the caller would rather have accepted.</summary>
internal static class ApiProblems
{
    public static void AddApiProblems(this WebApplicationBuilder builder)
    {
        builder.Services.AddProblemDetails();
        builder.Services.AddExceptionHandler<ApiExceptions>();
    }

    /// <summary>Must come before what may err.</summary>
    public static void UseApiProblems(this WebApplication app)
    {
        app.UseExceptionHandler();
        app.UseWhen(IsApi, api => api.UseStatusCodePages(status => WriteAsync(status.HttpContext)));
    }

    public static bool IsApi(HttpContext context) => context.Request.Path.StartsWithSegments("/api");

    private static Task WriteAsync(HttpContext context)
    {
        var status = context.Response.StatusCode;
        return TypedResults.Problem(Detail(status), statusCode: status).ExecuteAsync(context);
    }

    private static string? Detail(int status) => status switch
    {
        StatusCodes.Status400BadRequest => "A parameter or the body is not of the kind that is asked for; /api/v1/openapi.json says which are.",
        StatusCodes.Status401Unauthorized => "Send a token of this server: Authorization: Bearer TOKEN.",
        StatusCodes.Status403Forbidden => "Only operators may do this, and no page of another site.",
        StatusCodes.Status404NotFound => "There is nothing at this address; /api/v1/openapi.json says what there is.",
        StatusCodes.Status413PayloadTooLarge => "A request has 1 MB at most.",
        StatusCodes.Status415UnsupportedMediaType => "Send JSON: Content-Type: application/json.",
        StatusCodes.Status429TooManyRequests => "These are too many requests; ask again in a moment.",
        _ => null,
    };
}
