using Microsoft.AspNetCore.Http;

namespace Sweep.Silo.Access;

/// <summary>
/// Refuses what another site's page made a browser send: requests that change something, and web sockets, which no
/// same-origin policy holds back. Browsers say where a request comes from, and programs are not browsers.
/// </summary>
internal sealed class CrossSiteGuard(RequestDelegate next)
{
    public Task Invoke(HttpContext context)
    {
        if (!(IsSafe(context) || IsOwn(context.Request)))
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        }

        return next(context);
    }

    private static bool IsSafe(HttpContext context) =>
        (HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method) || HttpMethods.IsOptions(context.Request.Method))
        && context.Request.Headers.Upgrade.Count == 0;

    private static bool IsOwn(HttpRequest request)
    {
        if (request.Headers.TryGetValue("Sec-Fetch-Site", out var site))
            return site.ToString() is "same-origin" or "none";
        return !request.Headers.TryGetValue("Origin", out var origin)
            || (Uri.TryCreate(origin, UriKind.Absolute, out var uri) && uri.Authority.Equals(request.Host.Value, StringComparison.OrdinalIgnoreCase));
    }
}
