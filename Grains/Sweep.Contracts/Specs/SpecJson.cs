using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Sweep.Contracts.Results;

namespace Sweep.Contracts.Specs;

/// <summary>
/// Specs, configurations and summaries as JSON text, with the names that spec files have (<c>max_length</c>,
/// <c>simple_rnn</c>). What is read back equals what was written, numbers bit for bit, NaN and infinities included.
/// </summary>
/// <remarks>
/// By reflection rather than by generated code: a generated reader gives an absent init-only property its type's
/// default, so a hyperparameter that a later version adds would be 0 in older texts and not what it says there.
/// </remarks>
public static class SpecJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        IgnoreReadOnlyProperties = true,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new RawValueConverter(), new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false) },
    };

    public static string Write(StudySpec spec) => JsonSerializer.Serialize(spec, Options);

    public static string Write(Hyperparameters hyperparameters) => JsonSerializer.Serialize(hyperparameters, Options);

    public static string Write(DatasetInfo dataset) => JsonSerializer.Serialize(dataset, Options);

    public static string Write(ModelSummary model) => JsonSerializer.Serialize(model, Options);

    public static string Write(MetricSet metrics) => JsonSerializer.Serialize(metrics.Definitions, Options);

    public static string Write(TrialFacts facts) => JsonSerializer.Serialize(facts.Values, Options);

    /// <exception cref="JsonException">Not the JSON of metrics.</exception>
    public static MetricSet ReadMetrics(string json) => new([.. Read<MetricDefinition[]>(json)]);

    /// <exception cref="JsonException">Not the JSON of facts.</exception>
    public static TrialFacts ReadFacts(string json) => TrialFacts.None.With(new(Read<ImmutableSortedDictionary<string, double>>(json)));

    /// <exception cref="JsonException">Not the JSON of a study, or with a key that this version does not know.</exception>
    public static StudySpec ReadStudy(string json) => Read<StudySpec>(json);

    /// <summary>Keys that are absent take the course's defaults.</summary>
    /// <exception cref="JsonException">Not the JSON of a configuration, or with a key that this version does not know.</exception>
    public static Hyperparameters ReadHyperparameters(string json) => Read<Hyperparameters>(json);

    /// <exception cref="JsonException">Not the JSON of a dataset's description.</exception>
    public static DatasetInfo ReadDataset(string json) => Read<DatasetInfo>(json);

    /// <exception cref="JsonException">Not the JSON of a model's summary.</exception>
    public static ModelSummary ReadModel(string json) => Read<ModelSummary>(json);

    private static T Read<T>(string json) where T : class =>
        JsonSerializer.Deserialize<T>(json, Options) ?? throw new JsonException($"null is no {typeof(T).Name}.");

    /// <summary>A parameter's value is JSON text already; it is kept to the letter, since it is its own key.</summary>
    private sealed class RawValueConverter : JsonConverter<ParameterValue>
    {
        public override bool HandleNull => true;

        public override ParameterValue Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            using var value = JsonDocument.ParseValue(ref reader);
            return new ParameterValue(value.RootElement.GetRawText());
        }

        public override void Write(Utf8JsonWriter writer, ParameterValue value, JsonSerializerOptions options) =>
            writer.WriteRawValue(value.Json ?? "null");
    }
}
