using System.Reflection;

namespace Sweep.Architecture.Tests;

/// <summary>A product project, and whom it may know.</summary>
/// <param name="Name">Of the project, and the namespace its types are in.</param>
/// <param name="Folder">Of the project, from the repository's root.</param>
/// <param name="Assembly">The built file's name, without its ending.</param>
/// <param name="Knows">The rooms it may use.</param>
public sealed record Room(string Name, string Folder, string Assembly, IReadOnlyList<string> Knows)
{
    public static IReadOnlyList<Room> All { get; } =
    [
        new("Sweep.Contracts", "Grains/Sweep.Contracts", "Sweep.Contracts", []),
        new("Sweep.Grains", "Grains/Sweep.Grains", "Sweep.Grains", ["Sweep.Contracts"]),
        new("Sweep.Training", "Training/Sweep.Training", "Sweep.Training", ["Sweep.Contracts"]),
        new("Sweep.Silo", "Silo/Sweep.Silo", "Sweep.Silo", ["Sweep.Contracts", "Sweep.Dashboard", "Sweep.Formats", "Sweep.Grains", "Sweep.Training"]),
        new("Sweep.Dashboard", "Silo/Sweep.Dashboard", "Sweep.Dashboard", ["Sweep.Contracts", "Sweep.Formats"]),
        new("Sweep.Formats", "Client/Sweep.Formats", "Sweep.Formats", ["Sweep.Contracts"]),
        new("Sweep.Client", "Client/Sweep.Client", "Sweep.Client", ["Sweep.Contracts", "Sweep.Formats"]),
        new("Sweep.Cli", "Client/Sweep.Cli", "sweep", ["Sweep.Contracts", "Sweep.Formats", "Sweep.Client"]),
    ];

    public static Room Named(string name) => All.Single(room => room.Name == name);

    /// <summary>The rooms it must not use.</summary>
    public string[] Strangers() => [.. All.Select(room => room.Name).Where(name => name != Name && !Knows.Contains(name))];

    /// <summary>What was built beside these tests: artifacts/bin/PROJECT/CONFIGURATION.</summary>
    public Assembly Load()
    {
        var here = new DirectoryInfo(AppContext.BaseDirectory);
        return System.Reflection.Assembly.LoadFrom(Path.Combine(here.Parent!.Parent!.FullName, Name, here.Name, $"{Assembly}.dll"));
    }

    public override string ToString() => Name;
}
