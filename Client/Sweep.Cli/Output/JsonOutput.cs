using System.Text.Json;
using Sweep.Formats.Json;

namespace Sweep.Cli.Output;

/// <summary>The JSON of <c>--json</c>: snake_case keys, names of enums as specs write them.</summary>
internal static class JsonOutput
{
    private static readonly JsonSerializerOptions Options = ResultJson.Options(indented: true);

    public static void Write<T>(TextWriter output, T document) => output.WriteLine(JsonSerializer.Serialize(document, Options));
}
