using NetArchTest.Rules;

namespace Sweep.Architecture.Tests;

/// <summary>Who may know whom, read from what the compiler made.</summary>
public sealed class RoomTests
{
    public static TheoryData<string> Rooms => [.. Room.All.Select(room => room.Name)];

    [Theory, MemberData(nameof(Rooms))]
    public void A_room_knows_only_its_neighbours(string name)
    {
        var room = Room.Named(name);

        AssertIndependent(room, room.Strangers());
    }

    [Theory, MemberData(nameof(Rooms))]
    public void A_room_is_linked_with_no_stranger(string name)
    {
        var room = Room.Named(name);

        Assert.Empty(room.Load().GetReferencedAssemblies().Select(reference => reference.Name).Intersect(room.Strangers()));
    }

    [Theory]
    [InlineData("Sweep.Contracts")]
    [InlineData("Sweep.Grains")]
    [InlineData("Sweep.Silo")]
    [InlineData("Sweep.Client")]
    [InlineData("Sweep.Cli")]
    public void Only_training_knows_libtorch(string name) => AssertIndependent(Room.Named(name), "TorchSharp");

    [Theory]
    [InlineData("Sweep.Contracts")]
    [InlineData("Sweep.Training")]
    public void Contracts_and_training_know_nothing_of_the_runtime_that_hosts_grains(string name) =>
        AssertIndependent(Room.Named(name), "Orleans.Hosting", "Orleans.Runtime.Hosting", "Orleans.Configuration");

    [Theory, MemberData(nameof(Rooms))]
    public void A_room_has_types_and_they_are_in_its_namespace(string name)
    {
        var room = Room.Named(name);
        var own = room.Load().GetName().Name == "sweep" ? "Sweep.Cli" : name;

        // Asked this way, none is loaded, which would take the assemblies that it is made of.
        Assert.False(Types.InAssembly(room.Load()).ShouldNot().ResideInNamespace(own).GetResult().IsSuccessful);
    }

    [Fact]
    public void The_check_sees_what_is_known() =>
        Assert.False(Types.InAssembly(Room.Named("Sweep.Silo").Load()).ShouldNot().HaveDependencyOnAny("Sweep.Grains").GetResult().IsSuccessful);

    private static void AssertIndependent(Room room, params string[] others)
    {
        // It names the silo's file in a string, which the check takes for the namespace.
        var types = Types.InAssembly(room.Load()).That().DoNotHaveName("SiloLocation");
        var result = types.ShouldNot().HaveDependencyOnAny(others).GetResult();

        Assert.True(result.IsSuccessful, $"{room} must not use {string.Join(", ", others)}, but these do: {string.Join(", ", result.FailingTypeNames ?? [])}");
    }
}
