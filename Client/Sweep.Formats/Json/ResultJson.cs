using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Sweep.Contracts.Results;
using Sweep.Contracts.Specs;

namespace Sweep.Formats.Json;

/// <summary>
/// Results as JSON for other programs, from the command and over HTTP: snake_case keys, names as specs write them, a
/// trial's id as text, a configuration as an object of hyperparameters. Only written, never read.
/// </summary>
public static class ResultJson
{
    /// <summary>On a line of its own, or indented.</summary>
    public static JsonSerializerOptions Options(bool indented)
    {
        var options = new JsonSerializerOptions
        {
            WriteIndented = indented,
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        };
        Configure(options);
        return options;
    }

    /// <summary>Makes any options write results so.</summary>
    public static void Configure(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower;
        options.NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals;
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower));
        options.Converters.Add(new TrialIdConverter());
        options.Converters.Add(new ValueConverter());
        options.Converters.Add(new HyperparametersConverter());
        options.Converters.Add(new StepConverter(MetricSet.TextClassifier));
        options.Converters.Add(new FactsConverter());
    }

    private sealed class TrialIdConverter : WriteOnly<TrialId>
    {
        public override void Write(Utf8JsonWriter writer, TrialId value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.ToString());
    }

    private sealed class ValueConverter : WriteOnly<ParameterValue>
    {
        public override void Write(Utf8JsonWriter writer, ParameterValue value, JsonSerializerOptions options) =>
            writer.WriteRawValue(value.Json);
    }

    private sealed class HyperparametersConverter : WriteOnly<Hyperparameters>
    {
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

    /// <summary>An epoch with its metrics by name.</summary>
    private sealed class StepConverter(MetricSet metrics) : WriteOnly<Step>
    {
        public override void Write(Utf8JsonWriter writer, Step value, JsonSerializerOptions options)
        {
            writer.WriteStartObject();
            writer.WriteNumber("epoch", value.Number);
            foreach (var (name, number) in metrics.Names.Zip(value.Values))
            {
                writer.WritePropertyName(name);
                JsonSerializer.Serialize(writer, number, options);
            }

            writer.WritePropertyName("seconds");
            JsonSerializer.Serialize(writer, value.Seconds, options);
            writer.WriteEndObject();
        }
    }

    private sealed class FactsConverter : WriteOnly<TrialFacts>
    {
        public override void Write(Utf8JsonWriter writer, TrialFacts value, JsonSerializerOptions options) =>
            JsonSerializer.Serialize(writer, value.Values, options);
    }

    private abstract class WriteOnly<T> : JsonConverter<T>
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            throw new NotSupportedException();
    }
}
