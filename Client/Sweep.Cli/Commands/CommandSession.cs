using System.Globalization;
using Spectre.Console;

namespace Sweep.Cli.Commands;

/// <summary>Where a command's words go: results to standard output, everything else to standard error.</summary>
internal sealed class CommandSession(bool json, CultureInfo language)
{
    /// <summary>Columns of output that is no terminal: a file has no edge to wrap at.</summary>
    private const int FileWidth = 200;

    /// <summary>True if standard output takes one JSON document and nothing else.</summary>
    public bool Json => json;

    /// <summary>Language of tables and report.</summary>
    public CultureInfo Language => language;

    public TextWriter Out { get; } = Console.Out;

    /// <summary>Results for people.</summary>
    public IAnsiConsole Page { get; } = Create(System.Console.Out, System.Console.IsOutputRedirected);

    /// <summary>Progress and notes.</summary>
    public IAnsiConsole Notes { get; } = Create(System.Console.Error, System.Console.IsErrorRedirected);

    /// <summary>True if notes can be redrawn in place.</summary>
    public bool Interactive { get; } = !System.Console.IsErrorRedirected;

    private static IAnsiConsole Create(TextWriter writer, bool redirected)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(writer),
            Ansi = redirected ? AnsiSupport.No : AnsiSupport.Detect,
            Interactive = redirected ? InteractionSupport.No : InteractionSupport.Detect,
        });
        if (redirected)
            console.Profile.Width = FileWidth;
        return console;
    }
}
