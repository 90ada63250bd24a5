using System.Text.Json.Nodes;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.Serialization;

namespace Sweep.Deploy.Tests;

/// <summary>YAML as JSON, merge keys and anchors resolved, and scalars typed as their writer typed them.</summary>
internal static class Yaml
{
    private static readonly IDeserializer Reader = new DeserializerBuilder().WithAttemptingUnquotedStringTypeDeserialization().Build();
    private static readonly ISerializer Writer = new SerializerBuilder().JsonCompatible().Build();

    /// <summary>The documents of a file, in order.</summary>
    public static IReadOnlyList<JsonNode> Documents(string path)
    {
        using var text = File.OpenText(path);
        var parser = new MergingParser(new Parser(text));
        parser.Consume<StreamStart>();
        var documents = new List<JsonNode>();
        while (!parser.Accept<StreamEnd>(out _))
            documents.Add(JsonNode.Parse(Writer.Serialize(Reader.Deserialize(parser)!))!);
        return documents;
    }

    /// <summary>What is at a path such as <c>spec.template.metadata</c>, or null.</summary>
    public static JsonNode? At(this JsonNode? node, string path) =>
        path.Split('.').Aggregate(node, (at, key) => at is JsonObject map ? map[key] : null);

    public static string? Text(this JsonNode? node) => node?.ToString();

    public static Dictionary<string, string> Map(this JsonNode? node) =>
        node is JsonObject map ? map.ToDictionary(pair => pair.Key, pair => pair.Value?.ToString() ?? "") : [];

    public static IReadOnlyList<JsonNode> Items(this JsonNode? node) => node is JsonArray list ? [.. list.OfType<JsonNode>()] : [];

    public static IReadOnlyList<string> Strings(this JsonNode? node) => [.. node.Items().Select(item => item.ToString())];
}
