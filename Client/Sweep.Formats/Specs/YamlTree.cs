using System.Globalization;
using Sweep.Contracts.Specs;
using Sweep.Contracts.Specs.Reading;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Sweep.Formats.Specs;

/// <summary>
/// Composes a spec's tree from YAML events. No type of the program is ever created from a file: tags are refused. Depth
/// and the number of nodes, aliases expanded, have limits, so that a small file cannot ask for unbounded work.
/// </summary>
internal sealed class YamlTree
{
    private const int MaxDepth = 32;
    private const int MaxNodes = 100_000;

    private readonly Parser parser;
    private readonly Func<Mark, SpecPlace> placeOf;
    private readonly List<SpecError> errors;
    private readonly Dictionary<string, (SpecNode Node, int Size)> anchors = new(StringComparer.Ordinal);
    private int nodes;
    private int depth;

    private YamlTree(string text, Func<Mark, SpecPlace> placeOf, List<SpecError> errors) =>
        (parser, this.placeOf, this.errors) = (new Parser(new StringReader(text)), placeOf, errors);

    /// <summary>The tree; null if the text holds nothing, or with a mistake added if it is no YAML.</summary>
    /// <param name="text">One YAML document.</param>
    /// <param name="placeOf">What place a mark in the text stands for.</param>
    /// <param name="errors">Gains the mistakes.</param>
    public static SpecNode? Compose(string text, Func<Mark, SpecPlace> placeOf, List<SpecError> errors)
    {
        try
        {
            return new YamlTree(text, placeOf, errors).Document();
        }
        catch (YamlException e)
        {
            var tab = FindTab(text, e);
            var advice = tab is null ? "" : " Indent with spaces, not tabs.";
            Add(errors, placeOf(tab ?? e.Start), $"This is not YAML: {e.Message}{advice}");
        }
        catch (LimitException e)
        {
            Add(errors, placeOf(e.Mark), e.Message);
        }

        return null;
    }

    /// <summary>The tab that the parser complains of; its own mark is where the mapping around it begins.</summary>
    private static Mark? FindTab(string text, YamlException e)
    {
        if (!e.Message.Contains("tab", StringComparison.Ordinal))
            return null;
        var line = text.Split('\n').ToList().FindIndex((int)e.Start.Line - 1, l => l.TrimStart(' ').StartsWith('\t'));
        return line < 0 ? null : new Mark(0, line + 1, 1);
    }

    private SpecNode? Document()
    {
        Next();
        Next();
        if (parser.Current is StreamEnd)
            return null;
        Next();
        var root = Node();
        Next();
        Next();
        if (parser.Current is DocumentStart second)
            Add(placeOf(second.Start), "A second document begins here; a spec is one document.");
        return root is SpecScalar { Kind: ScalarKind.Null } ? null : root;
    }

    /// <summary>Goes on to the next event.</summary>
    private void Next()
    {
        try
        {
            parser.MoveNext();
        }
        catch (Exception e) when (e is not YamlException)
        {
            // The parser fails otherwise over some mistakes: an empty tag (!<>), odd characters after a key.
            var place = parser.Current?.End ?? Mark.Empty;
            var reason = e is ArgumentException
                ? "a type tag or an anchor has no name."
                : "from here on it cannot be read.";
            throw new YamlException(place, place, reason, e);
        }
    }

    /// <summary>Reads the node that the current event begins, and leaves its last event current.</summary>
    private SpecNode Node()
    {
        var start = parser.Current!;
        if (++nodes > MaxNodes)
            throw TooMany(start);
        if (start is AnchorAlias alias)
            return Resolve(alias);
        if (++depth > MaxDepth)
            throw new LimitException(start.Start, $"This is nested more than {MaxDepth} deep, which no spec needs.");

        var before = nodes;
        CheckTag((NodeEvent)start);
        SpecNode node = start switch
        {
            Scalar scalar => ReadScalar(scalar),
            SequenceStart => ReadSequence(placeOf(start.Start)),
            _ => ReadMapping(placeOf(start.Start)),
        };
        depth--;
        if (start is NodeEvent { Anchor: { IsEmpty: false } anchor })
            anchors[anchor.Value] = (node, nodes - before + 1);
        return node;
    }

    private SpecNode Resolve(AnchorAlias alias)
    {
        if (!anchors.TryGetValue(alias.Value.Value, out var anchored))
        {
            var name = alias.Value.Value;
            throw new LimitException(
                alias.Start, $"*{name} refers to no anchor before it; write &{name} where the value stands.");
        }

        nodes += anchored.Size;
        return nodes <= MaxNodes ? anchored.Node : throw TooMany(alias);
    }

    private SpecScalar ReadScalar(Scalar scalar)
    {
        var place = placeOf(scalar.Start);
        if (scalar.Style is not ScalarStyle.Plain)
            return SpecScalar.OfText(place, scalar.Value);
        if (CoreSchema.Resolve(place, scalar.Value) is { } resolved)
            return resolved;
        Add(place, $"{scalar.Value} is not a number that can be used here; numbers are finite.");
        return SpecScalar.OfInteger(place, 0);
    }

    private SpecSequence ReadSequence(SpecPlace place)
    {
        var items = new List<SpecNode>();
        for (Next(); parser.Current is not SequenceEnd; Next())
            items.Add(Node());
        return new SpecSequence(place, items);
    }

    private SpecMapping ReadMapping(SpecPlace place)
    {
        var entries = new OrderedDictionary<string, SpecEntry>(StringComparer.Ordinal);
        for (Next(); parser.Current is not MappingEnd; Next())
        {
            var key = Node();
            Next();
            var value = Node();
            if (key is not SpecScalar { Text: var name })
                Add(key.Place, $"A key is a word, not {key.Describe()}.");
            else if (name == "<<")
                Add(key.Place, "Merge keys (<<) are not part of YAML 1.2; write the keys out.");
            else if (!entries.TryAdd(name, new SpecEntry(name, key.Place, value)))
                Add(key.Place, $"{name} is given twice, first in line {entries[name].Place.Line}; keep one.");
        }

        return new SpecMapping(place, [.. entries.Values]);
    }

    private void CheckTag(NodeEvent node)
    {
        if (!node.Tag.IsEmpty)
            Add(placeOf(node.Start), $"Type tags such as {node.Tag} are not read in a spec; remove it.");
    }

    private void Add(SpecPlace place, string message) => Add(errors, place, message);

    private static void Add(List<SpecError> errors, SpecPlace place, string message) =>
        errors.Add(new SpecError(place.File, place.Line, place.Column, message));

    private static LimitException TooMany(ParsingEvent at) => new(at.Start, string.Create(
        CultureInfo.InvariantCulture,
        $"With its aliases written out this spec has more than {MaxNodes:N0} values; use fewer or smaller aliases."));

    /// <summary>Ends the reading of a document that goes beyond what a spec may ask for.</summary>
    private sealed class LimitException(Mark mark, string message) : Exception(message)
    {
        public Mark Mark { get; } = mark;
    }
}
