using Spectre.Console;
using Sweep.Cli.Commands;
using Sweep.Cli.Output;
using Sweep.Contracts.Results;

namespace Sweep.Cli.Live;

/// <summary>Shows a download while it runs: a bar on a terminal, a line a file elsewhere.</summary>
internal static class DownloadProgressView
{
    public static async Task<T> ShowAsync<T>(CommandSession session, Func<IProgress<DownloadProgress>, Task<T>> work)
    {
        if (!session.Interactive)
            return await work(new Lines(session.Notes));
        return await session.Notes.Status().StartAsync(
            "Reading the data", context => work(new Bar(context)));
    }

    private static string Describe(DownloadProgress download) => download.Total is { } total
        ? $"Downloading {download.File}: {Words.Bytes(download.Received)} of {Words.Bytes(total)}"
        : $"Downloading {download.File}: {Words.Bytes(download.Received)}";

    private sealed class Bar(StatusContext context) : IProgress<DownloadProgress>
    {
        public void Report(DownloadProgress value) => context.Status(Markup.Escape(Describe(value)));
    }

    private sealed class Lines(IAnsiConsole console) : IProgress<DownloadProgress>
    {
        private string? file;

        public void Report(DownloadProgress value)
        {
            if (file == value.File)
                return;
            file = value.File;
            console.WriteLine(Describe(value));
        }
    }
}
