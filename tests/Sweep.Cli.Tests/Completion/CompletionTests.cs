using Sweep.Cli.Completion;
using Sweep.Cli.Tests.EndToEnd;

namespace Sweep.Cli.Tests.Completion;

/// <summary>What the Tab key offers, in shells that are run for real.</summary>
public sealed class CompletionTests(CompletedStudy study) : IClassFixture<CompletedStudy>
{
    /// <summary>Readline's own variables, set as it sets them before it calls a completion function.</summary>
    private const string Bash = """
        source "$SCRIPT"
        read -ra COMP_WORDS <<< "$LINE"
        [[ $LINE == *' ' ]] && COMP_WORDS+=('')
        COMP_LINE=$LINE COMP_POINT=${#LINE} COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
        compopt() { :; }
        _sweep
        printf '%s\n' "${COMPREPLY[@]}"
        """;

    private const string Fish = "source $SCRIPT; complete --do-complete \"$LINE\" | string split --fields 1 \\t";

    [Theory]
    [InlineData("sweep wat", "watch")]
    [InlineData("sweep nodes d", "drain")]
    [InlineData("sweep show t", "toy-1")]
    [InlineData("sweep table toy-1/", "toy-1/model", "toy-1/units")]
    [InlineData("sweep best toy-1 --fai", "--failed")]
    [InlineData("sweep best toy-1 --order train", "train_accuracy", "train_loss")]
    [InlineData("sweep export toy-1 --format ", "csv", "jsonl", "parquet", "tensorboard")]
    [InlineData("sweep run ", "exercises", "folder/", "toy.yaml")]
    [InlineData("sweep run folder/", "folder/deep.yml")]
    [InlineData("sweep run toy.yaml --data u", "uci-sentiment")]
    [InlineData("sweep run toy.yaml --set learn", "learning_rate=")]
    [InlineData("sweep completion ", "bash", "fish", "powershell", "zsh")]
    [InlineData("sweep show none-")]
    public async Task Bash_offers_what_fits(string line, params string[] offers)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There is no bash on Windows.");
        Directory.CreateDirectory(study.Home.File("folder"));
        study.Home.File("folder/deep.yml", "");

        Assert.Equal(offers, (await Shell.RunAsync(study.Home, "bash", Bash, line)).Except(["out/"]).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("sweep table toy-1/", "toy-1/model", "toy-1/units")]
    [InlineData("sweep best toy-1 --order train", "train_accuracy", "train_loss")]
    public async Task Fish_offers_what_fits(string line, params string[] offers)
    {
        Assert.SkipWhen(Testing.Programs.Find("fish") is null, "fish is not installed");

        Assert.Equal(offers, (await Shell.RunAsync(study.Home, "fish", Fish, line)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Zsh_reads_its_script()
    {
        Assert.SkipWhen(Testing.Programs.Find("zsh") is null, "zsh is not installed");

        Assert.Empty(await Shell.RunAsync(study.Home, "zsh", "zsh -n $SCRIPT", ""));
    }

    [Fact]
    public async Task The_command_prints_the_script() =>
        Assert.Equal(CompletionScripts.Of("powershell"), (await study.Home.RunAsync("completion", "powershell")).Expect(0).Output);

    [Theory]
    [InlineData("[suggest:14]", "sweep show toy --cluster 127.0.0.1:1")]
    [InlineData("[suggest]", "sweep show toy --cluster 127.0.0.1:1")]
    public async Task Where_no_silo_can_be_asked_nothing_is_offered_and_nothing_said(string directive, string line)
    {
        var result = (await study.Home.RunAsync(directive, line)).Expect(0);

        Assert.Equal(("", ""), (result.Output.Trim(), result.Error));
    }
}
