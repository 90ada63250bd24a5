using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.StaticWebAssets;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;
using Orleans.Dashboard;
using Sweep.Contracts;
using Sweep.Dashboard;
using Sweep.Dashboard.Cluster;
using Sweep.Silo.Api;

namespace Sweep.Silo.Web;

/// <summary>The pages, and the files they are made of.</summary>
internal static class Pages
{
    /// <summary>What a build writes beside this program of the files that browsers are given.</summary>
    private const string Assets = "Sweep.Silo.staticwebassets";

    public static void AddPages(this WebApplicationBuilder builder)
    {
        // A published program's files lie in its wwwroot, a build's where they were built from, which it has written down. The
        // working directory says nothing of either.
        var folder = Beside("wwwroot");
        builder.Environment.WebRootFileProvider = Directory.Exists(folder) ? new PhysicalFileProvider(folder) : new NullFileProvider();
        builder.Configuration[WebHostDefaults.StaticWebAssetsKey] = Beside($"{Assets}.runtime.json");
        StaticWebAssetsLoader.UseStaticWebAssets(builder.Environment, builder.Configuration);
        builder.Services.AddDashboard();
        builder.Services.AddSingleton(services => new OrleansDashboard(services.GetRequiredService<SiloOptions>().HasOrleansDashboard));
    }

    public static void MapPages(this WebApplication app)
    {
        app.MapStaticAssets(Beside($"{Assets}.endpoints.json"));
        app.MapDashboard();
        // It shows what grains and logs hold, and it cannot change anything; all the same it is not for readers.
        if (app.Services.GetRequiredService<OrleansDashboard>().IsServed)
            app.MapOrleansDashboard(OrleansDashboard.Path).RequireAuthorization(AccessPolicies.Operator);
    }

    /// <summary>What is said, on pages and in forms, is said in the visitor's language.</summary>
    public static void UsePageLanguage(this WebApplication app) => app.UseWhen(context => !ApiProblems.IsApi(context), pages => pages.Use((context, next) =>
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = RequestLanguage.Of(context.Request);
        return next(context);
    }));

    /// <summary>An address that leads nowhere shows a page that says so. Must come before what answers with errors of its own.</summary>
    public static void UseMissingPages(this WebApplication app)
    {
        app.UseStatusCodePagesWithReExecute("/not-found");
        app.Use(async (context, next) =>
        {
            await next(context);
            if (context.Response.StatusCode is not StatusCodes.Status404NotFound)
                context.Features.Get<IStatusCodePagesFeature>()!.Enabled = false;
        });
    }

    private static string Beside(string file) => Path.Combine(AppContext.BaseDirectory, file);
}
