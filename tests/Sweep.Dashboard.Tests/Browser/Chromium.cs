using Microsoft.Playwright;
using Sweep.Testing;

namespace Sweep.Dashboard.Tests.Browser;

/// <summary>The machine's own Chromium, driven by Playwright, which brings its driver along and downloads nothing.</summary>
internal static class Chromium
{
    private static readonly string? Program = Programs.Find("chromium", "/usr/bin") ?? Programs.Find("chromium-browser", "/usr/bin") ?? Programs.Find("google-chrome", "/usr/bin");

    /// <summary>Why there is none on this machine, or null.</summary>
    public static string? Missing => Program is null ? "chromium is not installed" : null;

    public static Task<IBrowser> StartAsync(IPlaywright playwright) => playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
    {
        ExecutablePath = Program,
        // Its sandbox refuses to work for root, which is who runs tests in containers.
        Args = Environment.IsPrivilegedProcess ? ["--no-sandbox"] : [],
    });
}
