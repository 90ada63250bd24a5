using System.Reflection;
using System.Text.RegularExpressions;

namespace Sweep.Deploy.Tests;

/// <summary>The settings that the built silo has, and those that deploy/ uses.</summary>
internal static partial class SiloSettings
{
    /// <summary>Variables of the command and of these scripts, which no silo reads.</summary>
    private static readonly string[] NotTheSilos = ["SWEEP_CLUSTER", "SWEEP_TAG", "SWEEP_LOCAL", "SWEEP_LOCAL_SILOS", "SWEEP_CONFIGURATION"];

    private static readonly Type Options =
        Assembly.LoadFrom(Repository.Built("Sweep.Silo", "Sweep.Silo.dll")).GetType("Sweep.Silo.SiloOptions", throwOnError: true)!;

    /// <summary>Names in the environment: <c>GatewayPort</c> is SWEEP_GATEWAY_PORT.</summary>
    public static IReadOnlySet<string> Names { get; } =
        Options.GetProperties().Where(property => property.CanWrite).Select(property => NameOf(property.Name)).ToHashSet();

    public static string NameOf(string property) => $"SWEEP_{Words().Replace(property, "_").ToUpperInvariant()}";

    /// <summary>The variables a file of deploy/ names.</summary>
    public static IEnumerable<string> UsedIn(string file) =>
        Variables().Matches(File.ReadAllText(file)).Select(match => match.Value).Distinct().Except(NotTheSilos);

    /// <summary>A setting's default.</summary>
    public static object? Default(string property) => Options.GetProperty(property)!.GetValue(Activator.CreateInstance(Options));

    [GeneratedRegex("(?<=[a-z])(?=[A-Z])")]
    private static partial Regex Words();

    [GeneratedRegex("SWEEP_[A-Z_]*[A-Z]")]
    private static partial Regex Variables();
}
