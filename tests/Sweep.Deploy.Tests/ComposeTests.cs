using System.Text.Json.Nodes;

namespace Sweep.Deploy.Tests;

public sealed class ComposeTests
{
    private static readonly JsonNode Compose = Assert.Single(Yaml.Documents(Repository.Path("deploy", "compose", "compose.yaml")));

    private static readonly IReadOnlyDictionary<string, JsonNode> Services = Compose["services"]!.AsObject().ToDictionary(pair => pair.Key, pair => pair.Value!);

    private static readonly IReadOnlyDictionary<string, JsonNode> Silos =
        Services.Where(pair => pair.Key.StartsWith("silo-", StringComparison.Ordinal)).ToDictionary();

    private static readonly string[] Telemetry = ["grafana", "jaeger", "loki", "otel-collector", "prometheus"];

    [Fact]
    public void There_are_three_silos_with_Redis_and_PostgreSQL() =>
        Assert.Equal(["postgres", "redis", "silo-1", "silo-2", "silo-3", "sweep"], Services.Keys.Except(Telemetry).Order(StringComparer.Ordinal));

    [Fact]
    public void What_watches_them_starts_only_with_its_profile() =>
        Assert.Equal(Telemetry, Services.Where(pair => pair.Value["profiles"].Strings().Contains("telemetry")).Select(pair => pair.Key).Order(StringComparer.Ordinal));

    [Fact]
    public void What_watches_them_reads_the_files_of_this_folder()
    {
        var mounted = Telemetry.SelectMany(name => Services[name]["volumes"].Strings()).Select(volume => volume.Split(':')[0]).Where(place => place.StartsWith("../", StringComparison.Ordinal));

        Assert.Equal(["../grafana/dashboards", "../grafana/provisioning", "../otel", "../prometheus"], mounted.Order(StringComparer.Ordinal));
        Assert.All(mounted, place => Assert.True(Directory.Exists(Repository.Path("deploy", place[3..]))));
    }

    [Fact]
    public void A_silo_advertises_the_name_that_the_others_know_it_by() =>
        Assert.All(Silos, silo => Assert.Equal(silo.Key, silo.Value.At("environment.SWEEP_ADVERTISED_ADDRESS").Text()));

    [Fact]
    public void Every_image_is_pinned() =>
        Assert.All(Services.Values, service => Assert.Matches(@"^(sweep:\$\{SWEEP_TAG:-\d+\.\d+\.\d+\}|[a-z/-]+:v?\d+\.\d+.*)$", service["image"].Text()));

    [Fact]
    public void Ports_are_published_on_loopback_and_lead_to_ports_that_silos_listen_to()
    {
        var published = Services.Values.SelectMany(service => service["ports"].Strings()).Select(port => port.Split(':')).ToList();

        Assert.Equal(8, published.Count);
        Assert.All(published, port => Assert.Equal("127.0.0.1", port[0]));
        Assert.Equal(published.Count, published.Select(port => port[1]).Distinct().Count());
        Assert.All(Silos.Values, silo => Assert.Equal(
            [silo.At("environment.SWEEP_GATEWAY_PORT").Text(), silo.At("environment.SWEEP_HTTP").Text()!.Split(':')[1]],
            silo["ports"].Strings().Select(port => port.Split(':')[2])));
    }

    [Fact]
    public void Whatever_stops_is_started_again() =>
        Assert.All(Services.Where(pair => pair.Key != "sweep"), pair => Assert.Equal("unless-stopped", pair.Value["restart"].Text()));

    [Fact]
    public void Silos_wait_for_healthy_stores()
    {
        Assert.All(Silos.Values, silo => Assert.Equal("service_healthy", silo.At("depends_on.redis.condition").Text()));
        Assert.All(Silos.Values, silo => Assert.Equal("service_healthy", silo.At("depends_on.postgres.condition").Text()));
        Assert.NotEmpty(Services["redis"].At("healthcheck.test").Items());
        Assert.NotEmpty(Services["postgres"].At("healthcheck.test").Items());
    }

    [Fact]
    public void Secrets_are_files_that_the_script_makes_and_git_ignores()
    {
        var secrets = Compose["secrets"]!.AsObject().ToDictionary(pair => pair.Key, pair => pair.Value.At("file").Text()!);
        var script = Repository.Text("deploy", "compose", "secrets.sh");

        Assert.All(secrets, secret => Assert.Equal($"./secrets/{secret.Key}", secret.Value));
        Assert.All(secrets.Keys, name => Assert.Contains($">\"$folder/{name}\"", script, StringComparison.Ordinal));
        Assert.All(Services.Values.SelectMany(service => service["secrets"].Strings()), name => Assert.Contains(name, secrets.Keys));
        Assert.All(Silos.Values, silo => Assert.Equal("/run/secrets/redis", silo.At("environment.SWEEP_REDIS_FILE").Text()));
        Assert.All(Silos.Values, silo => Assert.Equal("/run/secrets/postgres", silo.At("environment.SWEEP_POSTGRES_FILE").Text()));
        Assert.All(Silos.Values, silo => Assert.Equal("/run/secrets/token", silo.At("environment.SWEEP_TOKEN_FILE").Text()));
        Assert.All(Silos.Values, silo => Assert.Equal("/run/secrets/reader-token", silo.At("environment.SWEEP_READER_TOKEN_FILE").Text()));
        Assert.Contains("deploy/compose/secrets/", Repository.Text(".gitignore"), StringComparison.Ordinal);
    }

    [Fact]
    public void Redis_and_PostgreSQL_keep_what_they_hold()
    {
        var volumes = Compose["volumes"]!.AsObject().Select(pair => pair.Key).ToHashSet();

        Assert.Contains("appendonly yes", Repository.Text("deploy", "compose", "secrets.sh"), StringComparison.Ordinal);
        Assert.Equal("redis:/data", Assert.Single(Services["redis"]["volumes"].Strings()));
        Assert.Equal("postgres:/var/lib/postgresql/data", Assert.Single(Services["postgres"]["volumes"].Strings()));
        Assert.All(Silos.Values, silo => Assert.EndsWith(":/var/lib/sweep", Assert.Single(silo["volumes"].Strings()), StringComparison.Ordinal));
        Assert.All(
            Services.Where(pair => pair.Key != "sweep").SelectMany(pair => pair.Value["volumes"].Strings()).Where(volume => !volume.StartsWith("../", StringComparison.Ordinal)),
            volume => Assert.Contains(volume.Split(':')[0], volumes));
    }

    [Fact]
    public async Task The_script_makes_secrets_that_agree_and_never_replaces_them()
    {
        using var folder = new TemporaryFolder();
        var script = folder.File("secrets.sh");
        File.Copy(Repository.Path("deploy", "compose", "secrets.sh"), script);

        var (code, output) = await Tool.Run("bash", [script]);
        Assert.True(code == 0, output);
        var made = Directory.GetFiles(folder.File("secrets")).ToDictionary(file => Path.GetFileName(file)!, File.ReadAllText);
        Assert.Equal(["grafana-password", "postgres", "postgres-password", "reader-token", "redis", "redis.conf", "token"], made.Keys.Order(StringComparer.Ordinal));
        Assert.Matches("^[0-9a-f]{48}$", made["postgres-password"]);
        Assert.Matches("^[0-9a-f]{48}$", made["token"]);
        Assert.EndsWith($";Password={made["postgres-password"]}", made["postgres"], StringComparison.Ordinal);
        Assert.Contains($"password={made["redis.conf"].Trim().Split(' ')[^1]},", made["redis"], StringComparison.Ordinal);

        Assert.Equal(0, (await Tool.Run("bash", [script])).Code);
        Assert.Equal(made, Directory.GetFiles(folder.File("secrets")).ToDictionary(file => Path.GetFileName(file)!, File.ReadAllText));
    }
}
