using System.CommandLine;
using Sweep.Formats.Specs;
using Sweep.Contracts.Specs;

namespace Sweep.Cli.Commands;

/// <summary>A spec with what the command line changes in it: of <c>run</c> and <c>validate</c>.</summary>
internal sealed class SpecArguments
{
    private readonly Argument<string> file = new("FILE|NAME") { Description = "A spec file, or the built-in study 'exercises'" };

    private readonly Option<string?> data = new("--data")
    {
        Description = "Another dataset: a file, a folder, or one of reviews, reviews-1, uci-sentiment, sst2, imdb",
        HelpName = "PATH|NAME",
    };

    private readonly Option<int?> seeds = new("--seeds") { Description = "Trials of each configuration", HelpName = "N" };

    private readonly Option<string[]> set = new("--set")
    {
        Description = "Change a hyperparameter of the base configuration; may be given several times",
        HelpName = "key=value",
        DefaultValueFactory = _ => [],
    };

    public void AddTo(Command command)
    {
        command.Add(file);
        command.Add(data);
        command.Add(seeds);
        command.Add(set);
    }

    /// <param name="parse">The command line.</param>
    /// <param name="fresh">Whether every trial is to be trained.</param>
    /// <exception cref="SpecException">Something in it is wrong; names everything that is.</exception>
    public StudySpec Load(ParseResult parse, bool fresh = false) => SpecFile.Load(parse.GetRequiredValue(file), new SpecOverrides
    {
        Data = parse.GetValue(data),
        Seeds = parse.GetValue(seeds),
        Set = parse.GetValue(set)!,
        Fresh = fresh,
    });
}
