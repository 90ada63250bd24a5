using Sweep.Contracts.Results;

namespace Sweep.Client.Tests.Sample;

internal static class BestConfigurationSample
{
    public static async Task<BestConfiguration> FindBestAsync(string address, string spec)
    {
        await using var sweep = await SweepClient.ConnectAsync(address);
        var study = await sweep.RunAsync(spec);
        return (await sweep.GetBestAsync(study.Id, top: 1))[0];
    }
}
