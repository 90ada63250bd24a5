namespace Sweep.Deploy.Tests;

public sealed class ScriptTests
{
    public static TheoryData<string> Scripts =>
        [.. Repository.DeployFiles().Where(file => file.EndsWith(".sh", StringComparison.Ordinal)).Select(Repository.Relative)];

    [Theory, MemberData(nameof(Scripts))]
    public async Task Bash_can_read_it(string script)
    {
        var (code, output) = await Tool.Run("bash", ["-n", Repository.Path(script)]);

        Assert.True(code == 0, output);
    }

    [Theory, MemberData(nameof(Scripts))]
    public async Task Shellcheck_finds_no_fault_with_it(string script)
    {
        if (!Tool.IsHere("shellcheck"))
            Assert.Skip("shellcheck is not here: apt-get install shellcheck.");
        var (code, output) = await Tool.Run("shellcheck", [Repository.Path(script)]);

        Assert.True(code == 0, output);
    }

    [Theory, MemberData(nameof(Scripts))]
    public void It_stops_at_the_first_mistake(string script) =>
        Assert.Contains("set -euo pipefail", Repository.Text(script), StringComparison.Ordinal);

    [Theory, MemberData(nameof(Scripts))]
    public void It_can_be_started(string script)
    {
        if (!OperatingSystem.IsWindows())
            Assert.True(File.GetUnixFileMode(Repository.Path(script)).HasFlag(UnixFileMode.UserExecute));
    }
}
