namespace Sweep.Deploy.Tests;

public sealed class SystemdTests
{
    private static readonly SystemdUnit Unit = SystemdUnit.Silo;

    [Fact]
    public void Sections_are_those_of_a_service() =>
        Assert.Equal(["Unit", "Service", "Install"], Unit.Entries.Select(entry => entry.Section).Distinct());

    [Fact]
    public void A_silo_that_ends_is_started_again_unless_its_settings_are_wrong()
    {
        Assert.Equal("always", Unit.Only("Restart"));
        Assert.Equal("0", Unit.Only("StartLimitIntervalSec"));
        Assert.Equal("2", Unit.Only("RestartPreventExitStatus"));
        Assert.Equal("SIGTERM", Unit.Only("KillSignal"));
    }

    [Fact]
    public void Secrets_are_credentials()
    {
        Assert.Equal(["redis:/etc/sweep/credentials/redis", "postgres:/etc/sweep/credentials/postgres"], Unit.All("LoadCredential"));
        Assert.Equal("%d/redis", Unit.Environment["SWEEP_REDIS_FILE"]);
        Assert.Equal("%d/postgres", Unit.Environment["SWEEP_POSTGRES_FILE"]);
        Assert.Contains("d /etc/sweep/credentials 0700 root root", Repository.Text("deploy", "systemd", "tmpfiles.conf"), StringComparison.Ordinal);
    }

    [Fact]
    public void It_runs_as_a_user_that_is_made_and_can_do_little()
    {
        Assert.Equal("sweep", Unit.Only("User"));
        Assert.Matches("(?m)^u sweep ", Repository.Text("deploy", "systemd", "sysusers.conf"));
        Assert.Equal("strict", Unit.Only("ProtectSystem"));
        Assert.Equal("", Unit.Only("CapabilityBoundingSet"));
        Assert.All(["NoNewPrivileges", "ProtectHome", "PrivateTmp", "PrivateDevices", "ProtectKernelModules"], key => Assert.Equal("yes", Unit.Only(key)));
        // .NET compiles while it runs.
        Assert.Empty(Unit.All("MemoryDenyWriteExecute"));
    }

    [Fact]
    public void The_program_is_where_the_published_command_keeps_it()
    {
        Assert.Equal("/opt/sweep/silo/Sweep.Silo", Unit.Only("ExecStart"));
        Assert.Contains("-o /opt/sweep", Repository.Text("deploy", "README.md"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_drop_in_for_cards_only_changes_what_the_unit_has() =>
        Assert.All(
            new SystemdUnit(Repository.Text("deploy", "systemd", "gpu.conf")).Entries,
            entry => Assert.Contains(entry.Key, new[] { "PrivateDevices", "DevicePolicy", "DeviceAllow", "Environment" }));

    [Fact]
    public async Task Systemd_finds_no_fault_with_it()
    {
        if (!Tool.IsHere("systemd-analyze"))
            Assert.Skip("systemd-analyze is not here: apt-get install systemd.");
        using var folder = new TemporaryFolder();
        var unit = folder.File("sweep-silo@.service");
        // The program is not installed where the tests run.
        File.WriteAllText(unit, Repository.Text("deploy", "systemd", "sweep-silo@.service").Replace(Unit.Only("ExecStart"), "/bin/true", StringComparison.Ordinal));

        var (code, output) = await Tool.Run("systemd-analyze", ["verify", "--man=no", unit]);

        Assert.True(code == 0 && !output.Contains("sweep-silo@", StringComparison.Ordinal), output);
    }
}
