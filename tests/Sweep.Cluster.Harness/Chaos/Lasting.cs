using System.Globalization;

namespace Sweep.Cluster.Harness.Chaos;

/// <summary>How long a fault lasts.</summary>
internal static class Lasting
{
    public static Task For(TimeSpan length) => Task.Delay(length, TimeProvider.System, TestContext.Current.CancellationToken);

    public static string Text(this TimeSpan length) => string.Create(CultureInfo.InvariantCulture, $"{length.TotalSeconds:0.0} s");
}
