using Sweep.Contracts.Specs;

namespace Sweep.Silo.Settings;

/// <summary>Reads the settings from wherever they were written; names every mistake at once.</summary>
internal sealed class SettingsReader
{
    /// <summary>A variable of the command's that looks like one of the silo's.</summary>
    private static readonly string[] Others = ["CLUSTER"];

    private readonly SiloOptions options = new();
    private readonly Dictionary<string, string> places = new(StringComparer.Ordinal);
    private readonly List<string> errors = [];

    /// <param name="args">The command line.</param>
    /// <param name="variables">The environment.</param>
    /// <param name="folder">Where appsettings.json may be.</param>
    /// <exception cref="SettingsException">Something in them is wrong; names everything that is.</exception>
    public static SiloSettings Read(IReadOnlyList<string> args, IReadOnlyDictionary<string, string> variables, string folder) =>
        new SettingsReader().ReadAll(args, variables, folder);

    private SiloSettings ReadAll(IReadOnlyList<string> args, IReadOnlyDictionary<string, string> variables, string folder)
    {
        List<SettingValue> arguments = [.. SettingSources.FromArguments(args, errors)];
        if (arguments.Any(value => Find(value.Key)?.Name == nameof(SiloOptions.Embedded)))
        {
            // A command's own silo is told all on its command line; what else is about is meant for clusters.
            Take(arguments);
        }
        else
        {
            Take([.. SettingSources.FromFile(folder, errors), .. SettingSources.FromEnvironment(variables), .. arguments]);
            ReadSecretFiles();
            CheckTogether();
        }

        if (!options.Clustered && !places.ContainsKey(nameof(SiloOptions.GatewayPort)))
            options.GatewayPort = 0;
        return errors.Count == 0 ? new SiloSettings(options, places) : throw new SettingsException(errors);
    }

    private void Take(IEnumerable<SettingValue> values)
    {
        var last = new Dictionary<Setting, SettingValue>();
        foreach (var value in values)
        {
            if (Find(value.Key) is { } setting)
                last[setting] = value;
            else
                Unknown(value);
        }

        foreach (var (setting, value) in last)
            Apply(setting, value.Text, value.Place, value.Source);
    }

    private void Apply(Setting setting, string text, string place, SettingSource source)
    {
        if (setting.Secret && source is SettingSource.CommandLine)
        {
            errors.Add($"{place} is a secret, and every user of this machine can read command lines; set {setting.Variable}, or {setting.Variable}_FILE to a file that holds it.");
            return;
        }

        places[setting.Name] = place;
        if (setting.Apply(options, text) is { } right)
            errors.Add(setting.Secret ? $"{setting.Name} ({place}) cannot be read; {right}." : $"{setting.Name} ({place}) is '{text}'; {right}.");
    }

    private void Unknown(SettingValue value)
    {
        var names = SettingTable.All.Select(setting => value.Source switch
        {
            SettingSource.File => setting.Name,
            SettingSource.Environment => setting.Variable[SettingSources.Prefix.Length..],
            _ => setting.Option[2..],
        });
        var near = Suggestions.Nearest(value.Key, names);

        // Variables of other programs may begin as ours do; only what looks like a slip is one.
        if (value.Source is SettingSource.Environment && (near is null || Others.Contains(value.Key)))
            return;
        var prefix = value.Source switch { SettingSource.Environment => SettingSources.Prefix, SettingSource.CommandLine => "--", _ => "" };
        errors.Add(near is null ? $"{value.Place} is no setting." : $"{value.Place} is no setting; did you mean {prefix}{near}?");
    }

    private void ReadSecretFiles()
    {
        ReadSecretFile(nameof(SiloOptions.Redis), options.RedisFile, options.Redis);
        ReadSecretFile(nameof(SiloOptions.Postgres), options.PostgresFile, options.Postgres);
        ReadSecretFile(nameof(SiloOptions.Token), options.TokenFile, options.Token);
        ReadSecretFile(nameof(SiloOptions.ReaderToken), options.ReaderTokenFile, options.ReaderToken);
        ReadSecretFile(nameof(SiloOptions.OidcClientSecret), options.OidcClientSecretFile, options.OidcClientSecret);
    }

    private void ReadSecretFile(string name, string? file, string? already)
    {
        if (file is null)
            return;
        if (already is not null)
        {
            errors.Add($"{name} and {name}File are both set ({places[name]}; {places[$"{name}File"]}); set one of them.");
            return;
        }

        try
        {
            Apply(SettingTable.Named(name), File.ReadAllText(file).Trim(), $"the file of {places[$"{name}File"]}", SettingSource.File);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            errors.Add($"{name}File ({places[$"{name}File"]}) cannot be read: {e.Message}");
        }
    }

    private void CheckTogether()
    {
        var redis = places.ContainsKey(nameof(SiloOptions.Redis)) || options.RedisFile is not null;
        var postgres = places.ContainsKey(nameof(SiloOptions.Postgres)) || options.PostgresFile is not null;
        if (redis && !postgres)
            errors.Add("Postgres is missing: a cluster keeps its studies there; set SWEEP_POSTGRES, or SWEEP_POSTGRES_FILE to a file that holds it.");
        if (postgres && !redis)
            errors.Add("Redis is missing: a cluster's silos find each other there; set SWEEP_REDIS, or SWEEP_REDIS_FILE to a file that holds it.");
        if (redis && options.GatewayPort == 0)
            errors.Add($"GatewayPort ({places[nameof(SiloOptions.GatewayPort)]}) is '0'; a port is 1 to 65535.");
        CheckTokens();
        CheckProvider();
        if (redis && options.SiloPort == options.GatewayPort)
            errors.Add($"SiloPort and GatewayPort are both {options.SiloPort}; each needs its own.");
    }

    private void CheckTokens()
    {
        var token = places.ContainsKey(nameof(SiloOptions.Token)) || options.TokenFile is not null;
        if (options.ReaderToken is not null && !token && !places.ContainsKey(nameof(SiloOptions.OidcAuthority)))
            errors.Add($"Token is missing: with ReaderToken ({places[nameof(SiloOptions.ReaderToken)]}) alone nobody may change anything; set SWEEP_TOKEN, or SWEEP_TOKEN_FILE to a file that holds it.");
        if (options.ReaderToken is not null && options.ReaderToken == options.Token)
            errors.Add($"Token and ReaderToken ({places[nameof(SiloOptions.ReaderToken)]}) are the same; readers would be operators. Give each its own.");
    }

    private void CheckProvider()
    {
        var authority = places.GetValueOrDefault(nameof(SiloOptions.OidcAuthority));
        if (authority is not null && !places.ContainsKey(nameof(SiloOptions.OidcClientId)))
            errors.Add($"OidcClientId is missing: the provider of OidcAuthority ({authority}) knows this server by it; set SWEEP_OIDC_CLIENT_ID.");
        if (authority is null && SettingTable.All.FirstOrDefault(setting => setting.Name.StartsWith("Oidc", StringComparison.Ordinal) && places.ContainsKey(setting.Name)) is { } lone)
            errors.Add($"OidcAuthority is missing: {lone.Name} ({places[lone.Name]}) says nothing without a provider; set SWEEP_OIDC_AUTHORITY to its address.");
        if (options.OidcReaderRole == options.OidcOperatorRole)
            errors.Add($"OidcReaderRole and OidcOperatorRole are both '{options.OidcReaderRole}'; readers would be operators. Give each its own.");
    }

    private static Setting? Find(string key)
    {
        var bare = key.Replace("-", "", StringComparison.Ordinal).Replace("_", "", StringComparison.Ordinal);
        return SettingTable.All.FirstOrDefault(setting => setting.Name.Equals(bare, StringComparison.OrdinalIgnoreCase));
    }
}
