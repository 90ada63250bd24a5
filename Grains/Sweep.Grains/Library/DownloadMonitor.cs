using Sweep.Contracts.Results;

namespace Sweep.Grains.Library;

/// <summary>The download this node runs now, for those who watch it.</summary>
internal sealed class DownloadMonitor : IProgress<DownloadProgress>
{
    private volatile DownloadProgress? current;

    public DownloadProgress? Current => current;

    public void Report(DownloadProgress value) => current = value;

    public void Clear() => current = null;
}
