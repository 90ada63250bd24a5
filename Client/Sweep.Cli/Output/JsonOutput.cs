using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Sweep.Contracts.Results;
using Sweep.Contracts.Specs;

namespace Sweep.Cli.Output;

/// <summary>The JSON of <c>--json</c>: snake_case keys, names of enums as specs write them.</summary>
internal static class JsonOutput
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        WriteIndented = true,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters =
        {
            new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower),
            new TextConverter<TrialId>(),
            new ValueConverter(),
            new HyperparametersConverter(),
        },
    };

    public static void Write<T>(TextWriter output, T document) => output.WriteLine(JsonSerializer.Serialize(document, Options));

    public static JsonElement ToElement<T>(T document) => JsonSerializer.SerializeToElement(document, Options);

    private sealed class TextConverter<T> : JsonConverter<T>
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException();

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(value!.ToString());
    }

    private sealed class ValueConverter : JsonConverter<ParameterValue>
    {
        public override ParameterValue Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException();

        public override void Write(Utf8JsonWriter writer, ParameterValue value, JsonSerializerOptions options) => writer.WriteRawValue(value.Json);
    }

    private sealed class HyperparametersConverter : JsonConverter<Hyperparameters>
    {
        public override Hyperparameters Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException();

        public override void Write(Utf8JsonWriter writer, Hyperparameters value, JsonSerializerOptions options)
        {
            writer.WriteStartObject();
            foreach (var definition in HyperparameterSchema.All)
            {
                writer.WritePropertyName(definition.Key);
                writer.WriteRawValue(definition.Get(value).Json);
            }

            writer.WriteEndObject();
        }
    }
}
