using System.CommandLine;

namespace Sweep.Cli.Commands;

/// <summary>The options of commands that run a study: <c>run</c>, <c>resume</c> and <c>extend</c>.</summary>
internal sealed class StudyRunOptions
{
    private readonly Option<string?> folder = new("--out")
    {
        Description = "Folder for tables, exports, plots and report (default: sweep-out/ID)",
        HelpName = "DIR",
    };

    private readonly Option<bool> detach = new("--detach") { Description = "Do not wait; the study goes on by itself" };

    public void AddTo(Command command)
    {
        command.Add(folder);
        command.Add(detach);
    }

    /// <summary>A folder that cannot be made is told before anything is begun.</summary>
    /// <exception cref="UsageException">The folder's name is taken by a file.</exception>
    public void Check(ParseResult parse)
    {
        if (parse.GetValue(folder) is { } path && File.Exists(path))
            throw new UsageException($"--out {path} is a file; name a folder.");
    }

    public StudyRunSettings Read(ParseResult parse, string study) =>
        new(Path.GetFullPath(parse.GetValue(folder) ?? Path.Combine("sweep-out", study)), parse.GetValue(detach));
}

/// <param name="Folder">Where the outputs go, a full path.</param>
/// <param name="Detach">Whether to leave the study to itself.</param>
internal sealed record StudyRunSettings(string Folder, bool Detach);
