using System.Text.Json.Nodes;
using Sweep.Contracts.Specs;

namespace Sweep.Training.Checkpoints;

/// <summary>A configuration as a JSON object, one property a hyperparameter under its name in specs.</summary>
internal static class HyperparametersJson
{
    public static string Write(Hyperparameters h)
    {
        var json = new JsonObject();
        foreach (var definition in HyperparameterSchema.All)
            json[definition.Key] = JsonNode.Parse(definition.Get(h).Json);
        return json.ToJsonString();
    }

    /// <exception cref="InvalidDataException">Not such an object, or a value out of its range.</exception>
    public static Hyperparameters Read(string text)
    {
        if (ParseObject(text) is not { } json)
            throw new InvalidDataException("The checkpoint's hyperparameters are no JSON object.");
        var h = Hyperparameters.Default;
        foreach (var definition in HyperparameterSchema.All)
        {
            if (!json.TryGetPropertyValue(definition.Key, out var node))
                continue;
            var value = new ParameterValue(node?.ToJsonString() ?? "null");
            if (definition.Check(value) is { } problem)
                throw new InvalidDataException($"The checkpoint's hyperparameters are wrong: {problem}");
            h = definition.Set(h, value);
        }

        return h;
    }

    private static JsonObject? ParseObject(string text)
    {
        try
        {
            return JsonNode.Parse(text) as JsonObject;
        }
        catch (System.Text.Json.JsonException)
        {
            return null;
        }
    }
}
