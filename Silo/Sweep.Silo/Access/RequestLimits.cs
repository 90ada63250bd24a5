using System.Net;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Sweep.Contracts.Specs;

namespace Sweep.Silo.Access;

/// <summary>How much one caller may ask, so that the silo goes on training whatever is asked of it.</summary>
internal static class RequestLimits
{
    /// <summary>For what takes much memory: a few at once, for all callers together.</summary>
    public const string Heavy = "heavy";

    /// <summary>For the sign-in form: few tries a minute from an address.</summary>
    public const string SignIn = "sign-in";

    private const int Burst = 1000;

    private const int RequestsASecond = 200;

    private const int TriesAMinute = 10;

    private const int MaxConnections = 2000;

    public static void AddRequestLimits(this WebApplicationBuilder builder)
    {
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = StudyLimits.MaxBytes;
            kestrel.Limits.MaxConcurrentConnections = MaxConnections;
        });
        builder.Services.AddRateLimiter(limits =>
        {
            limits.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limits.OnRejected = (context, _) =>
            {
                context.HttpContext.Response.Headers.RetryAfter = "1";
                return ValueTask.CompletedTask;
            };
            limits.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, IPAddress>(ByAddress);
            limits.AddPolicy(SignIn, context => RateLimitPartition.GetFixedWindowLimiter(Caller(context), _ => new() { PermitLimit = TriesAMinute, Window = TimeSpan.FromMinutes(1) }));
            limits.AddPolicy(Heavy, _ => RateLimitPartition.GetConcurrencyLimiter(Heavy, _ => new() { PermitLimit = 2, QueueLimit = 8 }));
        });
    }

    public static void UseRequestLimits(this WebApplication app)
    {
        app.UseRateLimiter();
        app.Use((context, next) =>
        {
            // Before anything reads of it; a body that does not say its length is cut off by the server.
            if (context.Request.ContentLength is not > StudyLimits.MaxBytes)
                return next(context);
            context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
            context.Response.Headers.Connection = "close";
            return Task.CompletedTask;
        });
    }

    private static RateLimitPartition<IPAddress> ByAddress(HttpContext context) =>
        // Whether the silo is well must be answered however much else is asked.
        context.Request.Path.StartsWithSegments("/health")
            ? RateLimitPartition.GetNoLimiter(IPAddress.None)
            : RateLimitPartition.GetTokenBucketLimiter(Caller(context), _ => new()
            {
                TokenLimit = Burst,
                TokensPerPeriod = RequestsASecond / 5,
                ReplenishmentPeriod = TimeSpan.FromSeconds(0.2),
            });

    private static IPAddress Caller(HttpContext context) => context.Connection.RemoteIpAddress ?? IPAddress.None;
}
