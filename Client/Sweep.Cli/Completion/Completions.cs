using System.CommandLine;
using System.CommandLine.Completions;
using Sweep.Cli.Commands;
using Sweep.Client;
using Sweep.Contracts.Specs;
using Sweep.Formats.Specs;

namespace Sweep.Cli.Completion;

/// <summary>What a shell may offer beside commands and options, which the parser knows: names of what there is.</summary>
internal sealed class Completions(CommandHost host)
{
    /// <summary>Nobody who pressed a key waits longer.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private static readonly string[] SpecEndings = [".yaml", ".yml"];

    /// <summary>Adds them to every argument and option that takes them.</summary>
    public void AddTo(Command command)
    {
        foreach (var argument in command.Arguments)
        {
            if (SourceOf(argument.Name) is { } source)
                argument.CompletionSources.Add(source);
        }

        foreach (var option in command.Options)
        {
            if (SourceOf(option.Name) is { } source)
                option.CompletionSources.Add(source);
        }

        foreach (var subcommand in command.Subcommands)
            AddTo(subcommand);
    }

    private Func<CompletionContext, IEnumerable<CompletionItem>>? SourceOf(string name) => name switch
    {
        "ID" => context => Ask(context, client => IdsAsync(client, context.WordToComplete)),
        "NODE" => context => Ask(context, async client => (await client.GetNodesAsync()).Select(node => node.Node)),
        "FILE|NAME" => context => Items(BuiltInStudies.Names.Concat(SpecFiles(context.WordToComplete))),
        "--data" or "NAME|PATH" => _ => Items(DatasetNames.All),
        "--set" => _ => Items(HyperparameterSchema.All.Select(definition => $"{definition.Key}=")),
        _ => null,
    };

    /// <summary>Studies; behind a slash, the sweeps of the study before it.</summary>
    private static async Task<IEnumerable<string>> IdsAsync(SweepClient client, string word)
    {
        var slash = word.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0)
            return (await client.ListStudiesAsync()).Select(study => study.Id);
        var study = await client.GetStudyAsync(word[..slash]);
        return study is null ? [] : study.Spec.Sweeps.Select(sweep => $"{study.Id}/{sweep.Name}");
    }

    private static IEnumerable<string> SpecFiles(string word)
    {
        var folder = word[..(word.LastIndexOf('/') + 1)];
        var here = new DirectoryInfo(folder.Length > 0 ? folder : ".");
        return here.Exists
            ? here.EnumerateDirectories().Select(entry => $"{folder}{entry.Name}/")
                .Concat(here.EnumerateFiles().Where(entry => SpecEndings.Contains(entry.Extension)).Select(entry => folder + entry.Name))
            : [];
    }

    /// <summary>Where nothing can be found out there is nothing to offer, and no place for a message.</summary>
    private IEnumerable<CompletionItem> Ask(CompletionContext context, Func<SweepClient, Task<IEnumerable<string>>> question)
    {
        try
        {
            return Items(Task.Run(() => AskAsync(context.ParseResult, question)).WaitAsync(Patience).GetAwaiter().GetResult());
        }
        catch (Exception)
        {
            return [];
        }
    }

    private async Task<IEnumerable<string>> AskAsync(ParseResult parse, Func<SweepClient, Task<IEnumerable<string>>> question)
    {
        await using var connection = await host.ConnectAsync(parse, trains: false, CancellationToken.None);
        return await question(connection.Client);
    }

    private static IEnumerable<CompletionItem> Items(IEnumerable<string> names) => names.Select(name => new CompletionItem(name));
}
