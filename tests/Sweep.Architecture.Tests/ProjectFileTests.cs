using System.Xml.Linq;

namespace Sweep.Architecture.Tests;

/// <summary>Who may know whom, read from the project files.</summary>
public sealed class ProjectFileTests
{
    public static TheoryData<string> Rooms => [.. Room.All.Select(room => room.Name)];

    [Theory, MemberData(nameof(Rooms))]
    public void A_project_links_only_its_neighbours(string name)
    {
        var room = Room.Named(name);

        Assert.Subset(room.Knows.ToHashSet(), References(room).Where(IsLinked).Select(Target).ToHashSet());
    }

    [Fact]
    public void Only_the_command_is_built_with_a_project_it_does_not_link_and_that_is_the_silo() =>
        Assert.Equal(
            [("Sweep.Cli", "Sweep.Silo")],
            Room.All.SelectMany(room => References(room).Where(reference => !IsLinked(reference)).Select(reference => (room.Name, Target(reference)))));

    [Fact]
    public void Every_product_project_is_a_room() =>
        Assert.Equal(
            Room.All.Select(room => $"{room.Folder}/{room.Name}.csproj").Order(StringComparer.Ordinal),
            Repository.ProductFiles("*.csproj").Select(Repository.Relative));

    [Fact]
    public void Every_project_is_in_the_solution()
    {
        var solution = File.ReadAllText(Path.Combine(Repository.Root, "Sweep.sln")).Replace('\\', '/');

        Assert.All(Repository.AllFiles("*.csproj").Select(Repository.Relative), project => Assert.Contains($"\"{project}\"", solution));
    }

    [Fact]
    public void Contracts_need_the_grain_sdk_alone() =>
        Assert.Equal(["Microsoft.Orleans.Sdk"], Packages("Sweep.Contracts"));

    [Fact]
    public void Only_training_asks_for_libtorch() =>
        Assert.All(
            Room.All.Where(room => room.Name != "Sweep.Training"),
            room => Assert.All(
                XDocument.Load(PathOf(room)).Descendants().SelectMany(element => element.Attributes()),
                attribute => Assert.DoesNotContain("torch", attribute.Value, StringComparison.OrdinalIgnoreCase)));

    [Fact]
    public void Versions_are_central() =>
        Assert.All(
            Repository.AllFiles("*.csproj"),
            project => Assert.All(XDocument.Load(project).Descendants("PackageReference"), package => Assert.Null(package.Attribute("Version"))));

    private static string PathOf(Room room) => Path.Combine(Repository.Root, room.Folder, $"{room.Name}.csproj");

    private static IEnumerable<XElement> References(Room room) => XDocument.Load(PathOf(room)).Descendants("ProjectReference");

    private static IEnumerable<string> Packages(string room) =>
        XDocument.Load(PathOf(Room.Named(room))).Descendants("PackageReference").Select(package => package.Attribute("Include")!.Value);

    private static bool IsLinked(XElement reference) => reference.Attribute("ReferenceOutputAssembly")?.Value != "false";

    private static string Target(XElement reference) =>
        Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value.Replace('\\', '/'));
}
