using System.Text.RegularExpressions;

namespace Sweep.Architecture.Tests;

/// <summary>Habits that no analyzer here checks, read from the source.</summary>
public sealed class SourceTests
{
    private const int MostLines = 400;

    [Fact]
    public void No_source_file_is_longer_than_a_reader_can_hold() =>
        Assert.Empty(Repository.AllFiles("*.cs").Where(file => File.ReadLines(file).Count() > MostLines).Select(Repository.Relative));

    [Theory]
    [InlineData(@"\bThread\.Sleep\(", "wait for the event itself, or for a TimeProvider")]
    [InlineData(@"\bDateTime(Offset)?\.(Utc)?(Now|Today)\b", "ask a TimeProvider")]
    [InlineData(@"\bTask\.Delay\((?!.*\b(time|TimeProvider)\b)", "give it a TimeProvider")]
    [InlineData(@"\bRandom\.Shared\b|\bnew Random\(", "use SeededRandom with a derived seed")]
    public void Time_and_randomness_are_handed_in(string banned, string instead) =>
        AssertAbsent(Repository.AllFiles("*.cs"), banned, instead);

    [Fact]
    public void Nothing_is_left_to_be_written_later() =>
        AssertAbsent(Repository.ProductFiles("*.cs"), @"\bNotImplementedException\b|\bTODO\b", "write it, or leave it out");

    [Fact]
    public void The_licence_is_complete()
    {
        var text = File.ReadAllText(Path.Combine(Repository.Root, "LICENSE"));

        Assert.Contains("Version 2.0, January 2004", text);
        Assert.Contains("END OF TERMS AND CONDITIONS", text);
        Assert.EndsWith("limitations under the License.", text.TrimEnd());
    }

    private static void AssertAbsent(IEnumerable<string> files, string banned, string instead)
    {
        var found =
            from file in files
            from line in File.ReadLines(file).Select((text, index) => (Text: text, Number: index + 1))
            where Regex.IsMatch(line.Text, banned)
            select $"{Repository.Relative(file)}({line.Number}): {line.Text.Trim()}";

        Assert.True(!found.Any(), $"{instead}:{Environment.NewLine}{string.Join(Environment.NewLine, found)}");
    }
}
