using Sweep.Cli.Embedded;
using Sweep.Contracts;

namespace Sweep.Cli.Tests.EndToEnd;

/// <summary>A silo serves all commands of a user, whichever of them started it.</summary>
public sealed class SiloSessionTests : IDisposable
{
    private readonly SweepHomeFolder home = new();

    public void Dispose() => home.Dispose();

    [Fact]
    public async Task The_silo_is_in_a_session_and_a_group_of_its_own()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Sessions are read from /proc.");
        (await home.RunAsync("list")).Expect(0);

        var silo = File.ReadAllText(SweepHome.StoreFile(home.Home) + ".pid").Trim();
        // Behind the name, which stands in parentheses: state, parent, group, session.
        var stat = File.ReadAllText($"/proc/{silo}/stat").Split(") ")[1].Split(' ');
        Assert.Equal((silo, silo), (stat[2], stat[3]));
    }

    [Fact]
    public async Task Commands_at_once_are_all_answered()
    {
        var lists = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => home.RunAsync("list", "--json")));

        Assert.All(lists, list => Assert.Equal("[]", list.Expect(0).Output.Trim()));
    }

    [Fact]
    public async Task A_home_is_for_its_owner_alone()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows keeps a user's folders from others by itself.");
            return;
        }

        (await home.RunAsync("list")).Expect(0);

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(home.Home));
    }

    [Fact]
    public void One_command_at_a_time_starts_it()
    {
        using var first = StartTurn.Take(home.Home);
        Assert.NotNull(first);
        Assert.Null(StartTurn.Take(home.Home));

        first.Dispose();

        using var next = StartTurn.Take(home.Home);
        Assert.NotNull(next);
    }
}
