using Sweep.Contracts;

namespace Sweep.Silo;

/// <summary>
/// What a silo can be told: in <c>appsettings.json</c> (section <c>Sweep</c>, <c>SiloPort</c>), in the environment
/// (<c>SWEEP_SILO_PORT</c>) or on the command line (<c>--silo-port</c>), the later winning.
/// </summary>
public sealed class SiloOptions
{
    /// <summary>The folder of logs and downloads; embedded, also of the store and this silo's address.</summary>
    public string Home { get; set; } = SweepHome.Default;

    /// <summary>Trials trained at once on the CPU; 0 means one a core.</summary>
    public int Slots { get; set; }

    /// <summary>Trials trained at once on each GPU; 0 means as many as fit.</summary>
    public int GpuSlots { get; set; }

    /// <summary>True if a command started this silo: it lives as long as somebody uses it.</summary>
    public bool Embedded { get; set; }

    /// <summary>Gateway port for clients; 0 means any free one, for a silo that is no cluster's.</summary>
    public int GatewayPort { get; set; } = 30000;

    /// <summary>How long an embedded silo outlives its last caller, so that commands in a row find it running.</summary>
    public TimeSpan Linger { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// Whether a silo that is no cluster's loads libtorch and compiles the training's code before the first trial comes, beside
    /// what else a start does.
    /// </summary>
    public bool WarmUp { get; set; }

    /// <summary>Logs more than warnings to the console.</summary>
    public bool Verbose { get; set; }

    /// <summary>Redis, as StackExchange.Redis writes its address. Makes this silo a cluster's member. A secret.</summary>
    public string? Redis { get; set; }

    /// <summary>A file that holds <see cref="Redis"/>.</summary>
    public string? RedisFile { get; set; }

    /// <summary>PostgreSQL, as Npgsql writes its address: the cluster's store. A secret.</summary>
    public string? Postgres { get; set; }

    /// <summary>A file that holds <see cref="Postgres"/>.</summary>
    public string? PostgresFile { get; set; }

    /// <summary>Tells clusters apart that share a Redis.</summary>
    public string ClusterName { get; set; } = "sweep";

    /// <summary>This node's name, unique in the cluster; by default the host's and the process's number.</summary>
    public string? NodeName { get; set; }

    /// <summary>Address or host name at which other silos and clients reach this one.</summary>
    public string AdvertisedAddress { get; set; } = "127.0.0.1";

    /// <summary>Port for other silos.</summary>
    public int SiloPort { get; set; } = 11111;

    /// <summary>HOST:PORT for pages, API, metrics and health checks; <c>none</c> for no HTTP.</summary>
    public string Http { get; set; } = "127.0.0.1:8080";

    /// <summary>Whether this silo has Orleans' own dashboard, which takes some memory; null for what a cluster's member has and another has not.</summary>
    public bool? OrleansDashboard { get; set; }

    /// <summary>What operators show to be let in over HTTP; null if no token of this server makes one. A secret.</summary>
    public string? Token { get; set; }

    /// <summary>A file that holds <see cref="Token"/>.</summary>
    public string? TokenFile { get; set; }

    /// <summary>What readers show, who see everything and change nothing; null if there are none. A secret.</summary>
    public string? ReaderToken { get; set; }

    /// <summary>A file that holds <see cref="ReaderToken"/>.</summary>
    public string? ReaderTokenFile { get; set; }

    /// <summary>Address of the OpenID Connect provider that signs people in; null if there is none.</summary>
    public string? OidcAuthority { get; set; }

    /// <summary>The name by which the provider knows this server.</summary>
    public string? OidcClientId { get; set; }

    /// <summary>What this server shows to the provider; null if the provider asks for nothing. A secret.</summary>
    public string? OidcClientSecret { get; set; }

    /// <summary>A file that holds <see cref="OidcClientSecret"/>.</summary>
    public string? OidcClientSecretFile { get; set; }

    /// <summary>What the provider is asked for, with spaces between.</summary>
    public string OidcScopes { get; set; } = "openid";

    /// <summary>The claim of the provider's tokens that holds somebody's roles.</summary>
    public string OidcRoleClaim { get; set; } = "roles";

    /// <summary>The role there that makes a reader.</summary>
    public string OidcReaderRole { get; set; } = "sweep-reader";

    /// <summary>The role there that makes an operator.</summary>
    public string OidcOperatorRole { get; set; } = "sweep-operator";

    /// <summary>The audience of those access tokens of the provider that programs may show; null if they may show none.</summary>
    public string? OidcAudience { get; set; }

    /// <summary>A folder, besides <c>data</c> in the home, in which specs that come over HTTP may name files; null for none.</summary>
    public string? DataFolder { get; set; }

    /// <summary>What to train on, <c>cpu</c> or <c>cuda:N</c>; empty if this silo does not train.</summary>
    public IReadOnlyList<string> Devices { get; set; } = ["cpu"];

    /// <summary>The folder of a libtorch to use in place of the one that came with the build; null for that.</summary>
    public string? Libtorch { get; set; }

    /// <summary>Where checkpoints are kept: <c>store</c>, a folder that all nodes share, or <c>s3://BUCKET/PREFIX</c>.</summary>
    public string Checkpoints { get; set; } = "store";

    /// <summary>The least seconds between a trial's checkpoints: what the death of a node costs at most.</summary>
    public int CheckpointInterval { get; set; } = 10;

    /// <summary>Seconds that a starting silo waits for Redis and PostgreSQL, which may be starting too; null for as long as it takes.</summary>
    public int? StartTimeout { get; set; }

    /// <summary>Whether callers over HTTP are asked who they are; without that only loopback is listened at.</summary>
    public bool Guarded => Token is not null || OidcAuthority is not null;

    /// <summary>True for a cluster's member; an embedded silo is none, whatever else is set.</summary>
    public bool Clustered => Redis is not null && !Embedded;

    /// <summary>Whether this silo has Orleans' own dashboard.</summary>
    public bool HasOrleansDashboard => OrleansDashboard ?? Clustered;
}
