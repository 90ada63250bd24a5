using System.CommandLine;
using System.Globalization;
using Sweep.Cli.Embedded;
using Sweep.Client;

namespace Sweep.Cli.Commands;

/// <summary>The options every command has.</summary>
internal sealed class GlobalOptions
{
    private readonly Option<string?> cluster = new("--cluster")
    {
        Description = "A cluster's gateway; without it, Sweep runs embedded on this machine (SWEEP_CLUSTER says the same)",
        HelpName = "HOST:PORT",
        Recursive = true,
    };

    private readonly Option<bool> verbose = new("--verbose") { Description = "Log what happens to standard error", Recursive = true };

    private readonly Option<bool> json = new("--json") { Description = "One JSON document on standard output, nothing else there", Recursive = true };

    private readonly Option<string> language = new("--lang")
    {
        Description = "Language of tables and report: en or es",
        HelpName = "en|es",
        Recursive = true,
        DefaultValueFactory = _ => "en",
    };

    public GlobalOptions() => language.AcceptOnlyFromAmong("en", "es");

    public void AddTo(Command root)
    {
        root.Add(cluster);
        root.Add(verbose);
        root.Add(json);
        root.Add(language);
    }

    public bool Json(ParseResult parse) => parse.GetValue(json);

    public CultureInfo Language(ParseResult parse) => CultureInfo.GetCultureInfo(parse.GetValue(language)!);

    public SiloConnectionOptions Connection(ParseResult parse) => new()
    {
        Cluster = parse.GetValue(cluster) ?? Environment.GetEnvironmentVariable("SWEEP_CLUSTER") switch { "" => null, var address => address },
        ClusterName = Environment.GetEnvironmentVariable("SWEEP_CLUSTER_NAME") is { Length: > 0 } name ? name : SweepClient.DefaultCluster,
        Libtorch = Environment.GetEnvironmentVariable("SWEEP_LIBTORCH") is { Length: > 0 } folder ? folder : null,
        Verbose = parse.GetValue(verbose),
    };
}
