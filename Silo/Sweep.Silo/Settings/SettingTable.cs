using System.Globalization;
using System.Text.RegularExpressions;
using Npgsql;
using StackExchange.Redis;
using Sweep.Grains.Storage.Checkpoints;

namespace Sweep.Silo.Settings;

/// <summary>Every setting, with what its values must be.</summary>
internal static partial class SettingTable
{
    private const string IsPort = "a port is 1 to 65535";

    private const string IsToken = "a token has 16 to 512 characters and no spaces; 'openssl rand -hex 32' makes a good one";

    private const string IsLine = "it is one line of 1 to 512 characters, without spaces around it";

    public static IReadOnlyList<Setting> All { get; } =
    [
        new(nameof(SiloOptions.Redis), (o, v) => Connection(v, ParseRedis, "it is a StackExchange.Redis connection string such as HOST:6379,password=SECRET", () => o.Redis = v)) { Secret = true },
        new(nameof(SiloOptions.RedisFile), (o, v) => Said(o.RedisFile = v)),
        new(nameof(SiloOptions.Postgres), (o, v) => Connection(v, ParsePostgres, "it is an Npgsql connection string such as Host=HOST;Database=sweep;Username=sweep;Password=SECRET", () => o.Postgres = v)) { Secret = true },
        new(nameof(SiloOptions.PostgresFile), (o, v) => Said(o.PostgresFile = v)),
        new(nameof(SiloOptions.ClusterName), (o, v) => Name().IsMatch(v) ? Said(o.ClusterName = v) : "a cluster's name is of letters, digits, '.', '_' and '-', at most 64"),
        new(nameof(SiloOptions.NodeName), (o, v) => Name().IsMatch(v) ? Said(o.NodeName = v) : "a node's name is of letters, digits, '.', '_' and '-', at most 64"),
        new(nameof(SiloOptions.AdvertisedAddress), (o, v) => Uri.CheckHostName(v) is UriHostNameType.Unknown ? "it is an IP address or a host's name" : Said(o.AdvertisedAddress = v)),
        new(nameof(SiloOptions.SiloPort), (o, v) => Number(v, 1, ushort.MaxValue) is { } port ? Said(o.SiloPort = port) : IsPort),
        new(nameof(SiloOptions.GatewayPort), (o, v) => Number(v, 0, ushort.MaxValue) is { } port ? Said(o.GatewayPort = port) : IsPort),
        new(nameof(SiloOptions.Http), (o, v) => v == "none" || IsHostAndPort(v) ? Said(o.Http = v) : "it is HOST:PORT, for example 127.0.0.1:8080, or none"),
        new(nameof(SiloOptions.OrleansDashboard), (o, v) => bool.TryParse(v, out var flag) ? Said(o.OrleansDashboard = flag) : "it is true or false"),
        new(nameof(SiloOptions.Token), (o, v) => Token().IsMatch(v) ? Said(o.Token = v) : IsToken) { Secret = true },
        new(nameof(SiloOptions.TokenFile), (o, v) => Said(o.TokenFile = v)),
        new(nameof(SiloOptions.ReaderToken), (o, v) => Token().IsMatch(v) ? Said(o.ReaderToken = v) : IsToken) { Secret = true },
        new(nameof(SiloOptions.ReaderTokenFile), (o, v) => Said(o.ReaderTokenFile = v)),
        new(nameof(SiloOptions.OidcAuthority), (o, v) => IsAuthority(v) ? Said(o.OidcAuthority = v) : "it is the provider's address, such as https://login.example/people; http is for a provider on loopback"),
        new(nameof(SiloOptions.OidcClientId), (o, v) => Line().IsMatch(v) ? Said(o.OidcClientId = v) : IsLine),
        new(nameof(SiloOptions.OidcClientSecret), (o, v) => Line().IsMatch(v) ? Said(o.OidcClientSecret = v) : IsLine) { Secret = true },
        new(nameof(SiloOptions.OidcClientSecretFile), (o, v) => Said(o.OidcClientSecretFile = v)),
        new(nameof(SiloOptions.OidcScopes), (o, v) => v.Split(' ').Contains("openid") && Line().IsMatch(v) ? Said(o.OidcScopes = v) : "scopes are words with spaces between, openid among them"),
        new(nameof(SiloOptions.OidcRoleClaim), (o, v) => Line().IsMatch(v) ? Said(o.OidcRoleClaim = v) : IsLine),
        new(nameof(SiloOptions.OidcReaderRole), (o, v) => Line().IsMatch(v) ? Said(o.OidcReaderRole = v) : IsLine),
        new(nameof(SiloOptions.OidcOperatorRole), (o, v) => Line().IsMatch(v) ? Said(o.OidcOperatorRole = v) : IsLine),
        new(nameof(SiloOptions.OidcAudience), (o, v) => Line().IsMatch(v) ? Said(o.OidcAudience = v) : IsLine),
        new(nameof(SiloOptions.DataFolder), (o, v) => Path.IsPathFullyQualified(v) ? Said(o.DataFolder = v) : "it is the full path of a folder"),
        new(nameof(SiloOptions.Devices), Devices),
        new(nameof(SiloOptions.Slots), (o, v) => Number(v, 1, 4096) is { } slots ? Said(o.Slots = slots) : "slots are 1 or more"),
        new(nameof(SiloOptions.GpuSlots), (o, v) => Number(v, 1, 4096) is { } slots ? Said(o.GpuSlots = slots) : "slots are 1 or more"),
        new(nameof(SiloOptions.Libtorch), (o, v) => Path.IsPathFullyQualified(v) ? Said(o.Libtorch = v) : "it is the full path of a folder that holds libtorch_cpu.so"),
        new(nameof(SiloOptions.Checkpoints), (o, v) => CheckpointPlace.Parse(v) is null ? $"it is {CheckpointPlace.Expected}" : Said(o.Checkpoints = v)),
        new(nameof(SiloOptions.Home), (o, v) => Said(o.Home = Path.GetFullPath(v))),
        new(nameof(SiloOptions.CheckpointInterval), (o, v) => Number(v, 0, 3600) is { } seconds ? Said(o.CheckpointInterval = seconds) : "it is 0 (every epoch) to 3600 seconds"),
        new(nameof(SiloOptions.StartTimeout), (o, v) => Number(v, 1, 3600) is { } seconds ? Said(o.StartTimeout = seconds) : "it is 1 to 3600 seconds; without it a silo waits for its servers for as long as it takes"),
        new(nameof(SiloOptions.Verbose), (o, v) => bool.TryParse(v, out var flag) ? Said(o.Verbose = flag) : "it is true or false"),
        new(nameof(SiloOptions.Embedded), (o, v) => bool.TryParse(v, out var flag) ? Said(o.Embedded = flag) : "it is true or false"),
        new(nameof(SiloOptions.WarmUp), (o, v) => bool.TryParse(v, out var flag) ? Said(o.WarmUp = flag) : "it is true or false"),
        new(nameof(SiloOptions.Linger), (o, v) => TimeSpan.TryParse(v, CultureInfo.InvariantCulture, out var span) && span >= TimeSpan.Zero ? Said(o.Linger = span) : "it is a time such as 00:00:02"),
    ];

    public static Setting Named(string name) => All.Single(setting => setting.Name == name);

    /// <summary>A host and a port; an IPv6 address stands in brackets.</summary>
    public static (string Host, int Port)? HostAndPort(string text)
    {
        var colon = text.LastIndexOf(':');
        return colon > 0 && Number(text[(colon + 1)..], 1, ushort.MaxValue) is { } port
            ? (text[..colon].Trim('[', ']'), port)
            : null;
    }

    private static bool IsHostAndPort(string text) =>
        HostAndPort(text) is { } place && Uri.CheckHostName(place.Host) is not UriHostNameType.Unknown;

    /// <summary>What a provider says there is believed, so nobody on the way may change it.</summary>
    private static bool IsAuthority(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && address.UserInfo.Length == 0 && address.Query.Length == 0 && address.Fragment.Length == 0
        && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback));

    private static string? Devices(SiloOptions options, string text)
    {
        string[] devices = text == "none" ? [] : text.Split(',', StringSplitOptions.TrimEntries);
        if (!devices.All(device => Device().IsMatch(device)))
            return "devices are cpu and cuda:N, with commas between, or none";
        options.Devices = devices;
        return null;
    }

    private static string? Connection(string value, Action<string> parse, string right, Action accept)
    {
        try
        {
            parse(value);
            accept();
            return null;
        }
        catch (Exception e) when (e is ArgumentException or FormatException or InvalidCastException or OverflowException)
        {
            // What the parser says may repeat what it could not read.
            return right;
        }
    }

    private static void ParseRedis(string text)
    {
        if (ConfigurationOptions.Parse(text).EndPoints.Count == 0)
            throw new FormatException();
    }

    private static void ParsePostgres(string text)
    {
        if (string.IsNullOrEmpty(new NpgsqlConnectionStringBuilder(text).Host))
            throw new FormatException();
    }

    private static int? Number(string text, int least, int most) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most ? number : null;

    /// <summary>Nothing to say against what was just set.</summary>
    private static string? Said<T>(T _) => null;

    [GeneratedRegex("^[A-Za-z0-9._-]{1,64}$")]
    private static partial Regex Name();

    [GeneratedRegex("^[!-~]{16,512}$")]
    private static partial Regex Token();

    [GeneratedRegex(@"^(?=.{1,512}\z)[^\s\p{C}]([^\p{C}]*[^\s\p{C}])?\z")]
    private static partial Regex Line();

    [GeneratedRegex("^(cpu|cuda:[0-9]{1,2})$")]
    private static partial Regex Device();
}
