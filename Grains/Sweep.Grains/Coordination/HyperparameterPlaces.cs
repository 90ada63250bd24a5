using Sweep.Contracts.Specs;
using Sweep.Grains.Storage;

namespace Sweep.Grains.Coordination;

/// <summary>
/// Where each configuration stands by the hyperparameter that was asked for last. A configuration keeps its values for ever, so
/// each is read from the store once, however often a page that is open asks.
/// </summary>
internal sealed class HyperparameterPlaces(ISweepStore store, string study)
{
    /// <summary>Trials read at a time.</summary>
    private const int Page = 2000;

    private (string? Key, ParameterValue?[] Values, double[] Places) known = (null, [], []);

    /// <summary>
    /// For each configuration there is, the place of its value among all distinct ones; NaN where the store has no trial of it.
    /// </summary>
    public async Task<IReadOnlyList<double>> Of(string key, FinishedValues trials)
    {
        // A copy, since another question may come while the store answers this one.
        var values = known.Key == key ? known.Values : [];
        if (known.Key == key && values.Length >= trials.Count)
            return known.Places;

        int[] wanted = [.. Enumerable.Range(values.Length, trials.Count - values.Length).Select(trials.FirstTrial)];
        var read = new Dictionary<int, ParameterValue>();
        foreach (var numbers in wanted.Chunk(Page))
        {
            foreach (var row in await store.GetTrials(study, numbers))
                read[row.Id.Number] = HyperparameterSchema.ValueOf(row.Hyperparameters, key);
        }

        values = [.. values, .. wanted.Select(number => read.TryGetValue(number, out var value) ? value : (ParameterValue?)null)];
        var places = values.OfType<ParameterValue>().Distinct().Order(ParameterValueOrder.Instance).Index().ToDictionary(value => value.Item, value => (double)value.Index);
        known = (key, values, [.. values.Select(value => value is { } one ? places[one] : double.NaN)]);
        return known.Places;
    }
}
