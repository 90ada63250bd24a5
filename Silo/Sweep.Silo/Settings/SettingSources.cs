using Microsoft.Extensions.Configuration;

namespace Sweep.Silo.Settings;

/// <summary>Gathers what was written, wherever it was, in the order in which the later wins.</summary>
internal static class SettingSources
{
    public const string Prefix = "SWEEP_";

    public const string FileName = "appsettings.json";

    private const string Section = "Sweep";

    /// <param name="folder">Where appsettings.json may be.</param>
    /// <param name="errors">Takes what cannot be read.</param>
    public static IEnumerable<SettingValue> FromFile(string folder, List<string> errors)
    {
        try
        {
            return
            [
                .. new ConfigurationBuilder().SetBasePath(folder).AddJsonFile(FileName, optional: true).Build().GetSection(Section).GetChildren()
                    .Select(child => new SettingValue(child.Key, Text(child), $"{Section}:{child.Key} in {Path.Combine(folder, FileName)}", SettingSource.File)),
            ];
        }
        catch (Exception e) when (e is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            errors.Add($"{Path.Combine(folder, FileName)} cannot be read: {(e.InnerException ?? e).Message}");
            return [];
        }
    }

    public static IEnumerable<SettingValue> FromEnvironment(IReadOnlyDictionary<string, string> variables) =>
        variables
            .Where(variable => variable.Key.StartsWith(Prefix, StringComparison.Ordinal) && variable.Value.Length > 0)
            .OrderBy(variable => variable.Key, StringComparer.Ordinal)
            .Select(variable => new SettingValue(variable.Key[Prefix.Length..], variable.Value, $"{variable.Key} in the environment", SettingSource.Environment));

    /// <summary><c>--name value</c> and <c>--name=value</c>.</summary>
    public static IEnumerable<SettingValue> FromArguments(IReadOnlyList<string> args, List<string> errors)
    {
        for (var i = 0; i < args.Count; i++)
        {
            var equals = args[i].IndexOf('=', StringComparison.Ordinal);
            var option = equals < 0 ? args[i] : args[i][..equals];
            if (!option.StartsWith("--", StringComparison.Ordinal))
                errors.Add($"'{option}' on the command line is no setting; settings are written --name value.");
            else if (equals < 0 && (i + 1 == args.Count || args[i + 1].StartsWith("--", StringComparison.Ordinal)))
                errors.Add($"{option} on the command line has no value.");
            else
                yield return new SettingValue(option[2..], equals < 0 ? args[++i] : args[i][(equals + 1)..], $"{option} on the command line", SettingSource.CommandLine);
        }
    }

    /// <summary>A JSON list is the same as words with commas between.</summary>
    private static string Text(IConfigurationSection section) =>
        section.Value ?? string.Join(',', section.GetChildren().Select(child => child.Value));
}
